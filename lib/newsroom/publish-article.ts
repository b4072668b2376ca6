import 'server-only'
import { getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { surfacesOfFigures } from '../db/conflicts'
import { putPublishedCorrection } from '../db/corrections'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import type { CorrectionNote, PublicChange, PublishForm } from '../editorial/correction'
import { authorize } from '../editorial/policy'
import { checkTimes } from '../editorial/publication-times'
import { SURFACE } from '../editorial/surfaces'
import { PUBLIC_STATES } from '../editorial/workflow'
import { Refused } from '../errors'
import { notify, ownersOf } from './notify'
import { putOnline } from './put-online'

/** Without a word about it, what expires later still does. */
type Options = { expiresAt?: Date | null; change?: PublicChange; act?: Act }
type Published = { slug: string; version: number }

/**
 * Freezes an article for the public, in place of its former copy; a public note of what was wrong is published with it. All of
 * it happens, or none of it. Refuses a note on an article that readers do not see.
 */
export async function publishArticle(
  actor: Actor,
  ref: ArticleRef,
  { expiresAt, change = { kind: 'silent' }, act = newAct(doerOf(actor)) }: Options = {},
): Promise<Published> {
  return db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.publish', article)
      const now = new Date()
      const kept = article.expiresAt && article.expiresAt > now ? article.expiresAt : null
      const times = {
        goLiveAt: null,
        embargoUntil: null,
        expiresAt: expiresAt === undefined ? kept : expiresAt,
      }
      checkTimes(times, now)
      const isPublic = PUBLIC_STATES.some((state) => state === article.state)
      if (change.kind === 'note' && !isPublic) throw new Refused('correction-not-public')
      const online = await putOnline(tx, act, article, { origin: 'review', now, times })
      if (change.kind === 'note') {
        const facts = { articleId: article.id, headline: article.headline, now, ...online }
        await publishCorrection(tx, act, actor, { ...facts, publishedAt: now }, change.correction)
      }
      await notify(tx, ownersOf(article), { kind: 'published', article, by: actor })
      return { slug: online.slug, version: online.version }
    },
    { timeout: 30_000 },
  )
}

/** Publishes as the screen asks: who replaces what readers see must have said whether it is a correction. */
export async function publishFromDesk(
  actor: Actor,
  { ref, expiresAt, change }: PublishForm,
  act?: Act,
): Promise<Published> {
  const article = await getArticleAt(db, ref)
  authorize(actor, 'article.publish', article)
  if (change === null && PUBLIC_STATES.some((state) => state === article.state))
    throw new Refused('change-unsaid')
  return publishArticle(actor, ref, { expiresAt, ...(change && { change }), ...(act && { act }) })
}

type Corrected = { articleId: string; headline: string; publicationId: string; publishedAt: Date; now: Date }

/** Tells readers what was wrong: at once, or at the hour of the change that sets it right. */
export async function publishCorrection(
  tx: Tx,
  act: Act,
  actor: Actor,
  { headline, ...published }: Corrected,
  correction: CorrectionNote,
): Promise<void> {
  const { articleId, publishedAt, now } = published
  const row = { ...published, publishedById: actor.id, correction }
  const { id, metricIds } = await putPublishedCorrection(tx, row)
  await markStale(tx, [SURFACE.corrections, ...(await surfacesOfFigures(tx, metricIds))])
  const { note, before, after } = correction
  const target = { type: 'article', id: articleId, label: headline }
  const hour = publishedAt > now ? { at: publishedAt.toISOString() } : {}
  await recordAudit(tx, act, 'article.correct', target, { correction: id, note, before, after, ...hour })
}
