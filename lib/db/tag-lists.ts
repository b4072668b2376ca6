import 'server-only'
import type { Screen } from '../editorial/desk-lists'
import type { FoundTag, TagQuery, TagRow, TagSearch, TagView } from '../editorial/tag'
import { db } from './client'
import { Prisma } from './generated/client'
import { every, holdsWords, inOrder, isAfter, SCREEN, toScreen, type SortKey } from './keyset'
import { listOpenChoices } from './mention-choices'
import { readNames } from './name-readings'
import { getProfile } from './tag-profiles'
import { countTagUse, getTag } from './tags'

const ID = Prisma.sql`t."id"`

const MENTIONS = Prisma.sql`(SELECT count(*)::int FROM "Tag" x JOIN "Mention" m ON m."tagId" = x."id"
  WHERE x."rootId" = t."id" AND m."detachedAt" IS NULL)`
const PUBLISHED = Prisma.sql`(SELECT count(*)::int FROM "Tag" x JOIN "PublishedMention" m ON m."tagId" = x."id"
  JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE x."rootId" = t."id")`

const SORT_KEYS: Record<NonNullable<TagQuery['sort']>, SortKey> = {
  name: { expression: Prisma.sql`t."pinyin"`, type: 'text' },
  mentions: { expression: MENTIONS, type: 'int4' },
  published: { expression: PUBLISHED, type: 'int4' },
  updated: { expression: Prisma.sql`t."updatedAt"`, type: 'timestamptz' },
}

/** What was typed, read as pinyin or initials; null when it has other than Latin letters and digits. */
function latinOf(text: string): string | null {
  const latin = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'’-]+/gu, '')
  return /^[a-z0-9]+$/u.test(latin) ? latin : null
}

function holdsName(q: string): Prisma.Sql {
  const names = Prisma.sql`concat_ws(' ', t."name", t."disambiguation",
    (SELECT string_agg(s."name", ' ') FROM "TagNaming" s WHERE s."rootId" = t."id" OR s."tagId" = t."id"))`
  const latin = latinOf(q)
  const read = latin
    ? Prisma.sql`OR EXISTS (SELECT 1 FROM "TagNaming" s JOIN "NameReading" r ON r."name" = s."name"
        WHERE (s."rootId" = t."id" OR s."tagId" = t."id") AND (strpos(r."full", ${latin}) > 0 OR strpos(r."initials", ${latin}) > 0))`
    : Prisma.empty
  return Prisma.sql`(${holdsWords(names, q)} ${read})`
}

function filtersOf({ q, type, state = 'current' }: TagQuery): Prisma.Sql {
  return every([
    ...(type ? [Prisma.sql`t."type" = ${type}::"TagType"`] : []),
    ...(state === 'current' ? [Prisma.sql`t."mergedIntoId" IS NULL`] : []),
    ...(state === 'merged' ? [Prisma.sql`t."mergedIntoId" IS NOT NULL AND t."deletedAt" IS NULL`] : []),
    ...(state === 'all' ? [Prisma.sql`t."deletedAt" IS NULL`] : []),
    ...(q ? [holdsName(q)] : []),
  ])
}

/** The direction a sorting starts with: names from A, counts and changes from the greatest. */
const tagDirection = ({ sort = 'mentions', direction }: TagQuery): 'asc' | 'desc' =>
  direction ?? (sort === 'name' ? 'asc' : 'desc')

/** One screen of the tags, most mentioned first unless asked otherwise. */
export async function listTagRows(query: TagQuery): Promise<Screen<TagRow>> {
  const key = SORT_KEYS[query.sort ?? 'mentions']
  const direction = tagDirection(query)
  const filters = filtersOf(query)
  if (query.q && latinOf(query.q)) await readNames()
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<(TagRow & { key: string })[]>`
      SELECT t."id"::text AS "id", t."type"::text AS "type", t."name", t."disambiguation", t."updatedAt",
        ARRAY(SELECT a."name" FROM "TagAlias" a WHERE a."tagId" = t."id" ORDER BY a."id") AS "aliases",
        ${MENTIONS} AS "mentions", ${PUBLISHED} AS "published",
        CASE WHEN r."id" <> t."id" THEN jsonb_build_object('id', r."id", 'name', r."name") END AS "mergedInto",
        (${key.expression})::text AS "key"
      FROM "Tag" t JOIN "Tag" r ON r."id" = t."rootId"
      WHERE ${filters} AND ${isAfter(query.after, key, ID, direction)} ${inOrder(key, ID, direction)} LIMIT ${SCREEN + 1}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "Tag" t WHERE ${filters}`,
  ])
  return toScreen(rows, count?.total ?? 0)
}

