import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import { dropReview } from './kill-article'
import { statusOf } from './status-of'

/** Puts an article in the trash with all its history; its lines stay its own and its address reserved. */
export async function trashArticle(
  actor: Actor,
  ref: ArticleRef,
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.trash', article)
    await dropReview(tx, article, new Date())
    const version = await advanceArticle(tx, article, {
      status: statusOf(article, 'trash'),
      trashedFrom: article.status,
    })
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, act, 'article.trash', target, { from: article.status })
    return { version }
  })
}

/** Takes an article out of the trash, as it was. */
export async function restoreArticle(
  actor: Actor,
  ref: ArticleRef,
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.restore', article)
    if (article.trashedFrom === null) throw new Refused('wrong-status')
    const change = { status: article.trashedFrom, trashedFrom: null }
    const version = await advanceArticle(tx, article, change)
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, act, 'article.restore', target, { to: article.trashedFrom })
    return { version }
  })
}
