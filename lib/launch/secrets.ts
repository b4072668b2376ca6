import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const makeSecret = (): string => randomBytes(32).toString('base64url')

/** The secret that signs session cookies: the same at every start of one data folder, readable by its owner only. */
export function keepSessionSecret(dataDir: string): string {
  const path = join(dataDir, 'session-secret')
  if (!existsSync(path)) writeFileSync(path, makeSecret(), { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}
