import 'server-only'
import type { IndicatorHint, StoryHint, TagHint } from '../../editorial/search-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { LIVE_DOCUMENT } from './cards'
import { ARCHIVE_DAY, isoDate } from './columns'
import { ARTICLES_OF_TAG, readNewNames } from './search-names'
import { IS_LIVE } from './tags'

/** So many names are looked at, the nearest first: those whose bearers no reader can see are left out. */
const NAMES = 200
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

/** The share of all articles that name the tag `r`, where it is common; a guess of the last hour. */
const SHARE = Prisma.sql`coalesce((
  SELECT max(f."share") FROM "Tag" t JOIN "SearchFrequency" f ON f."gram" = '@' || t."number" WHERE t."rootId" = r."id"), 0)`

/**
 * Tags for what was typed so far, best first: by how near a name of theirs is, then by how many articles name them; only
 * those that live articles name. The nearest names are settled before it is asked who bears them.
 */
export async function suggestTags(folded: string, size: number): Promise<TagHint[]> {
  await readNewNames()
  return db.$queryRaw<TagHint[]>`
    WITH "near" AS MATERIALIZED (
      SELECT x.* FROM (SELECT n."name", ${nearness(folded)} AS "rank" FROM "SearchName" n) x
      WHERE x."rank" IS NOT NULL ORDER BY x."rank", length(x."name"), x."name" LIMIT ${NAMES}),
    "bearers" AS MATERIALIZED (
      SELECT DISTINCT ON (s."rootId") s."rootId", n."name", n."rank" FROM "near" n JOIN "TagNaming" s ON s."name" = n."name"
      ORDER BY s."rootId", n."rank", s."isAlias", length(n."name"), n."name"),
    "seen" AS MATERIALIZED (
      SELECT r."rootId", r."name", r."rank" FROM (
        SELECT b."rootId" AS "id", b.* FROM "bearers" b ORDER BY b."rank", length(b."name"), b."name" OFFSET 0) r
      WHERE ${IS_LIVE} LIMIT ${size * 2})
    SELECT y.* FROM (
      SELECT r."id", r."slug", r."name", r."type"::text AS "type", r."disambiguation", r."description",
        s."name" AS "matched", s."rank", ${ARTICLES_OF_TAG} AS "articles", ${SHARE} AS "share"
      FROM "seen" s JOIN "Tag" r ON r."id" = s."rootId") y
    WHERE y."articles" > 0 ORDER BY y."rank", y."share" DESC, y."articles" DESC, length(y."matched"), y."id" LIMIT ${size}`
}

/** Indicators for what was typed so far, the nearest first; only those that live figures belong to. */
export async function suggestIndicators(folded: string, size: number): Promise<IndicatorHint[]> {
  await readNewNames()
  return db.$queryRaw<IndicatorHint[]>`
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
    ORDER BY n."rank", length(n."name"), n."name" LIMIT ${size}`
}

/** The newest stories, of some, whose headline begins with what was typed, if that is more than one character. */
export async function suggestStories(folded: string, size: number): Promise<StoryHint[]> {
  const beginning = [...folded].slice(0, HEADLINE_LENGTH).join('')
  if ([...beginning].length < HEADLINE_MIN) return []
  return db.$queryRaw<StoryHint[]>`
    SELECT p."slug", p."headline", ${isoDate(ARCHIVE_DAY)} AS "day" FROM (
      SELECT d."publicationId", d."publishedAt", d."articleId" FROM "SearchDocument" d
      WHERE ${HEADLINE} ~>=~ ${beginning} AND ${HEADLINE} ~<~ ${beginning + LAST_CHARACTER} AND ${LIVE_DOCUMENT} LIMIT ${HEADLINES}) d
    JOIN "Publication" p ON p."id" = d."publicationId" ORDER BY d."publishedAt" DESC, d."articleId" DESC LIMIT ${size}`
}
