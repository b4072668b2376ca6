import 'server-only'
import { listConflictRows } from '../db/conflict-lists'
import { countOpenConflicts } from '../db/conflicts'
import type { Actor } from '../editorial/actor'
import type { ConflictQuery, ConflictRow } from '../editorial/conflict'
import type { Screen } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'

/** One screen of the conflicts between figures. */
export async function listConflicts(actor: Actor, query: ConflictQuery): Promise<Screen<ConflictRow>> {
  authorize(actor, 'conflict.view')
  return listConflictRows(query)
}

/** How many conflicts wait for a decision. */
export async function countConflicts(actor: Actor): Promise<number> {
  authorize(actor, 'conflict.view')
  return countOpenConflicts()
}
