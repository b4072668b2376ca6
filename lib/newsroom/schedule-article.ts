import 'server-only'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { bringCorrections, listCorrectionsWith } from '../db/corrections'
import { cancelChange, endPublication, findOpenPublication, findWaitingChange } from '../db/publications'
import { findSpentApproval, moveReview } from '../db/reviews'
import { getRevision } from '../db/revisions'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import type { PublicChange, ScheduleForm } from '../editorial/correction'
import { authorize } from '../editorial/policy'
import { checkTimes, type PublicationTimes, type RescheduleRef } from '../editorial/publication-times'
import { SURFACE } from '../editorial/surfaces'
import { PUBLIC_STATES, type State } from '../editorial/workflow'
import { Refused } from '../errors'
import { notify, ownersOf } from './notify'
import { publishCorrection } from './publish-article'
import { putOnline } from './put-online'

/**
 * Freezes the newest revision of an article for readers who see it later: from its hour, or when its embargo ends. Exactly this
 * revision goes out, whoever edits what meanwhile and whether or not anything is running then. What readers see of the article
 * already they go on seeing until that hour; a note of what was wrong is published at it, too. Refuses a time that has passed, a
 * schedule together with an embargo, an embargo of a change, and a note on an article that readers do not see.
 */
export async function scheduleArticle(
  actor: Actor,
  { goLiveAt, embargoUntil, expiresAt, ...ref }: ArticleRef & PublicationTimes,
  change: PublicChange = { kind: 'silent' },
): Promise<{ version: number }> {
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.schedule', article)
      const now = new Date()
      const times = { goLiveAt, embargoUntil, expiresAt }
      if (!goLiveAt && !embargoUntil) throw new Refused('schedule-time-missing')
      checkTimes(times, now)
      if (embargoUntil && isPublic(article)) throw new Refused('change-embargo')
      if (change.kind === 'note' && !isPublic(article)) throw new Refused('correction-not-public')
      const act = newAct(doerOf(actor))
      const { version, publicationId } = await putOnline(tx, act, article, { origin: 'review', now, times })
      if (change.kind === 'note' && goLiveAt) {
        const facts = { articleId: article.id, headline: article.headline, publicationId }
        await publishCorrection(tx, act, actor, { ...facts, publishedAt: goLiveAt, now }, change.correction)
      }
      return { version }
    },
    { timeout: 30_000 },
  )
}

const isPublic = ({ state }: { state: State }) => PUBLIC_STATES.some((one) => one === state)

/** Schedules as the screen asks: who changes what readers see must have said whether it is a correction. */
export async function scheduleFromDesk(
  actor: Actor,
  { ref, times, change }: ScheduleForm,
): Promise<{ version: number }> {
  const article = await getArticleAt(db, ref)
  authorize(actor, 'article.schedule', article)
  if (change === null && isPublic(article)) throw new Refused('change-unsaid')
  return scheduleArticle(actor, { ...ref, ...times }, change ?? undefined)
}

/**
 * Gives what waits for its hour another one, as one act; the same revision goes out, with the corrections that it brings, and it
 * expires as said before. Refuses a time that has passed, and one after which it would have expired.
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
      const waiting = (await findWaitingChange(tx, article.id)) ?? (await findOpenPublication(tx, article.id))
      if (!waiting) throw new Refused('wrong-status')
      const now = new Date()
      const isEmbargo = Boolean(waiting.embargoUntil && waiting.embargoUntil > now)
      const times = {
        goLiveAt: isEmbargo ? null : at,
        embargoUntil: isEmbargo ? at : null,
        expiresAt: waiting.expiresAt,
      }
      checkTimes(times, now)
      const corrections = await listCorrectionsWith(tx, waiting.id)
      const act = newAct(doerOf(actor))
      const { version, publicationId } = await putOnline(tx, act, article, { origin: 'review', now, times })
      await bringCorrections(tx, corrections, { publicationId, publishedAt: at })
      if (corrections.length > 0) await markStale(tx, [SURFACE.corrections])
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
    const now = new Date()
    const change = await cancelChange(tx, article.id, now)
    const open = change ? null : await findOpenPublication(tx, article.id)
    if (open) await endPublication(tx, open.id, { endReason: 'cancelled', endedAt: now })
    const { hash } = await getRevision(tx, article.id, article.head)
    const spent = await findSpentApproval(tx, article.id, hash)
    if (spent) await moveReview(tx, spent.id, { state: 'approved', hash, endedAt: null })
    const status = change ? article.status : spent ? 'APPROVED' : 'DRAFT'
    const version = await advanceArticle(tx, article, { status })
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.unschedule', target)
    await notify(tx, ownersOf(article), { kind: 'schedule-refused', article, by: actor })
    return { version }
  })
}
