import 'server-only'
import { z } from 'zod'
import type {
  ArticleCard,
  MentionRow,
  Screen,
  TagCount,
  TagEntry,
  TagName,
  TagProfile,
} from '../../editorial/reader-views'
import type { TagType } from '../../pipeline/model'
import { storable } from '../../storable'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { CARD_COLUMNS, NEWEST_FIRST } from './cards'
import { ARCHIVE_DAY, ARTICLE_REF } from './columns'
import { namingOf } from './naming'

/** Whether a live article names the tag `r`, a root: three look-ups, each over its own index. */
export const IS_LIVE = Prisma.sql`(
  EXISTS (SELECT FROM "Tag" t JOIN "PublishedMention" m ON m."tagId" = t."id"
    JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE t."rootId" = r."id")
  OR EXISTS (SELECT FROM "Tag" t JOIN "PublishedMetric" m ON m."subjectTagId" = t."id"
    JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE t."rootId" = r."id")
  OR EXISTS (SELECT FROM "Tag" t JOIN "PublishedMetric" m ON m."scopeTagId" = t."id"
    JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE t."rootId" = r."id"))`

/** Rows looked at to count what names a tag. */
const COUNTED = 6000

/** How many live articles name a tag (by its root); `isMore` when there are more than were counted. */
export async function countNaming(rootId: string): Promise<{ articles: number; isMore: boolean }> {
  const { tagIds } = await namingOf(rootId)
  const rowsOf = (table: string, column: string) => {
    const [from, tag] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)]
    return Prisma.sql`(SELECT m."publicationId" FROM ${from} m WHERE m.${tag} = ANY(${tagIds}::uuid[]) LIMIT ${COUNTED})`
  }
  const [row] = await db.$queryRaw<{ articles: number; rows: number }[]>`
    WITH named AS MATERIALIZED (
      ${rowsOf('PublishedMention', 'tagId')} UNION ALL ${rowsOf('PublishedMetric', 'subjectTagId')}
      UNION ALL ${rowsOf('PublishedMetric', 'scopeTagId')})
    SELECT (SELECT count(*)::int FROM named) AS "rows", count(*)::int AS "articles"
    FROM "LivePublication" p WHERE p."id" IN (SELECT "publicationId" FROM named)`
  return { articles: row?.articles ?? 0, isMore: (row?.rows ?? 0) >= COUNTED }
}

/** Names of tags, after merges, with the id asked for; only those that a live article names. `ids` is an array of uuids. */
export const liveTagNames = (ids: Prisma.Sql) => Prisma.sql`
  SELECT a."id" AS "asked", r."id", r."slug", r."name", r."type"::text AS "type"
  FROM "Tag" a JOIN "Tag" r ON r."id" = a."rootId" WHERE a."id" = ANY(${ids}) AND ${IS_LIVE}`

type StoredTag = TagName & TagProfile

/** The tag at an address, after merges, with every other name it goes by; or null. Whether it is live is not asked here. */
export async function findTag(slug: string): Promise<StoredTag | null> {
  const [row] = await db.$queryRaw<StoredTag[]>`
    SELECT r."id", r."slug", r."name", r."type"::text AS "type", r."disambiguation", r."description",
      array(SELECT s."name" FROM "TagNaming" s WHERE s."rootId" = r."id" AND s."name" <> r."name"
        GROUP BY s."name" ORDER BY length(s."name"), s."name") AS "aliases",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', l."kind", 'url', l."url") ORDER BY l."id") FROM "TagLink" l
        WHERE l."tagId" = r."id"), '[]') AS "links",
      coalesce((SELECT jsonb_agg(jsonb_build_object('scheme', x."scheme", 'value', x."value") ORDER BY x."scheme") FROM "TagExternalId" x
        WHERE x."tagId" = r."id"), '[]') AS "externalIds"
    FROM "Tag" t JOIN "Tag" r ON r."id" = t."rootId" WHERE t."slug" = ${storable(slug)}`
  return row ?? null
}

/** Sentences of one article that a list shows. */
const SENTENCES = 4

const TimelineCursor = z
  .string()
  .transform((text) => text.split('_'))
  .pipe(z.tuple([z.iso.date(), z.uuid()]))

export const isTimelineCursor = (text: string): boolean => TimelineCursor.safeParse(text).success

/**
 * One screen of the articles that name a tag with the sentences that do, by the day they were printed (else published), the
 * latest first: of each article its first few sentences.
 */
