import 'server-only'
import type { PublishedArticle } from '../document/published-article'
import { toSearchBlocks } from '../document/search-text'
import type { Tx } from './client'
import type { Prisma } from './generated/client'

const openPublication = {
  id: true,
  slug: true,
  sectionId: true,
  firstPublishedAt: true,
  revisionId: true,
  mentions: { select: { tag: { select: { rootId: true } } } },
  metrics: {
    select: {
      indicatorRef: { select: { rootId: true } },
      subjectTag: { select: { rootId: true } },
      scopeTag: { select: { rootId: true } },
    },
  },
} satisfies Prisma.PublicationSelect
type OpenRow = Prisma.PublicationGetPayload<{ select: typeof openPublication }>

/** The publication of an article that has not ended, with the roots of everything it names; or null. */
export async function findOpenPublication(tx: Tx, articleId: string) {
  const row = await tx.publication.findFirst({ where: { articleId, endedAt: null }, select: openPublication })
  return row && { ...row, ...namesIn(row) }
}

function namesIn(row: OpenRow): { tagIds: string[]; indicatorIds: string[] } {
  const tags = [
    ...row.mentions.map(({ tag }) => tag.rootId),
    ...row.metrics.flatMap(({ subjectTag, scopeTag }) => [subjectTag?.rootId, scopeTag?.rootId]),
  ]
  return {
    tagIds: [...new Set(tags.filter((id) => id !== undefined))],
    indicatorIds: [
      ...new Set(row.metrics.map((m) => m.indicatorRef?.rootId).filter((id) => id !== undefined)),
    ],
  }
}

/** When the article first went public, or null when it never did. */
export async function findFirstPublishedAt(tx: Tx, articleId: string): Promise<Date | null> {
  const row = await tx.publication.findFirst({
    where: { articleId },
    orderBy: { publishedAt: 'asc' },
    select: { firstPublishedAt: true },
  })
  return row?.firstPublishedAt ?? null
}

/** Ends a publication: a newer one took its place, or it was withdrawn. */
export async function endPublication(
  tx: Tx,
  id: string,
  endReason: 'replaced' | 'withdrawn',
  endedAt: Date,
): Promise<void> {
  await tx.publication.update({ where: { id }, data: { endedAt, endReason } })
}

export type NewPublication = Omit<
  Prisma.PublicationUncheckedCreateInput,
  'content' | 'mentions' | 'metrics' | 'blocks'
> & {
  content: PublishedArticle
  mentions: Omit<Prisma.PublishedMentionCreateManyInput, 'publicationId'>[]
  metrics: Omit<Prisma.PublishedMetricCreateManyInput, 'publicationId'>[]
}

/** Writes the frozen copy of an article: its content, its mentions and figures, and the text that search reads. */
export async function putPublication(tx: Tx, publication: NewPublication): Promise<void> {
  const { content, mentions, metrics, ...facts } = publication
  const { id } = await tx.publication.create({ data: { ...facts, content }, select: { id: true } })
  await tx.publishedMention.createMany({ data: mentions.map((row) => ({ ...row, publicationId: id })) })
  await tx.publishedMetric.createMany({ data: metrics.map((row) => ({ ...row, publicationId: id })) })
  await tx.$executeRaw`
    INSERT INTO "SearchBlock" ("id", "publicationId", "field", "blockId", "position", "text", "folded", "grams")
    SELECT gen_random_uuid(), ${id}::uuid, "field", "blockId", "position", "text", "folded", "grams"::tsvector
    FROM jsonb_to_recordset(${JSON.stringify(toSearchBlocks(content))}::jsonb)
      AS b("field" text, "blockId" text, "position" int, "text" text, "folded" text, "grams" text)`
}