/**
 * Type-ahead over names, aliases, and every way to read them in pinyin or initials; names of merged tags find their
 * survivor. Best fits first: the whole name, its beginning, its inside, then its reading; among equals the more mentioned.
 * Nothing typed lists the most mentioned.
 */
export async function findTagsLike({ q, type, limit }: TagSearch): Promise<FoundTag[]> {
  const typed = q.normalize('NFKC').toLowerCase().trim().replaceAll('\u0000', '')
  const latin = latinOf(q) ?? ''
  if (latin) await readNames()
  const isLatin = Prisma.sql`${latin} <> ''`
  return db.$queryRaw<FoundTag[]>`
    WITH named AS (
      SELECT s."rootId", s."name" AS "matched", lower(normalize(s."name", NFKC)) AS "folded", s."isAlias",
        coalesce(r."full", '') AS "full", coalesce(r."initials", '') AS "initials"
      FROM "TagNaming" s LEFT JOIN "NameReading" r ON r."name" = s."name" AND ${isLatin}
    ), ranked AS (
      SELECT "rootId", "matched", CASE
        WHEN "folded" = ${typed} THEN 0
        WHEN ${isLatin} AND (strpos("initials", ${` ${latin} `}) > 0 OR strpos("full", ${` ${latin} `}) > 0) THEN 1
        WHEN starts_with("folded", ${typed}) THEN 2 WHEN ${isLatin} AND strpos("full", ${` ${latin}`}) > 0 THEN 3
        WHEN strpos("folded", ${typed}) > 0 THEN 4 WHEN ${isLatin} AND strpos("initials", ${` ${latin}`}) > 0 THEN 5
        WHEN ${isLatin} AND strpos("full", ${latin}) > 0 THEN 6 END AS "rank", "isAlias"
      FROM named
    ), best AS (
      SELECT DISTINCT ON ("rootId") "rootId", "matched", "rank" FROM ranked WHERE "rank" IS NOT NULL
      ORDER BY "rootId", "rank", "isAlias", "matched"
    )
    SELECT t."id"::text AS "id", t."type"::text AS "type", t."name", t."disambiguation", t."description", b."matched"
    FROM best b JOIN "Tag" t ON t."id" = b."rootId"
    WHERE ${type ? Prisma.sql`t."type" = ${type}::"TagType"` : Prisma.sql`TRUE`}
    ORDER BY b."rank", ${MENTIONS} DESC, char_length(t."name"), t."id" LIMIT ${limit}`
}

const ARTICLES = 100

/** All that the page of a tag shows, or `NotFound`. */
export async function getTagView(id: string): Promise<TagView> {
  const tag = await getTag(db, id)
  const [use, profile, [merged], absorbed, articles, choices] = await Promise.all([
    countTagUse(id),
    getProfile(id),
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT r."id"::text AS "id", r."name" FROM "Tag" t JOIN "Tag" r ON r."id" = t."rootId"
      WHERE t."id" = ${id}::uuid AND r."id" <> t."id"`,
    db.$queryRaw<TagView['absorbed']>`
      SELECT t."id"::text AS "id", t."version", t."name",
        (SELECT count(*)::int FROM "Mention" m WHERE m."tagId" = ${id}::uuid AND m."detachedAt" IS NULL
          AND m."tagOrder" > t."mergeOrder") AS "since"
      FROM "Tag" t WHERE t."mergedIntoId" = ${id}::uuid AND t."deletedAt" IS NULL ORDER BY t."name"`,
    db.$queryRaw<TagView['articles']>`
      SELECT a."id"::text AS "id", a."headline", a."status"::text AS "status", a."updatedAt", count(*)::int AS "mentions"
      FROM "Tag" x JOIN "Mention" m ON m."tagId" = x."id" AND m."detachedAt" IS NULL JOIN "Article" a ON a."id" = m."articleId"
      WHERE x."rootId" = ${id}::uuid GROUP BY a."id" ORDER BY a."updatedAt" DESC, a."id" DESC LIMIT ${ARTICLES}`,
    listOpenChoices(id),
  ])
  const { deletedAt, ...facts } = tag
  const isDeleted = deletedAt !== null
  return { ...facts, isDeleted, ...profile, use, mergedInto: merged ?? null, absorbed, articles, choices }
}
