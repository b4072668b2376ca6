import 'server-only'
import { listPageActs } from '../db/page-acts'
import type { Actor } from '../editorial/actor'
import type { PageActsWeek } from '../editorial/page-acts'
import { authorize } from '../editorial/policy'

const WEEKS = 52

/** How much people had to do on the pages of each of the last weeks with imports, newest first. */
export async function listActsPerWeek(actor: Actor): Promise<PageActsWeek[]> {
  authorize(actor, 'page.acts')
  return listPageActs(WEEKS)
}
