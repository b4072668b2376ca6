import 'server-only'
import { countOpenConflicts } from '../db/conflicts'
import { countMatches } from '../db/match-lists'
import { headOfDrafts, headOfOpenPages, headOfPublic, headOfReturned, headOfWaiting } from '../db/overview'
import type { Actor } from '../editorial/actor'
import type { Overview } from '../editorial/overview'
import { authorize } from '../editorial/policy'

/** What someone who comes to work wants to see first. */
export async function getOverview(actor: Actor): Promise<Overview> {
  authorize(actor, 'desk.view')
  const [returned, drafts, waiting, recent, openPages, matches, openConflicts] = await Promise.all([
    headOfReturned(actor.id),
    headOfDrafts(actor.id),
    headOfWaiting(),
    headOfPublic(new Date()),
    headOfOpenPages(),
    countMatches(),
    countOpenConflicts(),
  ])
  return { returned, drafts, waiting, recent, openPages, matches, openConflicts }
}
