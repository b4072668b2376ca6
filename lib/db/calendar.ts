import 'server-only'
import type { CalendarEntry } from '../editorial/calendar'
import { db } from './client'

/**
 * What happens to public copies between two moments: go-lives and ends of embargoes to come, expiries, and what went public
 * for the first time. Of each kind and day of the newsroom only the first `most`, with how many there are.
 */
export async function listCalendar(
  from: Date,
  to: Date,
  most: number,
): Promise<(CalendarEntry & { total: number })[]> {
  return db.$queryRaw<(CalendarEntry & { total: number })[]>`
    WITH moment AS (
      SELECT p."articleId", CASE WHEN p."replacesId" IS NULL THEN 'scheduled' ELSE 'change' END AS "kind", p."goLiveAt" AS "at"
      FROM "Publication" p WHERE p."endedAt" IS NULL AND p."goLiveAt" > now() AND p."goLiveAt" >= ${from} AND p."goLiveAt" < ${to}
      UNION ALL SELECT p."articleId", 'embargo', p."embargoUntil" FROM "Publication" p
      WHERE p."endedAt" IS NULL AND p."embargoUntil" > now() AND p."embargoUntil" >= ${from} AND p."embargoUntil" < ${to}
      UNION ALL SELECT p."articleId", 'expiry', p."expiresAt" FROM "Publication" p
      WHERE p."endedAt" IS NULL AND p."yieldsAt" IS NULL AND p."expiresAt" >= ${from} AND p."expiresAt" < ${to}
      UNION ALL SELECT p."articleId", 'published', p."firstPublishedAt" FROM "CurrentPublication" p
      WHERE p."firstPublishedAt" >= ${from} AND p."firstPublishedAt" < least(${to}, now())
        AND p."goLiveAt" <= now() AND coalesce(p."embargoUntil" <= now(), TRUE)
    ), placed AS (
      SELECT m.*, row_number() OVER day AS "place",
        (count(*) OVER (PARTITION BY m."kind", (m."at" AT TIME ZONE 'Asia/Shanghai')::date))::int AS "total" FROM moment m
      WINDOW day AS (PARTITION BY m."kind", (m."at" AT TIME ZONE 'Asia/Shanghai')::date ORDER BY m."at", m."articleId"))
    SELECT a."id"::text AS "articleId", a."version", a."headline", a."priority"::text AS "priority", m."kind", m."at", m."total"
    FROM placed m JOIN "Article" a ON a."id" = m."articleId"
    WHERE m."place" <= ${most} AND a."retiredAt" IS NULL ORDER BY m."at", a."id"`
}
