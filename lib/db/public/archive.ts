import 'server-only'
import type { ArticleCard, DayCount, Screen } from '../../editorial/reader-views'
import { db } from '../client'
import { CARD_COLUMNS, isAfterCard, NEWEST_FIRST, toCardScreen } from './cards'
import { ARCHIVE_DAY } from './columns'

/** The years that have articles, the newest first: walks from one to the next over the index. */
export async function listArchiveYears(): Promise<number[]> {
  const rows = await db.$queryRaw<{ year: number }[]>`
    WITH RECURSIVE years AS (
      SELECT (SELECT extract(year FROM max(${ARCHIVE_DAY}))::int FROM "LivePublication" p) AS "year"
      UNION ALL
      SELECT (SELECT extract(year FROM max(${ARCHIVE_DAY}))::int FROM "LivePublication" p WHERE ${ARCHIVE_DAY} < make_date(y."year", 1, 1))
      FROM years y WHERE y."year" IS NOT NULL)
    SELECT "year" FROM years WHERE "year" IS NOT NULL`
  return rows.map(({ year }) => year)
}

/** How many articles each day between two has; days without any are left out. Both are `2023-12-04`, the last included. */
export async function listDayCounts(from: string, to: string): Promise<DayCount[]> {
  return db.$queryRaw<DayCount[]>`
    SELECT to_char(${ARCHIVE_DAY}, 'YYYY-MM-DD') AS "day", count(*)::int AS "articles" FROM "LivePublication" p
    WHERE ${ARCHIVE_DAY} BETWEEN ${from}::date AND ${to}::date GROUP BY ${ARCHIVE_DAY} ORDER BY ${ARCHIVE_DAY}`
}

/** One screen of the articles of a day, newest first. */
export async function listCardsOfDay(
  day: string,
  size: number,
  after?: string,
): Promise<Screen<ArticleCard>> {
  const found = await db.$queryRaw<ArticleCard[]>`
    SELECT ${CARD_COLUMNS} FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId"
    WHERE ${ARCHIVE_DAY} = ${day}::date AND ${isAfterCard(after)} ${NEWEST_FIRST} LIMIT ${size + 1}`
  return toCardScreen(found, size)
}

/** The days with articles next to a day, before and after it. */
export async function findDaysBeside(day: string): Promise<{ before: string | null; after: string | null }> {
  const [row] = await db.$queryRaw<{ before: string | null; after: string | null }[]>`
    SELECT (SELECT to_char(max(${ARCHIVE_DAY}), 'YYYY-MM-DD') FROM "LivePublication" p WHERE ${ARCHIVE_DAY} < ${day}::date) AS "before",
      (SELECT to_char(min(${ARCHIVE_DAY}), 'YYYY-MM-DD') FROM "LivePublication" p WHERE ${ARCHIVE_DAY} > ${day}::date) AS "after"`
  return row ?? { before: null, after: null }
}
