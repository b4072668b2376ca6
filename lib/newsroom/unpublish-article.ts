import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { cancelChange, endPublication, findOpenPublication } from '../db/publications'
import { listPagesOfArticle } from '../db/source-pages'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { ArticleRef, ReasonRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { dropReview } from './kill-article'
import { notify, ownersOf } from './notify'
import { staleSurfaces } from './put-online'
import { statusOf } from './status-of'

/** Takes an article from the public without a word; its address stays reserved for it. */
export async function unpublishArticle(
  actor: Actor,
  ref: ArticleRef,
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.unpublish', article)
    return takeOffline(tx, actor, act, article, null)
  })
}

/** Withdraws an article from the public for a reason that readers find at its address. */
export async function withdrawArticle(
  actor: Actor,
  { reason, ...ref }: ReasonRef,
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.withdraw', article)
    return takeOffline(tx, actor, act, article, reason)
  })
}

async function takeOffline(
  tx: Tx,
  actor: Actor,
  act: Act,
  article: Awaited<ReturnType<typeof getArticleAt>>,
  notice: string | null,
): Promise<{ version: number }> {
  const now = new Date()
  const step = notice === null ? 'unpublish' : 'withdraw'
  await dropReview(tx, article, now)
  const version = await advanceArticle(tx, article, { status: statusOf(article, step), askedId: null })
  const change = await cancelChange(tx, article.id, now)
  const open = await findOpenPublication(tx, article.id)
  if (open)
    await endPublication(
      tx,
      open.id,
      notice === null
        ? { endReason: 'unpublished', endedAt: now }
        : { endReason: 'withdrawn', endNotice: notice, endedAt: now },
    )
  await markStale(tx, staleSurfaces(article.id, [open], await listPagesOfArticle(tx, article.id)))
  const target = { type: 'article', id: article.id, label: article.headline }
  const facts = { ...(notice !== null && { reason: notice }), ...(change && { endedSchedule: true }) }
  await recordAudit(tx, act, `article.${step}`, target, facts)
  const news = { kind: 'withdrawn', by: actor, ...(notice !== null && { detail: notice }) } as const
  await notify(tx, ownersOf(article), { ...news, article: { ...article, state: 'WITHDRAWN' } })
  return { version }
}
