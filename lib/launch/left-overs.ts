import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { stopUnusedPostgres } from '../db/embedded-postgres'
import { identityOf, isAlive, ProcessIdentity } from '../db/process-identity'
import { takeLock } from '../db/server-lock'

/** What a second launcher and the clean-up after a hard stop agree on. */
export const launcherLock = (dataDir: string): string => join(dataDir, 'launcher.lock')
const childrenFile = (dataDir: string) => join(dataDir, 'launcher-children')

/** Writes down the children of the launcher, for whoever cleans up when it cannot. */
export function noteChildren(dataDir: string, pids: readonly number[]): void {
  const identities = pids.map(identityOf).filter((identity) => identity !== null)
  writeFileSync(childrenFile(dataDir), JSON.stringify(identities))
}

/** Stops the server and worker that a launcher left behind when it was killed. The caller holds the launcher's lock. */
export async function stopLeftOverChildren(dataDir: string): Promise<void> {
  const children = readChildren(dataDir).filter(isAlive)
  for (const { pid } of children) process.kill(pid, 'SIGTERM')
  const deadline = Date.now() + 4000
  while (children.some(isAlive) && Date.now() < deadline) await sleep(50)
  for (const { pid } of children.filter(isAlive)) process.kill(pid, 'SIGKILL')
  while (children.some(isAlive)) await sleep(50)
  rmSync(childrenFile(dataDir), { force: true })
}

/** Stops everything a killed launcher left behind; does nothing when another launcher has taken over already. */
export async function cleanUpAfterLauncher(dataDir: string): Promise<void> {
  const lock = takeLock(launcherLock(dataDir), 'cleaning up')
  if (!('release' in lock)) return
  try {
    await stopLeftOverChildren(dataDir)
    await stopUnusedPostgres(dataDir)
  } finally {
    lock.release()
  }
}

function readChildren(dataDir: string): ProcessIdentity[] {
  try {
    return z.array(ProcessIdentity).parse(JSON.parse(readFileSync(childrenFile(dataDir), 'utf8')))
  } catch {
    return []
  }
}
