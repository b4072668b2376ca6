import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { PrioritizeArticle } from '../editorial/priority'

/** Says how soon an article is to be worked on: what waits for review stands in that order. */
export async function prioritizeArticle(
  actor: Actor,
  { priority, ...ref }: PrioritizeArticle,
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.prioritize', article)
    const version = await advanceArticle(tx, article, { priority })
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, act, 'article.prioritize', target, { from: article.priority, to: priority })
    return { version }
  })
}
