import 'server-only'
import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { isAlive, ownIdentity, ProcessIdentity } from './process-identity'

const Note = ProcessIdentity.extend({ note: z.string() })
type Note = z.infer<typeof Note>

export type Lock = { release: () => void }

/**
 * Takes the lock at `path`, or answers who holds it. A lock whose process is gone (kill -9, power cut) is taken over.
 * `note` is for the message another process shows.
 */
export function takeLock(path: string, note: string): Lock | Note {
  const mine = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  // Linking a finished file makes the lock appear at once and whole, so nobody reads half a note.
  writeFileSync(mine, JSON.stringify({ ...ownIdentity(), note }))
  try {
    for (;;) {
      if (linked(mine, path)) return { release: () => removeFile(path) }
      const holder = readNote(path)
      if (holder && isAlive(holder)) return holder
      breakLock(path)
    }
  } finally {
    removeFile(mine)
  }
}

/** Runs `work` while holding the lock, waiting for its turn; `onWait` hears once whom it waits for. */
export async function withLock<T>(
  path: string,
  note: string,
  work: () => Promise<T>,
  onWait: (holder: { pid: number; note: string }) => void = () => {},
): Promise<T> {
  let lock = takeLock(path, note)
  if (!('release' in lock)) onWait(lock)
  while (!('release' in lock)) {
    await sleep(100)
    lock = takeLock(path, note)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

/** Moves a dead process's lock away; one that somebody living took in the meantime is put back. */
function breakLock(path: string): void {
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return // another process was first
  }
  const moved = readNote(aside)
  if (moved && isAlive(moved)) linked(aside, path)
  removeFile(aside)
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function readNote(path: string): Note | null {
  try {
    return Note.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function removeFile(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Already gone is as good.
  }
}
