import 'server-only'
import { advanceArticle, getArticleAt, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { endPublication, findOpenPublication } from '../db/publications'
import { moveReview } from '../db/reviews'
import type { Actor } from '../editorial/actor'
import type { ArticleRef, ReasonRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { notify, ownersOf } from './notify'
import { statusOf } from './status-of'

/** Decides that an article is not to appear, for a reason. A schedule or an embargo that waits ends with it, and so does its review. */
export async function killArticle(actor: Actor, { reason, ...ref }: ReasonRef): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.kill', article)
    const now = new Date()
    const open = await findOpenPublication(tx, article.id)
    if (open) await endPublication(tx, open.id, { endReason: 'cancelled', endedAt: now })
    await dropReview(tx, article, now)
    const version = await advanceArticle(tx, article, {
      askedId: null,
      status: statusOf(article, 'kill'),
      killReason: reason,
      returnReason: null,
    })
    const target = { type: 'article', id: article.id, label: article.headline }
    const facts = { reason, endedSchedule: open !== null }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.kill', target, facts)
    const news = { kind: 'killed', by: actor, detail: reason } as const
    await notify(tx, ownersOf(article), { ...news, article: { ...article, state: 'KILLED' } })
    return { version }
  })
}

/** Makes a killed article a draft again. */
export async function reviveArticle(actor: Actor, ref: ArticleRef): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.revive', article)
    const status = statusOf(article, 'revive')
    const version = await advanceArticle(tx, article, { status, killReason: null })
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.revive', target, { reason: article.killReason })
    return { version }
  })
}

/** Ends the review of an article that goes no further. */
export async function dropReview(tx: Tx, { review }: Pick<ArticleAt, 'review'>, now: Date): Promise<void> {
  if (review) await moveReview(tx, review.id, { state: 'dropped', endedAt: now })
}
