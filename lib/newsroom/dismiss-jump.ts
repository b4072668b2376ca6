import 'server-only'
import { getArticle, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { dismissMatch, findMatch, reopenMatch } from '../db/jump-matches'
import type { Actor } from '../editorial/actor'
import type { MatchRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { Conflict, Refused } from '../errors'

type Pair = { fragment: ArticleAt; beginning: ArticleAt }

/** Says of two texts that the one does not go on with the other; they are not proposed again. Throws Conflict when that is decided. */
export async function dismissJump(actor: Actor, { id }: MatchRef): Promise<void> {
  await db.$transaction(async (tx) => {
    const pair = await getPair(tx, actor, id, 'open')
    if (!(await dismissMatch(tx, id, { decidedById: actor.id, decidedAt: new Date() }))) throw new Conflict()
    await record(tx, actor, 'article.join-dismiss', pair)
  })
}

/** Takes that back: the two wait for a person again. Throws Conflict when it does not hold, refuses a retired article. */
export async function reopenJump(actor: Actor, { id }: MatchRef): Promise<void> {
  await db.$transaction(async (tx) => {
    const pair = await getPair(tx, actor, id, 'dismissed')
    if (pair.fragment.retiredAt || pair.beginning.retiredAt) throw new Refused('article-retired')
    if (!(await reopenMatch(tx, id))) throw new Conflict()
    await record(tx, actor, 'article.join-reopen', pair)
  })
}

async function getPair(tx: Tx, actor: Actor, id: string, state: 'open' | 'dismissed'): Promise<Pair> {
  const match = await findMatch(tx, id, state)
  if (!match) throw new Conflict()
  const fragment = await getArticle(tx, match.fragmentId)
  const beginning = await getArticle(tx, match.beginningId)
  authorize(actor, 'article.join', fragment)
  authorize(actor, 'article.join', beginning)
  return { fragment, beginning }
}

async function record(
  tx: Tx,
  actor: Actor,
  action: 'article.join-dismiss' | 'article.join-reopen',
  { fragment, beginning }: Pair,
): Promise<void> {
  const target = { type: 'article', id: fragment.id, label: fragment.headline }
  await recordAudit(tx, newAct(doerOf(actor)), action, target, {
    beginning: { id: beginning.id, headline: beginning.headline },
  })
}
