import 'server-only'
import { PublishedArticle } from '../../document/published-article'
import type { ArticleView, Figure, TagName } from '../../editorial/reader-views'
import { db } from '../client'
import { FIGURE_COLUMNS, FIGURE_JOINS, isoTime, PRINTED_FACTS, SECTION_NAME } from './columns'
import { Prisma } from '../generated/client'

type StoredArticle = Omit<ArticleView, 'mentions' | 'people' | 'figures' | 'sources'> & {
  publicationId: string
}

/** The live publication at an address, or null. */
export async function findPublishedArticle(slug: string): Promise<StoredArticle | null> {
  const [row] = await db.$queryRaw<StoredArticle[]>`
    SELECT p."id" AS "publicationId", p."articleId" AS "id", p."slug", ${PRINTED_FACTS}, ${SECTION_NAME} AS "section",
      ${isoTime(Prisma.sql`p."firstPublishedAt"`)} AS "publishedAt", ${isoTime(Prisma.sql`p."publishedAt"`)} AS "updatedAt",
      p."content"
    FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId" WHERE p."slug" = ${slug}`
  return row ? { ...row, content: PublishedArticle.parse(row.content) } : null
}

/** What each mention of a publication names today. */
export async function listMentionNames(publicationId: string): Promise<Record<string, TagName>> {
  const rows = await db.$queryRaw<(TagName & { mentionId: string })[]>`
    SELECT DISTINCT m."mentionId", r."id", r."slug", r."name", r."type"::text AS "type"
    FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId" JOIN "Tag" r ON r."id" = t."rootId"
    WHERE m."publicationId" = ${publicationId}::uuid`
  return Object.fromEntries(rows.map(({ mentionId, ...tag }) => [mentionId, tag]))
}

/** The figures of a publication in reading order. */
export async function listFiguresOf(publicationId: string): Promise<Omit<Figure, 'line'>[]> {
  return db.$queryRaw<Omit<Figure, 'line'>[]>`
    SELECT ${FIGURE_COLUMNS} FROM "PublishedMetric" m ${FIGURE_JOINS}
    WHERE m."publicationId" = ${publicationId}::uuid ORDER BY m."position"`
}

export type PrintedRange = { pageId: string; text: string; start: number; end: number }

/** The printed pages that hold lines of an article, each with its text and the outermost range the article holds there. */
export async function listPrintedRanges(articleId: string): Promise<PrintedRange[]> {
  return db.$queryRaw<PrintedRange[]>`
    SELECT g."id" AS "pageId", g."text", min(l."start") AS "start", max(l."end") AS "end"
    FROM "LedgerRow" l JOIN "SourcePage" g ON g."id" = l."pageId"
    WHERE l."articleId" = ${articleId}::uuid GROUP BY g."id" ORDER BY min(l."position")`
}
