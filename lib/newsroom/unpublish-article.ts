import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { endPublication, findOpenPublication } from '../db/publications'
import { listPagesOfArticle } from '../db/source-pages'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { staleSurfaces } from './put-online'

/** Takes an article from the public; its address stays reserved for it. */
export async function unpublishArticle(actor: Actor, ref: ArticleRef): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.unpublish', article)
    const version = await advanceArticle(tx, article, { status: 'WITHDRAWN' })
    const open = await findOpenPublication(tx, article.id)
    if (open) await endPublication(tx, open.id, 'withdrawn', new Date())
    await markStale(tx, staleSurfaces(article.id, [open], await listPagesOfArticle(tx, article.id)))
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.unpublish', target)
    return { version }
  })
}
