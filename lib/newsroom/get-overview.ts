import 'server-only'
import { countOpenConflicts } from '../db/conflicts'
import { countMatches } from '../db/match-lists'
import { headOfOpenPages, headOfScheduled, headsOfArticles, listFailures } from '../db/overview'
import { listSideEffects } from '../db/side-effects'
import type { Actor } from '../editorial/actor'
import type { Overview, OverviewFailure } from '../editorial/overview'
import { authorize, can, mayEver } from '../editorial/policy'
import { countMailTroubles } from './list-mails'

const EFFECTS = 6

/** What someone who comes to work wants to see first: what is theirs to do, then how the newsroom stands. */
export async function getOverview(actor: Actor): Promise<Overview> {
  authorize(actor, 'desk.view')
  const who = { id: actor.id, seesAllOverdue: mayEver(actor, 'article.assign') }
  const [articles, scheduled, failed, troubles, openPages, matches, openConflicts] = await Promise.all([
    headsOfArticles(who),
    headOfScheduled(),
    listFailures(),
    listTroubles(actor),
    headOfOpenPages(),
    countMatches(),
    countOpenConflicts(),
  ])
  const mayReview = mayEver(actor, 'article.approve')
  const failures = [...troubles, ...failed]
  return { ...articles, mayReview, scheduled, failures, openPages, matches, openConflicts }
}

/** Letters that were not sent, and side effects that failed or are overdue, for who looks after them. */
async function listTroubles(actor: Actor): Promise<OverviewFailure[]> {
  if (!can(actor, 'side-effect.view')) return []
  const [{ rows }, mails] = await Promise.all([listSideEffects(EFFECTS), countMailTroubles(actor)])
  const effects = rows.filter(({ state }) => state === 'failed' || state === 'overdue')
  return [
    ...(mails > 0 ? [{ kind: 'mails' as const, count: mails }] : []),
    ...effects.map((effect) => ({ kind: 'effect' as const, effect })),
  ]
}
