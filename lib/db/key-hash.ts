import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** The secret part of a link, and what is stored of it: 256 bits need no slow hash. */
export function makeKey(): { key: string; hash: string } {
  const key = randomBytes(32).toString('base64url')
  return { key, hash: hashKey(key) }
}

export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')
