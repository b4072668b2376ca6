import 'server-only'
import { z } from 'zod'
import type { StandingPair } from '../../editorial/conflict'
import type { FigureRow } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { ARTICLE_REF, FIGURE_COLUMNS, FIGURE_JOINS } from './columns'

/** A figure with what says where it stands in lists, from which its printed line is found. */
export type StoredFigure = Omit<FigureRow, 'line'> & { publicationId: string; position: number }

export type FigureOwner = { tagId: string } | { indicatorId: string }

const figuresOf = (owner: FigureOwner): Prisma.Sql =>
  'tagId' in owner
    ? Prisma.sql`SELECT f."id" FROM "Tag" t JOIN "PublishedMetric" f ON f."subjectTagId" = t."id" WHERE t."rootId" = ${owner.tagId}::uuid
        UNION SELECT f."id" FROM "Tag" t JOIN "PublishedMetric" f ON f."scopeTagId" = t."id" WHERE t."rootId" = ${owner.tagId}::uuid`
    : Prisma.sql`SELECT f."id" FROM "Indicator" i JOIN "PublishedMetric" f ON f."indicatorId" = i."id" WHERE i."rootId" = ${owner.indicatorId}::uuid`

/** The last day of a figure's time, the time and id of its article, and its place in that. */
const Cursor = z
  .string()
  .transform((text) => text.split('_'))
  .pipe(
    z.tuple([
      z.union([z.iso.date(), z.literal('-infinity')]),
      z.iso.datetime(),
      z.uuid(),
      z
        .string()
        .regex(/^\d{1,6}$/u)
        .transform(Number),
    ]),
  )

export const isFigureCursor = (text: string): boolean => Cursor.safeParse(text).success

/** Where a list goes on behind a figure. */
export const figureCursorOf = ({
  periodTo,
  article,
  position,
}: Pick<StoredFigure, 'periodTo' | 'article' | 'position'>): string =>
  [periodTo ?? '-infinity', article.publishedAt, article.id, position].join('_')

function isAfterFigure(cursor: string | undefined): Prisma.Sql {
  const read = Cursor.safeParse(cursor)
  if (!read.success) return Prisma.sql`TRUE`
  const [to, time, articleId, position] = read.data
  return Prisma.sql`(c."to", c."firstPublishedAt", c."articleId", -c."position") < (${to}::date, ${time}::timestamptz, ${articleId}::uuid, ${-position}::int)`
}

/**
 * The live figures about a tag (as subject or scope) or of an indicator, both by root, and how many there are. Those of a
 * known period come first, the latest period at the top; `after` continues behind a figure.
 */
export async function listFigures(
  owner: FigureOwner,
  size: number,
  after?: string,
): Promise<{ rows: StoredFigure[]; count: number }> {
  // Which ones is settled first: what is only shown is read for those few.
  const found = await db.$queryRaw<(StoredFigure & { count: number })[]>`
    WITH "chosen" AS MATERIALIZED (
      SELECT m."id", coalesce(m."periodTo", '-infinity') AS "to", m."position", p."firstPublishedAt", p."articleId"
      FROM (${figuresOf(owner)}) f JOIN "PublishedMetric" m ON m."id" = f."id" JOIN "LivePublication" p ON p."id" = m."publicationId"),
    "screen" AS MATERIALIZED (
      SELECT c."id", row_number() OVER (ORDER BY c."to" DESC, c."firstPublishedAt" DESC, c."articleId" DESC, c."position") AS "place"
      FROM "chosen" c WHERE ${isAfterFigure(after)} ORDER BY "place" LIMIT ${size})
    SELECT ${FIGURE_COLUMNS}, ${ARTICLE_REF} AS "article", m."publicationId", m."position", (SELECT count(*)::int FROM "chosen") AS "count"
    FROM "screen" JOIN "PublishedMetric" m ON m."id" = "screen"."id" JOIN "Publication" p ON p."id" = m."publicationId" ${FIGURE_JOINS}
    ORDER BY "screen"."place"`
  const rows = found.map(({ count: _count, ...row }) => row)
  return { rows, count: found[0]?.count ?? 0 }
}

/** The frozen block that each figure stands in, in their order; nearly all stand at the top of a text, the rest in lists and tables. */
export async function listFigureBlocks(
  figures: readonly Pick<StoredFigure, 'publicationId' | 'blockId'>[],
): Promise<unknown[]> {
  const rows = await db.$queryRaw<{ block: unknown }[]>`
    SELECT coalesce(
      jsonb_path_query_first(p."content", '$.blocks[*] ? (@.id == $b)', jsonb_build_object('b', f."blockId")),
      jsonb_path_query_first(p."content", '$.blocks.** ? (@.id == $b)', jsonb_build_object('b', f."blockId"))) AS "block"
    FROM unnest(${figures.map(({ publicationId }) => publicationId)}::uuid[], ${figures.map(({ blockId }) => blockId)}::text[])
      WITH ORDINALITY f("publicationId", "blockId", "place") LEFT JOIN "Publication" p ON p."id" = f."publicationId" ORDER BY f."place"`
  return rows.map(({ block }) => block)
}

/** The decoded text of source pages by id. */
export async function listPageTexts(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.sourcePage.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, text: true },
  })
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** Which two of the figures both stand by the word of an editor: while both say what was looked at. */
export async function listStandingPairs(figures: readonly StoredFigure[]): Promise<StandingPair[]> {
  const shown = Prisma.sql`unnest(${figures.map(({ id }) => id)}::uuid[], ${figures.map(({ text }) => text)}::text[],
    ${figures.map(({ value }) => value)}::numeric[]) s("id", "text", "value")`
  const looked = (side: 'first' | 'second') =>
    Prisma.sql`SELECT FROM ${shown} WHERE s."id" = c.${Prisma.raw(`"${side}Id"`)}
      AND s."text" = c."evidence"->${side}->>'text' AND s."value" = (c."evidence"->${side}->>'value')::numeric`
  const rows = await db.$queryRaw<{ firstId: string; secondId: string; isSame: boolean }[]>`
    SELECT c."firstId"::text AS "firstId", c."secondId"::text AS "secondId", c."outcome" = 'rounding' AS "isSame"
    FROM "Conflict" c WHERE c."firstId" = ANY(${figures.map(({ id }) => id)}::uuid[])
      AND c."state" = 'settled' AND c."heldId" IS NULL
      AND EXISTS (${looked('first')}) AND EXISTS (${looked('second')})`
  return rows.map(({ firstId, secondId, isSame }) => ({ ids: [firstId, secondId], isSame }))
}
