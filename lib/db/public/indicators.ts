import 'server-only'
import type { IndicatorCount, IndicatorView } from '../../editorial/reader-views'
import { db } from '../client'

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

type StoredIndicator = Omit<IndicatorView, 'figures' | 'figureCount'>

/** The indicator at an address, after merges, with every other name it goes by; or null. */
export async function findIndicator(slug: string): Promise<StoredIndicator | null> {
  const [row] = await db.$queryRaw<StoredIndicator[]>`
    SELECT r."id", r."slug", r."name", r."dimension", r."canonicalUnit", r."description",
      array(SELECT s."name" FROM (
        SELECT a."name" FROM "IndicatorAlias" a JOIN "Indicator" o ON o."id" = a."indicatorId" WHERE o."rootId" = r."id"
        UNION SELECT o."name" FROM "Indicator" o WHERE o."rootId" = r."id") s
        WHERE s."name" <> r."name" ORDER BY length(s."name"), s."name") AS "aliases"
    FROM "Indicator" t JOIN "Indicator" r ON r."id" = t."rootId" WHERE t."slug" = ${slug}`
  return row ?? null
}
