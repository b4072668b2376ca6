import 'server-only'
import { refreshSearch as refresh } from '../newsroom/refresh-search'
import type { Handler } from './handlers'

/** The queue gives a job up after a quarter of an hour; what is left waits for the next. */
const TIME_MS_MAX = 600_000

/** Reads what search has not read, and counts common words anew. */
export const refreshSearch: Handler<'refresh-search'> = async (_payload, stopping) => {
  await refresh({ stopping: AbortSignal.any([stopping, AbortSignal.timeout(TIME_MS_MAX)]) })
}
