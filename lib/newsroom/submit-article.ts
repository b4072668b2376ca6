import 'server-only'
import { z } from 'zod'
import { advanceArticle, getArticleAt, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { putRevisionStep } from '../db/history'
import { findReviewPreset, moveReview, putReview } from '../db/reviews'
import { getRevision } from '../db/revisions'
import type { Actor } from '../editorial/actor'
import { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import type { ReviewPreset } from '../editorial/review'
import { Refused } from '../errors'
import { askReviewers, refuseUnfit } from './notify'
import { refuseOpenEyes } from './refuse-open-eyes'
import { refuseStale } from './refuse-stale'
import { statusOf } from './status-of'

/** An empty choice asks all who may review. */
export const SubmitArticle = ArticleRef.extend({
  reviewerId: z.union([z.literal('').transform(() => null), z.uuid()]).default(null),
})

/**
 * Sends a draft, or the changes of a public article, to the reviewers: to the first round, or back to the one that asked for
 * changes. The sender may choose who is to review it. Refuses one without a headline or with a figure to be confirmed, and a
 * reviewer who may not.
 */
export async function submitArticle(
  actor: Actor,
  { reviewerId = null, ...ref }: ArticleRef & { reviewerId?: string | null },
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.submit', article)
    if (article.headline === '') throw new Refused('headline-missing')
    const { content } = await getRevision(tx, article.id, article.head)
    refuseStale(content)
    refuseOpenEyes(content)
    if (reviewerId !== null) await refuseUnfit(tx, article, actor, reviewerId)
    const status = statusOf(article, 'submit')
    const version = await advanceArticle(tx, article, { status, returnReason: null, askedId: reviewerId })
    // The database notes a status that changes; changes of a public article are sent without that.
    if (status === article.status) await putRevisionStep(tx, article, 'IN_REVIEW')
    const preset = await findReviewPreset(tx)
    const round = await beginReview(tx, actor, article, preset)
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, act, 'article.submit', target, { preset, round })
    await askReviewers(tx, article, actor, reviewerId)
    return { version }
  })
}

/** Answers the round that waits now; 0 where there are none. */
async function beginReview(
  tx: Tx,
  actor: Actor,
  { id, review }: ArticleAt,
  preset: ReviewPreset,
): Promise<number> {
  if (review && review.preset === preset) {
    await moveReview(tx, review.id, { state: 'open', hash: null, endedAt: null })
    return review.round
  }
  // The newsroom asks for other rounds by now: those go through from the start.
  if (review) await moveReview(tx, review.id, { state: 'dropped', endedAt: new Date() })
  if (preset === 'none') return 0
  await putReview(tx, { articleId: id, preset, requestedById: actor.id })
  return 1
}
