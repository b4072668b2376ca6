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
      ? Prisma.sql`${of.tagId}::uuid IN (sr."id", cr."id")`
      : Prisma.sql`ir."id" = ${of.indicatorId}::uuid`
  const found = await db.$queryRaw<(StoredFigure & { count: number })[]>`
    SELECT ${FIGURE_COLUMNS}, ${ARTICLE_REF} AS "article", count(*) OVER ()::int AS "count",
      jsonb_path_query_first(p."content", '$.blocks.** ? (@.id == $b)', jsonb_build_object('b', m."blockId")) AS "block"
    FROM "LivePublication" p JOIN "PublishedMetric" m ON m."publicationId" = p."id" ${FIGURE_JOINS}
    WHERE ${chosen}
    ORDER BY m."periodTo" DESC NULLS LAST, p."firstPublishedAt" DESC, p."articleId" DESC, m."position" LIMIT ${size}`
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
