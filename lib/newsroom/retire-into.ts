import 'server-only'
import type { ArticleAt } from '../db/articles'
import type { Tx } from '../db/client'
import { cancelChange, endPublication, findOpenPublication } from '../db/publications'
import { putRedirect, putRetired } from '../db/retirement'
import { listPagesOfArticle } from '../db/source-pages'
import { markStale } from '../db/stale-surfaces'
import { siteAddress } from '../editorial/addresses'
import { staleSurfaces } from './put-online'

/**
 * Retires an article for one that took it over: its public copy ends, and its address leads to the other's. Where the other
 * has none yet, the former address is resolved when it is asked for. Call it while the article still owns its lines.
 */
export async function retireInto(tx: Tx, article: ArticleAt, into: ArticleAt, now: Date): Promise<void> {
  await cancelChange(tx, article.id, now)
  const open = await findOpenPublication(tx, article.id)
  const status = article.status === 'PUBLISHED' ? 'WITHDRAWN' : article.status
  await putRetired(tx, article, { into: into.id, status, now })
  if (open) await endPublication(tx, open.id, { endReason: 'unpublished', endedAt: now })
  if (article.slug !== null && into.slug !== null)
    await putRedirect(tx, siteAddress.article('zh-CN', article.slug), siteAddress.article('zh-CN', into.slug))
  await markStale(tx, staleSurfaces(article.id, [open], await listPagesOfArticle(tx, article.id)))
}
