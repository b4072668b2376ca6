import { z } from 'zod'

/** What may be queued for the worker, and what each job needs. Every job may run twice. */
export const JOBS = {
  /** Forgets what no longer matters: old sessions, tries to sign in, cache notes. Makes fingerprints that are missing. */
  housekeeping: z.object({}),
} as const

export type JobName = keyof typeof JOBS
export type Payload<Name extends JobName> = z.output<(typeof JOBS)[Name]>

/** Jobs that come by themselves, in cron's notation and UTC. */
export const SCHEDULE: Partial<Record<JobName, string>> = { housekeeping: '17 * * * *' }
