import 'server-only'
import { countOpenConflicts } from '../db/conflicts'
import { countMatches } from '../db/match-lists'
import { headOfArticles, headOfDrafts, headOfOpenPages, headOfReturned } from '../db/overview'
import type { Actor } from '../editorial/actor'
import type { Overview } from '../editorial/overview'
import { authorize } from '../editorial/policy'

/** What someone who comes to work wants to see first. */
export async function getOverview(actor: Actor): Promise<Overview> {
  authorize(actor, 'desk.view')
  const [returned, drafts, waiting, recent, openPages, matches, openConflicts] = await Promise.all([
    headOfReturned(actor.id),
    headOfDrafts(actor.id),
    headOfArticles('IN_REVIEW'),
    headOfArticles('PUBLISHED'),
    headOfOpenPages(),
    countMatches(),
    countOpenConflicts(),
  ])
  return { returned, drafts, waiting, recent, openPages, matches, openConflicts }
}
