import 'server-only'
import { TAG_HINT_CAP } from '../../editorial/search'
import type { TagHint } from '../../editorial/search-views'
import { storable } from '../../storable'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { askForReaders } from '../reader-connections'
import { LIVE_DOCUMENT } from './cards'
import { ARTICLES_OF_TAG, NAME_WORDS, readNewNames, type Reading } from './search-names'
import { nameQueryOf, TAGS_MAX } from './search-terms'
import { IS_LIVE } from './tags'

/** So many names are looked at for each text, the nearest first: those whose bearers no reader can see are left out. */
const NAMES = 200

/** Of a text `q` what Latin letters in it may be: none in any other. */
const latinOf = (folded: string) => (/^[a-z]+$/u.test(folded) ? folded : '')

/** Texts as rows of `"asked"`, each with its `"index"` from 1 on and the tsquery that selects the names that may fit. */
const askedOf = (folded: readonly string[]) => Prisma.sql`
  "asked" AS (SELECT q.* FROM unnest(${[...folded]}::text[], ${folded.map(latinOf)}::text[],
    ${folded.map((text) => nameQueryOf(text, latinOf(text)))}::text[]) WITH ORDINALITY AS q("folded", "latin", "query", "index"))`

/** How near a name `n` is to what was typed: it is that, begins with it, is read so, holds it. */
const NEARNESS = Prisma.sql`CASE
  WHEN n."folded" = q."folded" THEN 0 WHEN starts_with(n."folded", q."folded") THEN 1
  WHEN q."latin" <> '' AND n."initials" = q."latin" THEN 2 WHEN q."latin" <> '' AND starts_with(n."pinyin", q."latin") THEN 3
  ELSE 4 END`

/** Compared by bytes, which takes half as long. */
const IS_HELD = Prisma.sql`strpos(n."folded" COLLATE "C", q."folded") > 0`

/** The names that fit each text of `"asked"`, in their letters or read aloud. */
const FITTING = Prisma.sql`
  "fitting" AS MATERIALIZED (
    SELECT q."index", q."latin", n."name", n."pinyin", n."initials", ${IS_HELD} AS "isHeld", ${NEARNESS} AS "rank"
    FROM "asked" q JOIN "SearchName" n ON ${NAME_WORDS} @@ q."query"::tsquery AND (${IS_HELD}
      OR (q."latin" <> '' AND (n."initials" = q."latin" OR starts_with(n."pinyin", q."latin")))))`

/** The share of all articles that name the tag `r`, where it is common; a guess of the last hour. */
const SHARE = Prisma.sql`coalesce((
  SELECT max(f."share") FROM "Tag" t JOIN "SearchFrequency" f ON f."gram" = '@' || t."number" WHERE t."rootId" = r."id"), 0)`

/** Of a tag that more articles name than this the index would list them all before the first is looked at. */
const MANY = 10_000
/** So many of the newest mentions of such a tag nearly always stand in as many articles as are counted. */
const MENTIONS = 3 * TAG_HINT_CAP

/** Whether the newest mentions of the tag `r` stand in as many live articles as are counted at most. */
const IS_NAMED_BY_CAP = Prisma.sql`(
  SELECT count(DISTINCT m."publicationId") >= ${TAG_HINT_CAP}::int
  FROM (SELECT m."publicationId" FROM "PublishedMention" m WHERE m."tagId" = r."id" ORDER BY m."publicationId" DESC LIMIT ${MENTIONS}::int) m
  JOIN "SearchDocument" d ON d."publicationId" = m."publicationId" AND ${LIVE_DOCUMENT})`

/**
 * For the first texts of `"asked"` the tags that may be offered, as rows of `"hints"`: for each text those with the nearest names, then those that
 * most articles name; only those that live articles name. The nearest names are settled before it is asked who bears them.
 */
const hintsOf = (texts: number, size: number) => Prisma.sql`
  "near" AS MATERIALIZED (
    SELECT x.* FROM "asked" q CROSS JOIN LATERAL (
      SELECT f."index", f."name", f."rank" FROM "fitting" f WHERE f."index" = q."index"
      ORDER BY f."rank", length(f."name"), f."name" LIMIT ${NAMES}::int) x
    WHERE q."index" <= ${texts}::int),
  "bearers" AS MATERIALIZED (
    SELECT DISTINCT ON (n."index", s."rootId") n."index", s."rootId", n."name", n."rank"
    FROM "near" n CROSS JOIN LATERAL (SELECT s."rootId", s."isAlias" FROM "TagNaming" s WHERE s."name" = n."name" OFFSET 0) s
    ORDER BY n."index", s."rootId", n."rank", s."isAlias", length(n."name"), n."name"),
  "seen" AS MATERIALIZED (
    SELECT q."index", x.* FROM "asked" q CROSS JOIN LATERAL (
      SELECT r."rootId", r."name", r."rank" FROM (
        SELECT b."rootId" AS "id", b.* FROM "bearers" b WHERE b."index" = q."index" ORDER BY b."rank", length(b."name"), b."name" OFFSET 0) r
      WHERE ${IS_LIVE} LIMIT ${2 * size}::int) x),
  "hints" AS MATERIALIZED (
    SELECT z.* FROM (
      SELECT y.*, row_number() OVER (PARTITION BY y."index" ORDER BY y."rank", y."share" DESC, y."articles" DESC, length(y."matched"), y."id") AS "place"
      FROM (SELECT r.*, CASE WHEN r."share" * (SELECT v."documents" FROM "SearchSurvey" v) > ${MANY}::int AND ${IS_NAMED_BY_CAP}
          THEN ${TAG_HINT_CAP}::int ELSE ${ARTICLES_OF_TAG} END AS "articles" FROM (
          SELECT s."index", r."id", r."slug", r."name", r."type", r."disambiguation", r."description",
            s."name" AS "matched", s."rank", ${SHARE} AS "share"
          FROM "seen" s JOIN "Tag" r ON r."id" = s."rootId" OFFSET 0) r OFFSET 0) y
      WHERE y."articles" > 0) z
    WHERE z."place" <= ${size}::int)`

