import 'server-only'
import type { IndicatorHint, StoryHint } from '../../editorial/search-views'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { askForReaders } from '../reader-connections'
import { LIVE_DOCUMENT } from './cards'
import { ARCHIVE_DAY, isoDate } from './columns'
import { readNewNames } from './search-names'

/** So many headlines that begin alike are looked at. */
const HEADLINES = 200
/** Very many headlines begin with the same character. */
const HEADLINE_MIN = 2
/** The index of headlines has so many characters of each. */
const HEADLINE_LENGTH = 64
const HEADLINE = Prisma.sql`left(split_part(d."folded", E'\n', 1), 64)`
/** No character comes after it, by bytes. */
const LAST_CHARACTER = '\u{10FFFF}'

/** How near a name `n` is to what was typed: it is that, begins with it, is read so, holds it; null for any other. */
const nearness = (folded: string): Prisma.Sql => {
  const latin = /^[a-z]+$/u.test(folded) ? folded : ''
  return Prisma.sql`CASE
    WHEN n."folded" = ${folded} THEN 0 WHEN starts_with(n."folded", ${folded}) THEN 1
    WHEN ${latin} <> '' AND n."initials" = ${latin} THEN 2 WHEN ${latin} <> '' AND starts_with(n."pinyin", ${latin}) THEN 3
    WHEN strpos(n."folded", ${folded}) > 0 THEN 4 END`
}

/** Indicators for what was typed so far, the nearest first; only those that live figures belong to. */
export async function suggestIndicators(folded: string, size: number): Promise<IndicatorHint[]> {
  await readNewNames()
  return askForReaders<IndicatorHint>(Prisma.sql`${PLANNED}
    WITH "named" AS MATERIALIZED (
      SELECT i."rootId", i."name" FROM "Indicator" i
      UNION ALL SELECT i."rootId", a."name" FROM "IndicatorAlias" a JOIN "Indicator" i ON i."id" = a."indicatorId"),
    "near" AS MATERIALIZED (
      SELECT DISTINCT ON (x."rootId") x.* FROM (
        SELECT s."rootId", n."name", ${nearness(folded)} AS "rank" FROM "named" s JOIN "SearchName" n ON n."name" = s."name") x
      WHERE x."rank" IS NOT NULL ORDER BY x."rootId", x."rank", length(x."name"), x."name")
    SELECT r."id", r."slug", r."name", r."description", n."name" AS "matched"
    FROM (SELECT * FROM "near" ORDER BY "rank", length("name"), "name" OFFSET 0) n JOIN "Indicator" r ON r."id" = n."rootId"
    WHERE EXISTS (SELECT FROM "Indicator" o JOIN "PublishedMetric" m ON m."indicatorId" = o."id"
      JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE o."rootId" = n."rootId")
    ORDER BY n."rank", length(n."name"), n."name" LIMIT ${size}`)
}

/** The newest stories, of some, whose headline begins with what was typed, if that is more than one character. */
export async function suggestStories(folded: string, size: number): Promise<StoryHint[]> {
  const beginning = [...folded].slice(0, HEADLINE_LENGTH).join('')
  if ([...beginning].length < HEADLINE_MIN) return []
  return askForReaders<StoryHint>(Prisma.sql`${PLANNED}
    SELECT p."slug", p."headline", ${isoDate(ARCHIVE_DAY)} AS "day" FROM (
      SELECT d."publicationId", d."publishedAt", d."articleId" FROM "SearchDocument" d
      WHERE ${HEADLINE} ~>=~ ${beginning} AND ${HEADLINE} ~<~ ${beginning + LAST_CHARACTER} AND ${LIVE_DOCUMENT} LIMIT ${HEADLINES}) d
    JOIN "Publication" p ON p."id" = d."publicationId" ORDER BY d."publishedAt" DESC, d."articleId" DESC LIMIT ${size}`)
}
