import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { getRevision } from '../db/revisions'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import { refuseOpenEyes } from './refuse-open-eyes'
import { refuseStale } from './refuse-stale'

/** Sends a draft to the reviewers. Refuses one without a headline. */
export async function submitArticle(actor: Actor, ref: ArticleRef): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.submit', article)
    if (article.headline === '') throw new Refused('headline-missing')
    const { content } = await getRevision(tx, article.id, article.head)
    refuseStale(content)
    refuseOpenEyes(content)
    const version = await advanceArticle(tx, article, { status: 'IN_REVIEW', returnReason: null })
    await recordAudit(tx, newAct(doerOf(actor)), 'article.submit', {
      type: 'article',
      id: article.id,
      label: article.headline,
    })
    return { version }
  })
}
