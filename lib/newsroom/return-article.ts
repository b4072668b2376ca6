import 'server-only'
import { advanceArticle, getArticleAt, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { moveReview, putOpinion } from '../db/reviews'
import { getRevision } from '../db/revisions'
import type { Actor } from '../editorial/actor'
import type { ReasonRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { notify, ownersOf } from './notify'
import { statusOf } from './status-of'

/** Gives a submitted article back to its author with the reason. Sent again, it returns to the round that asked for changes. */
export async function returnArticle(
  actor: Actor,
  { reason, ...ref }: ReasonRef,
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.return', article)
    await askForChanges(tx, actor, article, reason)
    const version = await advanceArticle(tx, article, {
      status: statusOf(article, 'return'),
      returnReason: reason,
      askedId: null,
    })
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.return', target, { reason })
    await notify(tx, ownersOf(article), { kind: 'returned', article, by: actor, detail: reason })
    return { version }
  })
}

async function askForChanges(tx: Tx, actor: Actor, article: ArticleAt, reason: string): Promise<void> {
  const { review } = article
  if (!review) return
  const { id: revisionId, hash } = await getRevision(tx, article.id, article.head)
  await putOpinion(tx, {
    reviewId: review.id,
    round: review.round,
    reviewerId: actor.id,
    verdict: 'return',
    opinion: reason,
    checks: [],
    revisionId,
    hash,
  })
  await moveReview(tx, review.id, { state: 'changes', hash: null, endedAt: null })
}
