import 'server-only'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, ownIdentity, ProcessIdentity } from '../process-identity'

/** The uses of the server of a data folder by living processes, one file each: the last one to leave stops it. */
const folderOf = (dataDir: string) => join(dataDir, 'postgres-users')

/** Notes one more use by this process; the answer takes it off the list again. */
export function joinUsers(dataDir: string): () => void {
  mkdirSync(folderOf(dataDir), { recursive: true })
  const path = join(folderOf(dataDir), `${process.pid}-${randomBytes(4).toString('hex')}`)
  writeFileSync(path, JSON.stringify(ownIdentity()))
  return () => rmSync(path, { force: true })
}

/** Whether anybody still uses the server. Forgets those who died without leaving. */
export function isUsed(dataDir: string): boolean {
  mkdirSync(folderOf(dataDir), { recursive: true })
  const living = readdirSync(folderOf(dataDir)).filter((name) => {
    const path = join(folderOf(dataDir), name)
    if (isAliveIn(path)) return true
    rmSync(path, { force: true })
    return false
  })
  return living.length > 0
}

function isAliveIn(path: string): boolean {
  try {
    return isAlive(ProcessIdentity.parse(JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return false
  }
}
