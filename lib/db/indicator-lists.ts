import 'server-only'
import type { Screen } from '../editorial/desk-lists'
import type {
  FigureQuery,
  FigureRow,
  FoundIndicator,
  IndicatorQuery,
  IndicatorRow,
  IndicatorSearch,
  IndicatorView,
} from '../editorial/indicator'
import { db } from './client'
import { Prisma } from './generated/client'
import { countIndicatorUse, getIndicator } from './indicators'
import { every, holdsWords, inOrder, isAfter, SCREEN, toScreen, type SortKey } from './keyset'

const FIGURES = Prisma.sql`(SELECT count(*)::int FROM "Indicator" x JOIN "Metric" m ON m."indicatorId" = x."id"
  WHERE x."rootId" = i."id" AND m."detachedAt" IS NULL)`
const PUBLISHED = Prisma.sql`(SELECT count(*)::int FROM "Indicator" x JOIN "PublishedMetric" m ON m."indicatorId" = x."id"
  JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE x."rootId" = i."id")`
const NAMES = Prisma.sql`concat_ws(' ', i."name", (SELECT string_agg(concat_ws(' ', x."name", a."name"), ' ')
  FROM "Indicator" x LEFT JOIN "IndicatorAlias" a ON a."indicatorId" = x."id"
  WHERE x."rootId" = i."id" OR x."id" = i."id"))`
/** Addresses are made of pinyin, so they serve as the reading to sort and search by. */
const READING = Prisma.sql`replace(i."slug", '-', '')`

const SORT_KEYS: Record<NonNullable<IndicatorQuery['sort']>, SortKey> = {
  name: { expression: Prisma.sql`i."slug"`, type: 'text' },
  figures: { expression: FIGURES, type: 'int4' },
  published: { expression: PUBLISHED, type: 'int4' },
}

const holdsName = (q: string): Prisma.Sql =>
  Prisma.sql`(${holdsWords(NAMES, q)} OR strpos(${READING}, ${q.toLowerCase().replaceAll('\u0000', '')}) > 0)`

/** The direction a sorting starts with. */
const indicatorDirection = ({ sort = 'figures', direction }: IndicatorQuery): 'asc' | 'desc' =>
  direction ?? (sort === 'name' ? 'asc' : 'desc')

/** One screen of the indicators, those with most figures first unless asked otherwise. */
export async function listIndicatorRows(query: IndicatorQuery): Promise<Screen<IndicatorRow>> {
  const { q, state = 'current', after } = query
  const key = SORT_KEYS[query.sort ?? 'figures']
  const direction = indicatorDirection(query)
  const id = Prisma.sql`i."id"`
  const filters = every([
    ...(state === 'current' ? [Prisma.sql`i."mergedIntoId" IS NULL`] : []),
    ...(state === 'merged' ? [Prisma.sql`i."mergedIntoId" IS NOT NULL`] : []),
    ...(q ? [holdsName(q)] : []),
  ])
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<(IndicatorRow & { key: string })[]>`
      SELECT i."id"::text AS "id", i."name", i."dimension", i."canonicalUnit",
        ARRAY(SELECT a."name" FROM "IndicatorAlias" a WHERE a."indicatorId" = i."id" ORDER BY a."id") AS "aliases",
        ${FIGURES} AS "figures", ${PUBLISHED} AS "published",
        CASE WHEN r."id" <> i."id" THEN jsonb_build_object('id', r."id", 'name', r."name") END AS "mergedInto",
        (${key.expression})::text AS "key"
      FROM "Indicator" i JOIN "Indicator" r ON r."id" = i."rootId"
      WHERE ${filters} AND ${isAfter(after, key, id, direction)} ${inOrder(key, id, direction)} LIMIT ${SCREEN + 1}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "Indicator" i WHERE ${filters}`,
  ])
  return toScreen(rows, count?.total ?? 0)
}

/** Type-ahead over names, aliases and readings of indicators that are not merged, best fits first. */
export async function findIndicatorsLike({ q, limit }: IndicatorSearch): Promise<FoundIndicator[]> {
  const typed = q.normalize('NFKC').toLowerCase().replaceAll('\u0000', '')
  return db.$queryRaw<FoundIndicator[]>`
    SELECT i."id"::text AS "id", i."name", i."canonicalUnit", i."name" AS "matched" FROM "Indicator" i
    WHERE i."mergedIntoId" IS NULL AND ${holdsName(q)}
    ORDER BY lower(i."name") <> ${typed}, NOT starts_with(lower(i."name"), ${typed}), ${FIGURES} DESC, i."slug" LIMIT ${limit}`
}

