import 'server-only'
import type { CorrectionDraft, CorrectionNote } from '../editorial/correction'
import { NotFound } from '../errors'
import type { Tx } from './client'

/** The drafts of corrections of an article, oldest first. */
export function listCorrectionDrafts(tx: Tx, articleId: string): Promise<CorrectionDraft[]> {
  return tx.correction.findMany({
    where: { articleId, state: 'draft' },
    select: { id: true, before: true, after: true, note: true, metricId: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** The corrections that wait with a change for its hour, as drafts of it: what publishes it at once may say them. */
export function listWaitingCorrections(tx: Tx, articleId: string): Promise<CorrectionDraft[]> {
  return tx.correction.findMany({
    where: { articleId, state: 'published', publishedAt: { gt: new Date() } },
    select: { id: true, before: true, after: true, note: true, metricId: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** The corrections that a publication brings. */
export async function listCorrectionsWith(
  tx: Tx,
  publicationId: string,
): Promise<{ id: string; publishedById: string | null }[]> {
  return tx.correction.findMany({
    where: { publicationId, state: 'published' },
    select: { id: true, publishedById: true },
  })
}

/** Publishes corrections that are drafts again as they were, with another publication at another moment. */
export async function bringCorrections(
  tx: Tx,
  corrections: readonly { id: string; publishedById: string | null }[],
  { publicationId, publishedAt }: { publicationId: string; publishedAt: Date },
): Promise<void> {
  for (const { id, publishedById } of corrections)
    await tx.correction.update({
      where: { id, state: 'draft' },
      data: {
        state: 'published',
        publicationId,
        publishedAt,
        publishedById,
        version: { increment: 1 },
      },
    })
}

type Published = {
  articleId: string
  publicationId: string
  publishedById: string
  /** When readers are told: now, or at the hour of the change that it comes with. */
  publishedAt: Date
  now: Date
  correction: CorrectionNote
}

/**
 * Writes a correction as published, of the draft it names or anew; answers its id and the figures that it corrects. Throws
 * NotFound for a draft or a figure of another article.
 */
export async function putPublishedCorrection(
  tx: Tx,
  { articleId, publicationId, publishedById, publishedAt, now, correction }: Published,
): Promise<{ id: string; metricIds: string[] }> {
  const { note, before, after, foundAt, draftId } = correction
  const draft = draftId === null ? null : await tx.correction.findUnique({ where: { id: draftId } })
  if (draftId !== null && (draft?.articleId !== articleId || draft.state !== 'draft')) throw new NotFound()
  const metricIds = [...new Set([...correction.metricIds, ...(draft?.metricId ? [draft.metricId] : [])])]
  if ((await tx.metric.count({ where: { id: { in: metricIds }, articleId } })) < metricIds.length)
    throw new NotFound()
  const facts = {
    state: 'published',
    note,
    before,
    after,
    metricIds,
    // Nobody finds a mistake after having said what is right.
    foundAt: foundAt && foundAt < now ? foundAt : now,
    publicationId,
    publishedById,
    publishedAt,
  }
  if (draft) {
    await tx.correction.update({ where: { id: draft.id }, data: { ...facts, version: { increment: 1 } } })
    return { id: draft.id, metricIds }
  }
  const { id } = await tx.correction.create({
    data: { ...facts, articleId, createdById: publishedById },
    select: { id: true },
  })
  return { id, metricIds }
}
