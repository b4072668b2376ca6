import 'server-only'
import { z } from 'zod'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db } from '../db/client'
import { moveReview, putOpinion } from '../db/reviews'
import { getRevision } from '../db/revisions'
import type { Actor } from '../editorial/actor'
import { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { REVIEW_CHECKS, REVIEW_ROUNDS, roundOf } from '../editorial/review'
import { Refused } from '../errors'
import { askReviewers, notify, ownersOf } from './notify'
import { refuseStale } from './refuse-stale'
import { statusOf } from './status-of'

export const ApproveArticle = ArticleRef.extend({
  opinion: z.string().trim().max(5000).default(''),
  checks: z.array(z.enum(REVIEW_CHECKS)).default([]),
})
export type ApproveArticle = z.infer<typeof ApproveArticle>

/**
 * Lets an article pass the round that waits; after the last one it is approved, and that holds for exactly this content.
 * Refuses while not all of the round's checks are ticked, or without an opinion where the round asks for one.
 */
export async function approveArticle(
  actor: Actor,
  input: ApproveArticle,
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  const { opinion, checks, ...ref } = input
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.approve', article)
    const { review } = article
    if (!review) throw new Refused('review-missing')
    const round = roundOf(review.preset, review.round)
    if (round.checks.some((check) => !checks.includes(check))) throw new Refused('review-unchecked')
    if (round.needsOpinion && opinion === '') throw new Refused('review-opinion-missing')
    const { id: revisionId, hash, content } = await getRevision(tx, article.id, article.head)
    refuseStale(content)

    await putOpinion(tx, {
      reviewId: review.id,
      round: review.round,
      reviewerId: actor.id,
      verdict: 'approve',
      opinion,
      checks: [...round.checks],
      revisionId,
      hash,
    })
    const isLast = review.round === REVIEW_ROUNDS[review.preset].length
    await moveReview(
      tx,
      review.id,
      isLast
        ? { state: 'approved', hash, endedAt: null }
        : { state: 'open', round: review.round + 1, hash: null, endedAt: null },
    )
    const status = isLast ? statusOf(article, 'approve') : article.status
    const version = await advanceArticle(tx, article, { status, askedId: null })
    const target = { type: 'article', id: article.id, label: article.headline }
    const facts = { round: round.name, revision: article.head, isLast, opinion }
    await recordAudit(tx, act, 'article.approve', target, facts)
    if (isLast) await notify(tx, ownersOf(article), { kind: 'approved', article, by: actor })
    else await askReviewers(tx, article, actor)
    return { version }
  })
}