export async function listMentionsOf(
  rootId: string,
  size: number,
  after?: string,
): Promise<Screen<MentionRow>> {
  const { names, tagIds } = await namingOf(rootId)
  const read = TimelineCursor.safeParse(after)
  const rest = read.success
    ? Prisma.sql`(${ARCHIVE_DAY}, p."articleId") < (${read.data[0]}::date, ${read.data[1]}::uuid)`
    : Prisma.sql`TRUE`
  const found = await db.$queryRaw<(MentionRow & { place: number })[]>`
    WITH own AS MATERIALIZED (
      SELECT p."id", ${ARCHIVE_DAY} AS "day", ${ARTICLE_REF} AS "article",
        row_number() OVER (ORDER BY ${ARCHIVE_DAY} DESC, p."articleId" DESC)::int AS "place"
      FROM "LivePublication" p WHERE ${rest} AND ${names}
      ORDER BY ${ARCHIVE_DAY} DESC, p."articleId" DESC LIMIT ${size + 1})
    SELECT own."place", own."article", to_char(own."day", 'YYYY-MM-DD') AS "day", x."id", x."blockId", x."quote", x."sentence"
    FROM own CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT DISTINCT ON (m."blockId", m."sentence") m."mentionId" AS "id", m."blockId", m."quote", m."sentence", m."position"
        FROM "PublishedMention" m WHERE m."publicationId" = own."id" AND m."tagId" = ANY(${tagIds}::uuid[])
        ORDER BY m."blockId", m."sentence", m."position") d
      ORDER BY d."position" LIMIT ${SENTENCES}) x
    ORDER BY own."place", x."position"`
  const shown = found.filter(({ place }) => place <= size)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ place: _place, ...row }) => row),
    next: last && found.length > shown.length ? `${last.day}_${last.article.id}` : null,
  }
}

/** Articles looked through for which tags are frequent: so many that rare ones count, so few that it stays quick. */
const LOOKED_AT = 1000

/** The most frequent tags of each type in the newest articles, with how many of those name them. */
export async function listFrequentTags(size: number): Promise<TagCount[]> {
  return db.$queryRaw<TagCount[]>`
    WITH newest AS MATERIALIZED (
      SELECT p."id" FROM "LivePublication" p ORDER BY p."firstPublishedAt" DESC, p."articleId" DESC LIMIT ${LOOKED_AT}),
    named AS (
      SELECT m."tagId", m."publicationId", NULL::uuid AS "metricId" FROM newest JOIN "PublishedMention" m ON m."publicationId" = newest."id"
      UNION ALL
      SELECT x."tagId", m."publicationId", m."metricId" FROM newest JOIN "PublishedMetric" m ON m."publicationId" = newest."id"
      CROSS JOIN LATERAL (VALUES (m."subjectTagId"), (m."scopeTagId")) x("tagId") WHERE x."tagId" IS NOT NULL),
    counted AS (
      SELECT r."id", r."slug", r."name", r."type", r."disambiguation", r."pinyin",
        count(DISTINCT n."publicationId")::int AS "articles", count(DISTINCT n."metricId")::int AS "figures"
      FROM named n JOIN "Tag" t ON t."id" = n."tagId" JOIN "Tag" r ON r."id" = t."rootId" GROUP BY r."id")
    SELECT c."id", c."slug", c."name", c."type"::text AS "type", c."disambiguation", c."articles", c."figures" FROM (
      SELECT *, row_number() OVER (PARTITION BY "type" ORDER BY "articles" DESC, "pinyin", "id") AS "place" FROM counted) c
    WHERE c."place" <= ${size} ORDER BY c."type", c."place"`
}

const NameCursor = z
  .string()
  .transform((text) => text.split('_'))
  .pipe(z.tuple([z.string(), z.uuid()]))

export const isNameCursor = (text: string): boolean => NameCursor.safeParse(text).success

/** One screen of the tags that a live article names, by pinyin; of one type when it is named. */
export async function listTagScreen(
  type: TagType | null,
  size: number,
  after?: string,
): Promise<Screen<TagEntry>> {
  const isOfType = type === null ? Prisma.sql`TRUE` : Prisma.sql`r."type" = ${type}::"TagType"`
  const read = NameCursor.safeParse(after)
  const rest = read.success
    ? Prisma.sql`(r."pinyin", r."id") > (${storable(read.data[0])}, ${read.data[1]}::uuid)`
    : Prisma.sql`TRUE`
  const found = await db.$queryRaw<(TagEntry & { pinyin: string })[]>`
    SELECT r."id", r."slug", r."name", r."type"::text AS "type", r."disambiguation", r."pinyin", upper(left(r."initials", 1)) AS "initial"
    FROM "Tag" r
    WHERE ${isOfType} AND r."mergedIntoId" IS NULL AND r."deletedAt" IS NULL AND ${rest} AND ${IS_LIVE}
    ORDER BY r."pinyin", r."id" LIMIT ${size + 1}`
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: rows.map(({ pinyin: _pinyin, ...row }) => row),
    next: last && found.length > size ? `${last.pinyin}_${last.id}` : null,
  }
}

/** The newest articles that name a tag (by its root). */
export async function listCardsNaming(rootId: string, size: number): Promise<ArticleCard[]> {
  const { names } = await namingOf(rootId)
  return db.$queryRaw<ArticleCard[]>`
    SELECT ${CARD_COLUMNS} FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId"
    WHERE ${names} ${NEWEST_FIRST} LIMIT ${size}`
}
