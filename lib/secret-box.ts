import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { authSecret } from './auth-secret'

/** What is sealed for one purpose cannot be opened for another. */
export type SealedFor = 'mail' | 'mail-server' | 'second-factor'

const CIPHER = 'aes-256-gcm'
const VERSION = 'v1'

/** It was sealed with another secret, or is damaged. */
export class Unsealable extends Error {}

const keyOf = (purpose: SealedFor): Buffer =>
  Buffer.from(hkdfSync('sha256', authSecret(), 'corridor', purpose, 32))

/** Text as the database may hold it: AES-256-GCM under a key derived from the installation's secret (HKDF, RFC 5869). */
export function seal(purpose: SealedFor, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(CIPHER, keyOf(purpose), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))
  return [VERSION, ...parts].join('.')
}

/** The text that was sealed. Throws `Unsealable`. */
export function unseal(purpose: SealedFor, sealed: string): string {
  const [version, ...parts] = sealed.split('.')
  const [nonce, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (version !== VERSION || !nonce || tag?.length !== 16 || !body) throw new Unsealable('not a sealed text')
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(purpose), nonce).setAuthTag(tag)
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    throw new Unsealable('sealed with another secret, or damaged')
  }
}
