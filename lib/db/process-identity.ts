import 'server-only'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A process that cannot be mistaken for a later one that was given the same number. */
export const ProcessIdentity = z.object({ pid: z.number().int(), started: z.string() })
export type ProcessIdentity = z.infer<typeof ProcessIdentity>

/** Null when no such process lives. */
export function identityOf(pid: number): ProcessIdentity | null {
  const started = startOf(pid)
  return started === null ? null : { pid, started }
}

export const ownIdentity = (): ProcessIdentity => identityOf(process.pid) ?? { pid: process.pid, started: '' }

export const isAlive = ({ pid, started }: ProcessIdentity): boolean => startOf(pid) === started

/** When the process began, in the system's own words; null when there is none or only its remains. */
function startOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return startFromPs(pid)
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name, in brackets, may itself hold blanks and brackets: the fields are counted after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

const startFromPs = (pid: number) =>
  execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
