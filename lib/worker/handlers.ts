import 'server-only'
import type { JobName, Payload } from '../editorial/jobs'

/** Does a job; once `stopping` is aborted it should begin nothing more, for the worker ends. */
export type Handler<Name extends JobName> = (payload: Payload<Name>, stopping: AbortSignal) => Promise<void>

type Handlers = { [Name in JobName]: Handler<Name> }

/** Loads what does a job when the first one comes: a worker that reads no pages holds no dictionaries. */
const later =
  <Name extends JobName>(load: () => Promise<Handler<Name>>): Handler<Name> =>
  async (payload, stopping) =>
    (await load())(payload, stopping)

/** Who does which job. A job without a handler does not compile. */
export const HANDLERS: Handlers = {
  housekeeping: later(async () => (await import('./housekeeping')).housekeeping),
  'import-batch': later(async () => (await import('./import-batch')).importBatch),
  'resume-imports': later(async () => (await import('./resume-imports')).resumeImports),
  'side-effects': later(async () => (await import('./side-effects')).sideEffects),
  'send-mails': later(async () => (await import('./send-mails')).sendMails),
  'password-letter': async (wish) => (await import('../newsroom/reset-by-mail')).sendPasswordLetter(wish),
  recommend: later(async () => (await import('./recommend')).recommend),
  'resume-recommendations': later(
    async () => (await import('./resume-recommendations')).resumeRecommendations,
  ),
  'refresh-search': later(async () => (await import('./refresh-search')).refreshSearch),
  'ping-hub': later(async () => (await import('./ping-hub')).pingHub),
  'make-renditions': async ({ pictureId }, stopping) =>
    (await import('../newsroom/make-renditions')).makePictureSizes(pictureId, stopping),
  'refresh-conflicts': async ({ articleIds }) =>
    (await import('../newsroom/recheck-conflicts')).refreshConflictsOf(articleIds),
}
