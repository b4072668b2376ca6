import 'server-only'
import { z } from 'zod'
import type { FigureRow, Screen } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { ARTICLE_REF, FIGURE_COLUMNS, FIGURE_JOINS } from './columns'

/** A figure with the frozen block it stands in, from which its printed line is found. */
export type StoredFigure = Omit<FigureRow, 'line'> & { block: unknown }

/** About a tag (as subject or scope) or of an indicator, both by root. */
export type FiguresOf = { tagId: string } | { indicatorId: string }

const idsOf = (of: FiguresOf): Prisma.Sql =>
  'tagId' in of
    ? Prisma.sql`SELECT f."id" FROM "Tag" t JOIN "PublishedMetric" f ON f."subjectTagId" = t."id" WHERE t."rootId" = ${of.tagId}::uuid
        UNION SELECT f."id" FROM "Tag" t JOIN "PublishedMetric" f ON f."scopeTagId" = t."id" WHERE t."rootId" = ${of.tagId}::uuid`
    : Prisma.sql`SELECT f."id" FROM "Indicator" i JOIN "PublishedMetric" f ON f."indicatorId" = i."id" WHERE i."rootId" = ${of.indicatorId}::uuid`

const BLOCK = Prisma.sql`jsonb_path_query_first(p."content", '$.blocks.** ? (@.id == $b)', jsonb_build_object('b', m."blockId")) AS "block"`

/**
 * The newest live figures about something, and how many there are.
 * Those of a known period come first, the latest period at the top.
 */
export async function listFigures(
  of: FiguresOf,
  size: number,
): Promise<{ rows: StoredFigure[]; count: number }> {
  // Which ones is settled first: what is only shown is read for those few.
  const found = await db.$queryRaw<(StoredFigure & { count: number })[]>`
    WITH chosen AS MATERIALIZED (
      SELECT m."id", row_number() OVER (ORDER BY m."periodTo" DESC NULLS LAST, p."firstPublishedAt" DESC, p."articleId" DESC, m."position") AS "place",
        count(*) OVER ()::int AS "count"
      FROM (${idsOf(of)}) f JOIN "PublishedMetric" m ON m."id" = f."id" JOIN "LivePublication" p ON p."id" = m."publicationId"
      ORDER BY "place" LIMIT ${size})
    SELECT ${FIGURE_COLUMNS}, ${ARTICLE_REF} AS "article", chosen."count",
      ${BLOCK}
    FROM chosen JOIN "PublishedMetric" m ON m."id" = chosen."id" JOIN "LivePublication" p ON p."id" = m."publicationId" ${FIGURE_JOINS}
    ORDER BY chosen."place"`
  const rows = found.map(({ count: _count, ...row }) => row)
  return { rows, count: found[0]?.count ?? 0 }
}

const FigureCursor = z
  .string()
  .transform((text) => text.split('_'))
  .pipe(
    z.tuple([
      z.iso.date().or(z.literal('-infinity')),
      z.iso.datetime(),
      z.uuid(),
      z.string().regex(/^\d{1,6}$/u),
    ]),
  )

export const isFigureCursor = (text: string): boolean => FigureCursor.safeParse(text).success

/** The place of the published metric `m` of the publication `p`: the latest period first, what has none last. */
const PLACE = Prisma.sql`coalesce(m."periodTo", '-infinity'), p."firstPublishedAt", p."articleId", -m."position"`

const DESCENDING = Prisma.sql`coalesce(m."periodTo", '-infinity') DESC, p."firstPublishedAt" DESC, p."articleId" DESC, m."position"`

/** One screen of the live figures about something, in the order of `listFigures`. */
export async function listFigureScreen(
  of: FiguresOf,
  size: number,
  after?: string,
): Promise<Screen<StoredFigure>> {
  const read = FigureCursor.safeParse(after)
  const rest = read.success
    ? Prisma.sql`(${PLACE}) < (${read.data[0]}::date, ${read.data[1]}::timestamptz, ${read.data[2]}::uuid, ${-Number(read.data[3])}::int)`
    : Prisma.sql`TRUE`
  const found = await db.$queryRaw<(StoredFigure & { position: number })[]>`
    WITH chosen AS MATERIALIZED (
      SELECT m."id", row_number() OVER (ORDER BY ${DESCENDING}) AS "place"
      FROM (${idsOf(of)}) f JOIN "PublishedMetric" m ON m."id" = f."id" JOIN "LivePublication" p ON p."id" = m."publicationId"
      WHERE ${rest} ORDER BY "place" LIMIT ${size + 1})
    SELECT ${FIGURE_COLUMNS}, ${ARTICLE_REF} AS "article", m."position", ${BLOCK}
    FROM chosen JOIN "PublishedMetric" m ON m."id" = chosen."id" JOIN "LivePublication" p ON p."id" = m."publicationId" ${FIGURE_JOINS}
    ORDER BY chosen."place"`
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: rows.map(({ position: _position, ...row }) => row),
    next: last && found.length > size ? placeOf(last) : null,
  }
}

const placeOf = ({ periodTo, article, position }: StoredFigure & { position: number }): string =>
  `${periodTo ?? '-infinity'}_${article.publishedAt}_${article.id}_${position}`

/** The decoded text of source pages by id. */
export async function listPageTexts(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.sourcePage.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, text: true },
  })
  return new Map(rows.map(({ id, text }) => [id, text]))
}
