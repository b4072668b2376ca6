import 'server-only'
import { publishedPictures } from '../document/figures-of'
import type { PublishedArticle } from '../document/published-article'
import type { Tx } from './client'
import { Prisma } from './generated/client'
import { dropSideEffects } from './side-effects'
import { putSearchText } from './search-index'

export type OpenPublication = {
  id: string
  slug: string
  sectionId: string
  revisionId: string
  /** False while it waits for its hour or the end of its embargo. */
  hasBegun: boolean
  goLiveAt: Date
  embargoUntil: Date | null
  expiresAt: Date | null
  /** When the change that waits takes its place. */
  yieldsAt: Date | null
  /** Roots of the tags that it mentions or whose figures it states. */
  tagIds: string[]
  indicatorIds: string[]
}

const CURRENT = Prisma.sql`"CurrentPublication"`
const WAITING = Prisma.sql`"WaitingChange"`
const YIELDED = Prisma.sql`(SELECT * FROM "Publication" WHERE "endedAt" IS NULL AND "yieldsAt" <= now())`

/**
 * The open publication of an article that counts now, with the roots of everything it names, or null: what readers see or saw last,
 * or what waits while they see none.
 */
export const findOpenPublication = (tx: Tx, articleId: string) => findOne(tx, articleId, CURRENT)

/** The change of an article that waits for its hour while readers see the copy before it, or null. */
export const findWaitingChange = (tx: Tx, articleId: string) => findOne(tx, articleId, WAITING)

async function findOne(tx: Tx, articleId: string, among: Prisma.Sql): Promise<OpenPublication | null> {
  const [row] = await tx.$queryRaw<OpenPublication[]>`
    SELECT p."id", p."slug", p."sectionId", p."revisionId",
      p."goLiveAt" <= now() AND coalesce(p."embargoUntil" <= now(), TRUE) AS "hasBegun",
      p."goLiveAt", p."embargoUntil", p."expiresAt", p."yieldsAt",
      array(SELECT DISTINCT t."rootId"::text FROM "Tag" t WHERE t."id" IN (
        SELECT m."tagId" FROM "PublishedMention" m WHERE m."publicationId" = p."id"
        UNION SELECT unnest(array[f."subjectTagId", f."scopeTagId"]) FROM "PublishedMetric" f WHERE f."publicationId" = p."id")) AS "tagIds",
      array(SELECT DISTINCT i."rootId"::text FROM "PublishedMetric" f JOIN "Indicator" i ON i."id" = f."indicatorId"
        WHERE f."publicationId" = p."id") AS "indicatorIds"
    FROM ${among} p WHERE p."articleId" = ${articleId}::uuid`
  return row ?? null
}

/** When the article first went public, or null when it never did: what was cancelled before its hour does not count. */
export async function findFirstPublishedAt(tx: Tx, articleId: string): Promise<Date | null> {
  const row = await tx.publication.findFirst({
    where: { articleId, OR: [{ endReason: null }, { endReason: { not: 'cancelled' } }] },
    orderBy: { publishedAt: 'asc' },
    select: { firstPublishedAt: true },
  })
  return row?.firstPublishedAt ?? null
}

type End =
  | { endReason: 'replaced' | 'unpublished' | 'cancelled'; endedAt: Date }
  /** Readers find the notice at its address. */
  | { endReason: 'withdrawn'; endNotice: string; endedAt: Date }

/**
 * Ends a publication: a newer one took its place, it was taken back, or cancelled before its hour. A copy that had yielded to it ended
 * before.
 */
export async function endPublication(tx: Tx, id: string, end: End): Promise<void> {
  const { articleId } = await tx.publication.update({ where: { id }, data: end, select: { articleId: true } })
  await dropSideEffects(tx, id, end.endedAt)
  await endYielded(tx, articleId)
}

/**
 * Writes down the end of a copy whose place a change took by the clock, and answers that copy; null when there is none. Readers see
 * the same before and after.
 */
export async function endYielded(tx: Tx, articleId: string): Promise<OpenPublication | null> {
  const yielded = await findOne(tx, articleId, YIELDED)
  if (!yielded?.yieldsAt) return null
  await tx.publication.update({
    where: { id: yielded.id },
    data: { endReason: 'replaced', endedAt: yielded.yieldsAt },
  })
  await dropSideEffects(tx, yielded.id, yielded.yieldsAt)
  return yielded
}

/** Readers see a copy up to this moment, at which a change is to take its place. */
export async function yieldAt(tx: Tx, { id }: { id: string }, at: Date): Promise<void> {
  await tx.publication.update({ where: { id }, data: { yieldsAt: at } })
}

/**
 * Takes back the change that waits, if one does, and answers it: readers go on seeing the copy before it. Corrections that waited with
 * it are drafts again.
 */
export async function cancelChange(
  tx: Tx,
  articleId: string,
  endedAt: Date,
): Promise<OpenPublication | null> {
  const change = await findWaitingChange(tx, articleId)
  if (!change) return null
  await endPublication(tx, change.id, { endReason: 'cancelled', endedAt })
  await tx.publication.updateMany({ where: { articleId, endedAt: null }, data: { yieldsAt: null } })
  return change
}

export type NewPublication = Omit<
  Prisma.PublicationUncheckedCreateInput,
  'content' | 'mentions' | 'metrics' | 'blocks' | 'bylines' | 'pictures'
> & {
  content: PublishedArticle
  mentions: Omit<Prisma.PublishedMentionCreateManyInput, 'publicationId'>[]
  metrics: Omit<Prisma.PublishedMetricCreateManyInput, 'publicationId'>[]
}

/**
 * Writes the frozen copy of an article: its content, its names, pictures, mentions and figures, and the text that search reads. Answers
 * its id.
 */
export async function putPublication(tx: Tx, publication: NewPublication): Promise<string> {
  const { content, mentions, metrics, ...facts } = publication
  const { id } = await tx.publication.create({ data: { ...facts, content }, select: { id: true } })
  await tx.publishedMention.createMany({ data: mentions.map((row) => ({ ...row, publicationId: id })) })
  await tx.publishedByline.createMany({
    data: content.bylines.map((row, position) => ({ ...row, position, publicationId: id })),
  })
  await tx.publishedPicture.createMany({
    data: publishedPictures(content).map((row) => ({ ...row, publicationId: id })),
  })
  await tx.publishedMetric.createMany({ data: metrics.map((row) => ({ ...row, publicationId: id })) })
  await putSearchText(tx, id, content)
  return id
}
