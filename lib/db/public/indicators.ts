import 'server-only'
import type { IndicatorCount, IndicatorView, Screen } from '../../editorial/reader-views'
import { storable } from '../../storable'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { toScreen } from './screen'

/** The indicators that live figures belong to, those with most figures first. */
export async function listIndicatorCounts(): Promise<IndicatorCount[]> {
  return db.$queryRaw<IndicatorCount[]>`
    WITH "stated" AS MATERIALIZED (
      SELECT m."indicatorId", m."publicationId", count(*) AS "figures" FROM "PublishedMetric" m
      WHERE m."indicatorId" IS NOT NULL GROUP BY m."indicatorId", m."publicationId"),
    "counted" AS (
      SELECT x."rootId", sum(x."figures")::int AS "figures", count(*)::int AS "articles" FROM (
        SELECT i."rootId", sum(s."figures") AS "figures" FROM "stated" s JOIN "Indicator" i ON i."id" = s."indicatorId"
        JOIN "LivePublication" p ON p."id" = s."publicationId" GROUP BY i."rootId", s."publicationId") x
      GROUP BY x."rootId")
    SELECT r."id", r."slug", r."name", r."dimension", r."canonicalUnit", c."figures", c."articles"
    FROM "counted" c JOIN "Indicator" r ON r."id" = c."rootId" ORDER BY c."figures" DESC, r."name"`
}

/** Whether a live article states a figure of the indicator `r`, a root. */
export const IS_STATED = Prisma.sql`EXISTS (SELECT FROM "Indicator" i JOIN "PublishedMetric" m ON m."indicatorId" = i."id"
  JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE i."rootId" = r."id")`

/** One screen of those indicators, in the order of their ids, which no change moves; `after` is the last id of the one before. */
export async function listIndicatorScreen(size: number, after?: string): Promise<Screen<IndicatorCount>> {
  const rest = after ? Prisma.sql`r."id" > ${after}::uuid` : Prisma.sql`TRUE`
  const found = await db.$queryRaw<IndicatorCount[]>`
    SELECT r."id", r."slug", r."name", r."dimension", r."canonicalUnit", c."figures", c."articles"
    FROM (SELECT * FROM "Indicator" r WHERE r."mergedIntoId" IS NULL AND ${rest} AND ${IS_STATED} ORDER BY r."id" LIMIT ${size + 1}) r
    CROSS JOIN LATERAL (SELECT count(*)::int AS "figures", count(DISTINCT p."id")::int AS "articles"
      FROM "Indicator" i JOIN "PublishedMetric" m ON m."indicatorId" = i."id" JOIN "LivePublication" p ON p."id" = m."publicationId"
      WHERE i."rootId" = r."id") c
    ORDER BY r."id"`
  return toScreen(found, size, ({ id }) => id)
}

type StoredIndicator = Omit<IndicatorView, 'figures' | 'bothStand' | 'figureCount'>

/** The indicator at an address, after merges, with every other name it goes by; or null. */
export async function findIndicator(slug: string): Promise<StoredIndicator | null> {
  const [row] = await db.$queryRaw<StoredIndicator[]>`
    SELECT r."id", r."slug", r."name", r."dimension", r."canonicalUnit", r."description",
      array(SELECT s."name" FROM (
        SELECT a."name" FROM "IndicatorAlias" a JOIN "Indicator" o ON o."id" = a."indicatorId" WHERE o."rootId" = r."id"
        UNION SELECT o."name" FROM "Indicator" o WHERE o."rootId" = r."id") s
        WHERE s."name" <> r."name" ORDER BY length(s."name"), s."name") AS "aliases"
    FROM "Indicator" t JOIN "Indicator" r ON r."id" = t."rootId" WHERE t."slug" = ${storable(slug)}`
  return row ?? null
}
