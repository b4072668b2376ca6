import { z } from 'zod'

/** What may be queued for the worker, and what each job needs. Every job may run twice. */
export const JOBS = {
  /** Forgets what no longer matters: old sessions, tries to sign in, cache notes. Makes fingerprints that are missing. */
  housekeeping: z.object({}),
  /** Reads the files of a batch that wait. */
  'import-batch': z.object({ batchId: z.uuid() }),
  /** Queues batches again that nobody works on: their worker ended. */
  'resume-imports': z.object({}),
  /** Reads for search what it does not know yet: after an update, or when tables were restored. Counts common words. */
  'refresh-search': z.object({}),
  /** Tells the WebSub hub which feeds have news, where there is a hub. */
  'ping-hub': z.object({}),
  /** Finds conflicts anew of the figures in some articles. */
  'refresh-conflicts': z.object({ articleIds: z.array(z.uuid()) }),
  /** Does what is due of what follows from publications at their hours. */
  'side-effects': z.object({}),
  /** Makes the sizes of a picture that readers' browsers choose from. */
  'make-renditions': z.object({ pictureId: z.uuid() }),
  /** Sends the letters that wait. */
  'send-mails': z.object({}),
  /** Looks whether an address has an account, and sends it a link to set another password. */
  'password-letter': z.object({ email: z.string() }),
  /** Asks the outside model about an article that waits for it. */
  recommend: z.object({ articleId: z.uuid() }),
  /** Queues again the articles that wait for the outside model. */
  'resume-recommendations': z.object({}),
} as const

export type JobName = keyof typeof JOBS
export type Payload<Name extends JobName> = z.output<(typeof JOBS)[Name]>

/** What a job was queued with. Throws when that is not what the job needs. */
export function toPayload<Name extends JobName>(name: Name, payload: unknown): Payload<Name> {
  // The schema of this very name: the table cannot say so to the compiler.
  return JOBS[name].parse(payload ?? {}) as Payload<Name>
}

/** Jobs that come by themselves, in cron's notation and UTC. */
export const SCHEDULE: Partial<Record<JobName, string>> = {
  housekeeping: '17 * * * *',
  'resume-imports': '* * * * *',
  'side-effects': '* * * * *',
  'send-mails': '* * * * *',
  'resume-recommendations': '*/10 * * * *',
  'refresh-search': '47 * * * *',
  'ping-hub': '* * * * *',
}

/** Jobs that a worker queues for itself when it starts: what an earlier one left is not to wait for the schedule. */
export const AT_START: readonly JobName[] = ['resume-imports', 'refresh-search', 'side-effects', 'send-mails']
