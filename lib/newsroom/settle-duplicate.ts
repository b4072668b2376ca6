import 'server-only'
import { getArticle, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { decideDuplicate, findOpenDuplicate } from '../db/duplicates'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { MatchRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, Refused } from '../errors'

/** Both printings stay, and each names the other to readers while both are live. Throws Conflict when that is decided already. */
export async function linkDuplicate(actor: Actor, { id }: MatchRef): Promise<void> {
  await db.$transaction(async (tx) => {
    const { article, other } = await getPair(tx, actor, id)
    await settle(tx, actor, id, 'linked')
    await markStale(tx, [SURFACE.article(article.id), SURFACE.article(other.id)])
    await record(tx, actor, 'article.duplicate-link', article, other)
  })
}

/** Both articles stay, and nobody is asked about the two again. Throws Conflict when that is decided already. */
export async function keepDuplicate(actor: Actor, { id }: MatchRef): Promise<void> {
  await db.$transaction(async (tx) => {
    const { article, other } = await getPair(tx, actor, id)
    await settle(tx, actor, id, 'kept')
    await record(tx, actor, 'article.duplicate-keep', article, other)
  })
}

async function getPair(tx: Tx, actor: Actor, id: string): Promise<{ article: ArticleAt; other: ArticleAt }> {
  const pair = await findOpenDuplicate(tx, id)
  if (!pair) throw new Conflict()
  const [article, other] = [await getArticle(tx, pair.articleId), await getArticle(tx, pair.otherId)]
  authorize(actor, 'article.join', article)
  authorize(actor, 'article.join', other)
  if (article.retiredAt || other.retiredAt) throw new Refused('article-retired')
  return { article, other }
}

async function settle(tx: Tx, actor: Actor, id: string, state: 'linked' | 'kept'): Promise<void> {
  const decision = { decidedById: actor.id, decidedAt: new Date() }
  if (!(await decideDuplicate(tx, id, state, decision))) throw new Conflict()
}

async function record(
  tx: Tx,
  actor: Actor,
  action: 'article.duplicate-link' | 'article.duplicate-keep',
  article: ArticleAt,
  other: ArticleAt,
): Promise<void> {
  const target = { type: 'article', id: article.id, label: article.headline }
  await recordAudit(tx, newAct(doerOf(actor)), action, target, {
    other: { id: other.id, headline: other.headline },
  })
}
