import 'server-only'
import type { IndicatorCount, IndicatorView } from '../../editorial/reader-views'
import { db } from '../client'

/** Figures of one indicator that are looked at to count them: more are not told apart. */
const COUNTED = 1000

/** The indicators that live figures belong to, those with most figures first; counted up to `COUNTED`. */
export async function listIndicatorCounts(): Promise<IndicatorCount[]> {
  return db.$queryRaw<IndicatorCount[]>`
    SELECT r."id", r."slug", r."name", r."dimension", r."canonicalUnit", c."figures", c."articles"
    FROM "Indicator" r CROSS JOIN LATERAL (
      SELECT count(*)::int AS "figures", count(DISTINCT x."publicationId")::int AS "articles" FROM (
        SELECT m."publicationId" FROM "Indicator" i JOIN "PublishedMetric" m ON m."indicatorId" = i."id"
        JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE i."rootId" = r."id" LIMIT ${COUNTED}) x) c
    WHERE r."mergedIntoId" IS NULL AND c."figures" > 0 ORDER BY c."figures" DESC, r."name"`
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
