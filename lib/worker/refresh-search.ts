import 'server-only'
import { refreshSearch as refresh } from '../newsroom/refresh-search'
import type { Handler } from './handlers'

/** Reads what search has not read, and counts common words anew. */
export const refreshSearch: Handler<'refresh-search'> = async (_payload, stopping) => {
  await refresh({ stopping })
}
