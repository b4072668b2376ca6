import 'server-only'
import type { JobName, Payload } from '../editorial/jobs'
import { housekeeping } from './housekeeping'

type Handlers = { [Name in JobName]: (payload: Payload<Name>) => Promise<void> }

/** Who does which job. A job without a handler does not compile. */
export const HANDLERS: Handlers = { housekeeping }
