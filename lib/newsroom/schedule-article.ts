import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { endPublication, findOpenPublication } from '../db/publications'
import { findSpentApproval, moveReview } from '../db/reviews'
import { getRevision } from '../db/revisions'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { checkTimes, type RescheduleRef, type ScheduleRef } from '../editorial/publication-times'
import { Refused } from '../errors'
import { notify, ownersOf } from './notify'
import { putOnline } from './put-online'

/**
 * Freezes the newest revision of an article for readers who see it later: from its hour, or when its embargo ends. Exactly this
 * revision goes out, whoever edits what meanwhile and whether or not anything is running then. Refuses a time that has passed
 * and a schedule together with an embargo.
 */
export async function scheduleArticle(
  actor: Actor,
  { goLiveAt, embargoUntil, expiresAt, ...ref }: ScheduleRef,
): Promise<{ version: number }> {
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.schedule', article)
      const now = new Date()
      const times = { goLiveAt, embargoUntil, expiresAt }
      if (!goLiveAt && !embargoUntil) throw new Refused('schedule-time-missing')
      checkTimes(times, now)
      const { version } = await putOnline(tx, newAct(doerOf(actor)), article, {
        origin: 'review',
        now,
        times,
      })
      return { version }
    },
    { timeout: 30_000 },
  )
}

/**
 * Gives what waits for its hour another one, as one act; the same revision goes out, and it expires as said before. Refuses a
 * time that has passed, and one after which it would have expired.
 */
export async function rescheduleArticle(
  actor: Actor,
  { at, ...ref }: RescheduleRef,
): Promise<{ version: number }> {
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.reschedule', article)
      if (!at) throw new Refused('schedule-time-missing')
      const waiting = await findOpenPublication(tx, article.id)
      const now = new Date()
      const isEmbargo = Boolean(waiting?.embargoUntil && waiting.embargoUntil > now)
      const times = {
        goLiveAt: isEmbargo ? null : at,
        embargoUntil: isEmbargo ? at : null,
        expiresAt: article.expiresAt,
      }
      checkTimes(times, now)
      const act = newAct(doerOf(actor))
      const { version } = await putOnline(tx, act, article, { origin: 'review', now, times })
      return { version }
    },
    { timeout: 30_000 },
  )
}

/** Takes a schedule or an embargo back before its hour. What was approved for it is approved again. */
export async function unscheduleArticle(actor: Actor, ref: ArticleRef): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.unschedule', article)
    const open = await findOpenPublication(tx, article.id)
    if (open) await endPublication(tx, open.id, { endReason: 'cancelled', endedAt: new Date() })
    const { hash } = await getRevision(tx, article.id, article.head)
    const spent = await findSpentApproval(tx, article.id, hash)
    if (spent) await moveReview(tx, spent.id, { state: 'approved', hash, endedAt: null })
    const version = await advanceArticle(tx, article, { status: spent ? 'APPROVED' : 'DRAFT' })
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.unschedule', target)
    await notify(tx, ownersOf(article), { kind: 'schedule-refused', article, by: actor })
    return { version }
  })
}
