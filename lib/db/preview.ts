import 'server-only'
import type { CorrectionNote, Figure, SectionName, TagName } from '../editorial/reader-views'
import type { Range } from '../pipeline/model'
import { db } from './client'
import { FIGURE_COLUMNS, FIGURE_JOINS, isPublishedOn } from './public/columns'
import { listCorrectionsOf } from './public/corrections'
import { Prisma } from './generated/client'

/** What readers will be shown of an article's newest revision, in the shapes of lib/db/public/articles.ts. */

/** What each mention of an article names today. */
export async function listMentionNamesAt(articleId: string): Promise<Record<string, TagName>> {
  const rows = await db.$queryRaw<(TagName & { mentionId: string })[]>`
    SELECT m."id"::text AS "mentionId", r."id", r."slug", r."name", r."type"::text AS "type"
    FROM "Mention" m JOIN "Tag" t ON t."id" = m."tagId" JOIN "Tag" r ON r."id" = t."rootId"
    WHERE m."articleId" = ${articleId}::uuid AND m."detachedAt" IS NULL`
  return Object.fromEntries(rows.map(({ mentionId, ...tag }) => [mentionId, tag]))
}

/** The figures of an article, in no order. */
export async function listFiguresAt(articleId: string): Promise<Omit<Figure, 'line'>[]> {
  return db.$queryRaw<Omit<Figure, 'line'>[]>`
    SELECT ${FIGURE_COLUMNS} FROM (
      SELECT x.*, x."id" AS "metricId", x."quote" AS "sentence" FROM "Metric" x
      WHERE x."articleId" = ${articleId}::uuid AND x."detachedAt" IS NULL) m ${FIGURE_JOINS}`
}

/** The printed pages that an article holds lines of, each with the outermost range and the ranges of its text. */
export async function listPrintedRangesAt(
  articleId: string,
): Promise<{ pageId: string; start: number; end: number; own: Range[] }[]> {
  return db.$queryRaw<{ pageId: string; start: number; end: number; own: Range[] }[]>`
    SELECT l."pageId", min(l."start") AS "start", max(l."end") AS "end",
      coalesce(json_agg(json_build_object('start', l."start", 'end', l."end") ORDER BY l."start")
        FILTER (WHERE l."role" IN ('body', 'subhead', 'caption')), '[]') AS "own"
    FROM "LedgerRow" l WHERE l."articleId" = ${articleId}::uuid GROUP BY l."pageId" ORDER BY min(l."position")`
}

/** Printed pages with the ranges that readers see once the article is public: its own, and those of live ones. */
export async function listPrintedTextsWith(
  articleId: string,
  pageIds: readonly string[],
): Promise<{ id: string; text: string; visible: Range[] }[]> {
  return db.$queryRaw<{ id: string; text: string; visible: Range[] }[]>`
    SELECT g."id", g."text", coalesce((SELECT json_agg(json_build_object('start', l."start", 'end', l."end") ORDER BY l."start")
      FROM "LedgerRow" l WHERE l."pageId" = g."id" AND (l."articleId" = ${articleId}::uuid OR EXISTS (
        SELECT FROM "LivePublication" p WHERE p."articleId" = l."articleId" AND ${isPublishedOn(Prisma.sql`l."pageId"`)}))), '[]') AS "visible"
    FROM "SourcePage" g WHERE g."id" = ANY(${[...pageIds]}::uuid[])`
}

/** What was corrected in an article for readers, newest first. */
export const listCorrectionsAt = (articleId: string): Promise<CorrectionNote[]> =>
  listCorrectionsOf(articleId)

/** A section as readers see it, or null. */
export async function findSectionName(id: string): Promise<SectionName | null> {
  return db.section.findUnique({
    where: { id },
    select: { id: true, slug: true, name: true, nameEn: true },
  })
}
