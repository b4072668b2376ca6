import 'server-only'
import type { FigureRow } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { ARTICLE_REF, FIGURE_COLUMNS, FIGURE_JOINS } from './columns'

/** A figure with the frozen block it stands in, from which its printed line is found. */
export type StoredFigure = Omit<FigureRow, 'line'> & { block: unknown }

/**
 * The newest live figures about a tag (as subject or scope) or of an indicator, both by root, and how many there are.
 * Those of a known period come first, the latest period at the top.
 */
export async function listFigures(
  of: { tagId: string } | { indicatorId: string },
  size: number,
): Promise<{ rows: StoredFigure[]; count: number }> {
  const chosen =
    'tagId' in of
      ? Prisma.sql`SELECT f."id" FROM "Tag" t JOIN "PublishedMetric" f ON f."subjectTagId" = t."id" WHERE t."rootId" = ${of.tagId}::uuid
          UNION SELECT f."id" FROM "Tag" t JOIN "PublishedMetric" f ON f."scopeTagId" = t."id" WHERE t."rootId" = ${of.tagId}::uuid`
      : Prisma.sql`SELECT f."id" FROM "Indicator" i JOIN "PublishedMetric" f ON f."indicatorId" = i."id" WHERE i."rootId" = ${of.indicatorId}::uuid`
  // Which ones is settled first: what is only shown is read for those few.
  const found = await db.$queryRaw<(StoredFigure & { count: number })[]>`
    WITH chosen AS MATERIALIZED (
      SELECT m."id", row_number() OVER (ORDER BY m."periodTo" DESC NULLS LAST, p."firstPublishedAt" DESC, p."articleId" DESC, m."position") AS "place",
        count(*) OVER ()::int AS "count"
      FROM (${chosen}) f JOIN "PublishedMetric" m ON m."id" = f."id" JOIN "LivePublication" p ON p."id" = m."publicationId"
      ORDER BY "place" LIMIT ${size})
    SELECT ${FIGURE_COLUMNS}, ${ARTICLE_REF} AS "article", chosen."count",
      jsonb_path_query_first(p."content", '$.blocks.** ? (@.id == $b)', jsonb_build_object('b', m."blockId")) AS "block"
    FROM chosen JOIN "PublishedMetric" m ON m."id" = chosen."id" JOIN "LivePublication" p ON p."id" = m."publicationId" ${FIGURE_JOINS}
    ORDER BY chosen."place"`
  const rows = found.map(({ count: _count, ...row }) => row)
  return { rows, count: found[0]?.count ?? 0 }
}

/** The decoded text of source pages by id. */
export async function listPageTexts(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.sourcePage.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, text: true },
  })
  return new Map(rows.map(({ id, text }) => [id, text]))
}
