import 'server-only'
import { listSearchMisses } from '../db/search-misses'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { SearchMiss } from '../editorial/search'

/** What readers looked for in vain, most often first. */
export async function listMisses(actor: Actor): Promise<SearchMiss[]> {
  authorize(actor, 'search.misses')
  return listSearchMisses()
}
