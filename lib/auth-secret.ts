import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEnv } from './env'
import { SetupError } from './errors'

/** The secret of this installation, as the launcher hands it out; a command that runs by itself reads the launcher's file. */
export function authSecret(): string {
  return process.env.NEXTAUTH_SECRET || storedSecret()
}

function storedSecret(): string {
  const path = join(readEnv().DATA_DIR, 'session-secret')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new SetupError(
      `There is no secret: set NEXTAUTH_SECRET, or start the product once to make ${path}.`,
    )
  }
}
