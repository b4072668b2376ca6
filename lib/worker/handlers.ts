import 'server-only'
import type { JobName, Payload } from '../editorial/jobs'
import { makePictureSizes } from '../newsroom/make-renditions'
import { refreshConflictsOf } from '../newsroom/recheck-conflicts'
import { sendPasswordLetter } from '../newsroom/reset-by-mail'
import { housekeeping } from './housekeeping'
import { importBatch } from './import-batch'
import { pingHub } from './ping-hub'
import { recommend } from './recommend'
import { refreshSearch } from './refresh-search'
import { resumeImports } from './resume-imports'
import { resumeRecommendations } from './resume-recommendations'
import { sendMails } from './send-mails'
import { sideEffects } from './side-effects'

/** Does a job; once `stopping` is aborted it should begin nothing more, for the worker ends. */
export type Handler<Name extends JobName> = (payload: Payload<Name>, stopping: AbortSignal) => Promise<void>

type Handlers = { [Name in JobName]: Handler<Name> }

/** Who does which job. A job without a handler does not compile. */
export const HANDLERS: Handlers = {
  housekeeping,
  'import-batch': importBatch,
  'resume-imports': resumeImports,
  'side-effects': sideEffects,
  'send-mails': sendMails,
  'password-letter': (wish) => sendPasswordLetter(wish),
  recommend,
  'resume-recommendations': resumeRecommendations,
  'refresh-search': refreshSearch,
  'ping-hub': pingHub,
  'make-renditions': ({ pictureId }, stopping) => makePictureSizes(pictureId, stopping),
  'refresh-conflicts': ({ articleIds }) => refreshConflictsOf(articleIds),
}
