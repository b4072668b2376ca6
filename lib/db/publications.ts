import 'server-only'
import { publishedPictures } from '../document/figures-of'
import type { PublishedArticle } from '../document/published-article'
import type { Tx } from './client'
import type { Prisma } from './generated/client'
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
  /** Roots of the tags that it mentions or whose figures it states. */
  tagIds: string[]
  indicatorIds: string[]
}

/** The publication of an article that has not ended, with the roots of everything it names; or null. */
export async function findOpenPublication(tx: Tx, articleId: string): Promise<OpenPublication | null> {
  const [row] = await tx.$queryRaw<OpenPublication[]>`
    SELECT p."id", p."slug", p."sectionId", p."revisionId",
      p."goLiveAt" <= now() AND coalesce(p."embargoUntil" <= now(), TRUE) AS "hasBegun",
      p."goLiveAt", p."embargoUntil", p."expiresAt",
      array(SELECT DISTINCT t."rootId"::text FROM "Tag" t WHERE t."id" IN (
        SELECT m."tagId" FROM "PublishedMention" m WHERE m."publicationId" = p."id"
        UNION SELECT unnest(array[f."subjectTagId", f."scopeTagId"]) FROM "PublishedMetric" f WHERE f."publicationId" = p."id")) AS "tagIds",
      array(SELECT DISTINCT i."rootId"::text FROM "PublishedMetric" f JOIN "Indicator" i ON i."id" = f."indicatorId"
        WHERE f."publicationId" = p."id") AS "indicatorIds"
    FROM "Publication" p WHERE p."articleId" = ${articleId}::uuid AND p."endedAt" IS NULL`
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

/** Ends a publication: a newer one took its place, it was taken back, or cancelled before its hour. */
export async function endPublication(tx: Tx, id: string, end: End): Promise<void> {
  await tx.publication.update({ where: { id }, data: end })
  await dropSideEffects(tx, id, end.endedAt)
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
