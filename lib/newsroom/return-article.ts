import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import type { ReturnRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'

/** Gives a submitted article back to its author with the reason. */
export async function returnArticle(
  actor: Actor,
  { reason, ...ref }: ReturnRef,
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.return', article)
    const version = await advanceArticle(tx, article, { status: 'DRAFT', returnReason: reason })
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.return', target, { reason })
    return { version }
  })
}