const FIGURE = Prisma.sql`
  SELECT m."id"::text AS "id", m."text", m."quote", coalesce(r."name", m."indicator") AS "indicator",
    r."id"::text AS "indicatorId", coalesce(s."name", m."subject") AS "subject", trim_scale(m."value")::text AS "value",
    trim_scale(m."valueTo")::text AS "valueTo", trim_scale(m."from")::text AS "from", m."unit", m."qualifier", m."direction", m."kind", m."period", m."scope",
    jsonb_build_object('id', a."id", 'headline', a."headline") AS "article"`
const FIGURE_FROM = Prisma.sql`FROM "Metric" m JOIN "Article" a ON a."id" = m."articleId"
  LEFT JOIN "Indicator" i ON i."id" = m."indicatorId" LEFT JOIN "Indicator" r ON r."id" = i."rootId"
  LEFT JOIN "Tag" t ON t."id" = m."subjectTagId" LEFT JOIN "Tag" s ON s."id" = t."rootId"`

const FIGURE_KEYS: Record<NonNullable<FigureQuery['sort']>, SortKey> = {
  updated: { expression: Prisma.sql`m."updatedAt"`, type: 'timestamptz' },
  indicator: { expression: Prisma.sql`coalesce(r."slug", m."indicator")`, type: 'text' },
  subject: { expression: Prisma.sql`coalesce(s."pinyin", m."subject", '')`, type: 'text' },
}

/** The direction a sorting starts with. */
const figureDirection = ({ sort = 'updated', direction }: FigureQuery): 'asc' | 'desc' =>
  direction ?? (sort === 'updated' ? 'desc' : 'asc')

/** One screen of the figures as they stand in articles at the desk, last changed first unless asked otherwise. */
export async function listFigureRows(query: FigureQuery): Promise<Screen<FigureRow>> {
  const { q, indicatorId, unit, kind, after } = query
  const key = FIGURE_KEYS[query.sort ?? 'updated']
  const direction = figureDirection(query)
  const id = Prisma.sql`m."id"`
  const searched = Prisma.sql`concat_ws(' ', m."indicator", r."name", m."subject", s."name", m."quote", m."text")`
  const filters = every([
    Prisma.sql`m."detachedAt" IS NULL`,
    ...(indicatorId ? [Prisma.sql`r."id" = ${indicatorId}::uuid`] : []),
    ...(unit ? [Prisma.sql`m."unit" = ${unit}`] : []),
    ...(kind ? [Prisma.sql`m."kind" = ${kind}`] : []),
    ...(q ? [holdsWords(searched, q)] : []),
  ])
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<(FigureRow & { key: string })[]>`${FIGURE}, (${key.expression})::text AS "key" ${FIGURE_FROM}
      WHERE ${filters} AND ${isAfter(after, key, id, direction)} ${inOrder(key, id, direction)} LIMIT ${SCREEN + 1}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" ${FIGURE_FROM} WHERE ${filters}`,
  ])
  return toScreen(rows, count?.total ?? 0)
}

/** The units that figures are printed in, most frequent first. */
export async function listUnits(): Promise<string[]> {
  const rows = await db.$queryRaw<{ unit: string }[]>`
    SELECT "unit" FROM "Metric" WHERE "detachedAt" IS NULL AND "unit" <> '' GROUP BY "unit" ORDER BY count(*) DESC, "unit" LIMIT 200`
  return rows.map(({ unit }) => unit)
}

/** The indicators that figures belong to, by reading, for a filter. */
export function listIndicatorNames(): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`
    SELECT i."id"::text AS "id", i."name" FROM "Indicator" i WHERE i."mergedIntoId" IS NULL ORDER BY i."slug" LIMIT 1000`
}

const FIGURES_SHOWN = 100

/** All that the page of an indicator shows, or `NotFound`. */
export async function getIndicatorView(id: string): Promise<IndicatorView> {
  const indicator = await getIndicator(db, id)
  const [use, aliases, [merged], absorbed, figures] = await Promise.all([
    countIndicatorUse(id),
    db.indicatorAlias.findMany({
      where: { indicatorId: id },
      select: { name: true },
      orderBy: { id: 'asc' },
    }),
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT r."id"::text AS "id", r."name" FROM "Indicator" i JOIN "Indicator" r ON r."id" = i."rootId"
      WHERE i."id" = ${id}::uuid AND r."id" <> i."id"`,
    db.indicator.findMany({
      where: { mergedIntoId: id },
      select: { id: true, version: true, name: true },
      orderBy: { name: 'asc' },
    }),
    db.$queryRaw<FigureRow[]>`${FIGURE} ${FIGURE_FROM}
      WHERE m."detachedAt" IS NULL AND i."rootId" = ${id}::uuid ORDER BY m."updatedAt" DESC, m."id" LIMIT ${FIGURES_SHOWN}`,
  ])
  const names = aliases.map(({ name }) => name)
  return { ...indicator, aliases: names, use, mergedInto: merged ?? null, absorbed, figures }
}
