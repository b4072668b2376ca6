import 'server-only'
import { getArticleAt } from '../db/articles'
import { doerOf, newAct } from '../db/audit'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { putOnline } from './put-online'

/** Freezes an article for the public, in place of its former copy. All of it happens, or none of it. */
export async function publishArticle(
  actor: Actor,
  ref: ArticleRef,
): Promise<{ slug: string; version: number }> {
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.publish', article)
      const act = newAct(doerOf(actor))
      const { slug, version } = await putOnline(tx, act, article, { origin: 'review', now: new Date() })
      return { slug, version }
    },
    { timeout: 30_000 },
  )
}