const HINTS = Prisma.sql`coalesce((
  SELECT json_agg(json_build_object('id', h."id", 'slug', h."slug", 'name', h."name", 'type', h."type", 'disambiguation', h."disambiguation",
    'description', h."description", 'matched', h."matched", 'articles', h."articles") ORDER BY h."index", h."place")
  FROM "hints" h), '[]')`

/** The tags that go by each text of `"asked"`, merged ones included: a name or alias of theirs or of their survivor holds it, or is read so. */
const numbersOf = (reading: Reading) => Prisma.sql`
  "numbers" AS MATERIALIZED (
    SELECT x.* FROM "asked" q CROSS JOIN LATERAL (
      SELECT q."index", array_agg(t."number" ORDER BY t."number") AS "numbers" FROM "Tag" t WHERE t."rootId" = ANY(array(
        SELECT s."rootId" FROM "TagNaming" s WHERE s."name" = ANY(array(
          SELECT f."name" FROM "fitting" f WHERE f."index" = q."index" AND (f."isHeld" OR (length(f."latin") > 1
            AND (f."pinyin" = f."latin" OR (${reading === 'initials'}::boolean AND f."initials" = f."latin")))))))) HAVING count(*) > 0) x)`

type Asked = {
  /** Folded. */
  texts: readonly string[]
  reading: Reading
  /** For how many of the texts tags are offered, and how many for each. */
  hints: { texts: number; size: number }
  /** Words of the index whose frequencies are wanted; those of what is found by name here are added. */
  words: readonly string[]
  /** Slugs of what narrows the search. */
  tags: readonly string[]
  section: string | null
}

/** What is known of names and frequencies before documents are asked for. */
export type Known = {
  /** For each text the numbers of the tags that go by it. */
  numbers: number[][]
  hints: TagHint[]
  /** Of the last survey (`lookOver`): null before the first. */
  documents: number | null
  version: number | null
  /** When each part of the documents ends, in milliseconds. */
  times: number[]
  /** The newest of all, at this moment, in milliseconds; null when there is none. */
  latest: number | null
  /** Of common words the share of the documents that have them. */
  shares: Record<string, number>
}

type Row = Omit<Known, 'numbers' | 'shares'> & {
  numbers: { index: number; numbers: number[] }[]
  shares: Known['shares'] | null
  isUnread: boolean
}

/** Looks up, in one statement, all that a search asks before it asks for documents. */
export async function lookUp(asked: Asked): Promise<Known> {
  const { texts, reading, hints, words } = asked
  const tags = asked.tags.map(storable)
  const section = asked.section && storable(asked.section)
  const [row] = await askForReaders<Row>(Prisma.sql`${PLANNED}
    WITH ${askedOf(texts)}, ${FITTING}, ${numbersOf(reading)}, ${hintsOf(hints.texts, hints.size)},
    "words" AS MATERIALIZED (
      SELECT unnest(${[...words]}::text[]) AS "word"
      UNION SELECT '@' || x FROM "numbers" n, unnest(n."numbers"[1:${TAGS_MAX}::int]) x
      UNION SELECT '@' || t."number" FROM "Tag" a JOIN "Tag" t ON t."rootId" = a."rootId" WHERE a."slug" = ANY(${tags}::text[])
      UNION SELECT '%s' || s."id" FROM "Section" s WHERE s."slug" = ${section})
    SELECT coalesce((SELECT json_agg(n) FROM "numbers" n), '[]') AS "numbers", ${HINTS} AS "hints",
      s."documents", s."version", to_json(array(SELECT extract(epoch FROM t)::float8 * 1000 FROM unnest(s."times") t)) AS "times",
      (SELECT extract(epoch FROM max(d."publishedAt"))::float8 * 1000 FROM "SearchDocument" d) AS "latest",
      (SELECT json_object_agg(f."gram", f."share") FROM "words" w
        CROSS JOIN LATERAL (SELECT f.* FROM "SearchFrequency" f WHERE f."gram" = w."word" OFFSET 0) f) AS "shares",
      EXISTS (SELECT FROM "SearchName" n WHERE n."folded" IS NULL) AS "isUnread"
    FROM (SELECT) one LEFT JOIN "SearchSurvey" s ON TRUE`)
  if (!row) throw new Error('a search was told nothing of names')
  const { isUnread, numbers, shares, ...known } = row
  if (isUnread) {
    await readNewNames()
    return lookUp(asked)
  }
  const byIndex = new Map(numbers.map((one) => [one.index, one.numbers]))
  return { ...known, numbers: texts.map((_text, at) => byIndex.get(at + 1) ?? []), shares: shares ?? {} }
}

/** Tags for what was typed so far, best first. */
export async function suggestTags(folded: string, size: number): Promise<TagHint[]> {
  await readNewNames()
  const [row] = await askForReaders<{ hints: TagHint[] }>(Prisma.sql`${PLANNED}
    WITH ${askedOf([folded])}, ${FITTING}, ${hintsOf(1, size)} SELECT ${HINTS} AS "hints"`)
  return row?.hints ?? []
}
