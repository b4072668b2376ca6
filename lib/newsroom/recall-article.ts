import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db } from '../db/client'
import { moveReview } from '../db/reviews'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { statusOf } from './status-of'

/** Takes an article back from the reviewers by who made it; it keeps its place among the rounds. */
export async function recallArticle(
  actor: Actor,
  ref: ArticleRef,
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.recall', article)
    const version = await advanceArticle(tx, article, {
      status: statusOf(article, 'recall'),
      askedId: null,
    })
    if (article.review)
      await moveReview(tx, article.review.id, { state: 'changes', hash: null, endedAt: null })
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, act, 'article.recall', target)
    return { version }
  })
}
