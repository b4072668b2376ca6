import 'server-only'
import type { ArticleCard } from '../../editorial/reader-views'
import type { SearchFacets } from '../../editorial/search-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { CARD_COLUMNS, isAfterDocument, LIVE_DOCUMENT } from './cards'
import {
  choosePath,
  expectedShare,
  hasManyTags,
  isExact,
  tsqueryOf,
  type AskedTerm,
  type Narrowing,
  type Path,
} from './search-path'

export type SearchAsked = {
  terms: readonly AskedTerm[]
  narrowing: Narrowing
  /** An article fits when it names a tag of one of these numbers; null when that is not asked. */
  typeNumbers: readonly number[] | null
  order: 'relevance' | 'date'
  /** Of `date` the place to continue after, of `relevance` how many to leave out. */
  after: string | undefined
  size: number
  cap: number
  /** The cities by which the found are counted. */
  cityIds: readonly string[]
}

type FoundDocument = { publicationId: string; articleId: string; publishedAt: string }

export type Found = {
  /** One more than asked for when there are more. */
  documents: FoundDocument[]
  count: number
  /** How many of the found, the newest, the facets count. */
  counted: number
  facets: SearchFacets
}

/** So many of the newest are ranked, besides as many whose headline holds everything. */
const RANKED = 100
/** Words that stand in more headlines tell nothing by standing there: the newest alone are ranked. */
const HEADLINES_MAX = 2500
/** So many of the newest are counted by what they name. */
const COUNTED = 500
const FACETS = 10

const NEWEST = Prisma.sql`ORDER BY d."publishedAt" DESC, d."articleId" DESC`
const NARROW = Prisma.sql`d."publicationId", d."articleId", d."sectionId", d."publishedAt", d."year", d."hasFigures", d."tags"`

const namesOneOf = (numbers: readonly number[]) =>
  Prisma.sql`EXISTS (SELECT FROM unnest(d."tags") n("number") WHERE n."number" = ANY(${[...numbers]}::int[]))`

/** Whether a document holds a term, decided by its text and tags. */
function holds({ folded, valued, numbers }: AskedTerm): Prisma.Sql {
  const places = [
    Prisma.sql`strpos(d."folded", ${folded}) > 0`,
    ...(valued === null ? [] : [Prisma.sql`strpos(d."valued", ${valued}) > 0`]),
    ...(numbers.length === 0 ? [] : [namesOneOf(numbers)]),
  ]
  return Prisma.sql`(${Prisma.join(places, ' OR ')})`
}

const all = (conditions: readonly Prisma.Sql[]) =>
  conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], ' AND ')

/** What the index does not decide. */
function undecided({ terms, typeNumbers }: SearchAsked): Prisma.Sql {
  return all([
    ...terms.map((term) => (isExact(term) ? Prisma.sql`(NOT d."isLong" OR ${holds(term)})` : holds(term))),
    ...(typeNumbers === null ? [] : [namesOneOf(typeNumbers)]),
  ])
}

/** Everything asked for, without the index. */
function everything({ terms, typeNumbers, narrowing }: SearchAsked): Prisma.Sql {
  return all([
    ...terms.map(holds),
    ...narrowing.tags.map(namesOneOf),
    ...(typeNumbers === null ? [] : [namesOneOf(typeNumbers)]),
    ...(narrowing.sectionId === null ? [] : [Prisma.sql`d."sectionId" = ${narrowing.sectionId}::uuid`]),
    ...(narrowing.year === null ? [] : [Prisma.sql`d."year" = ${narrowing.year}`]),
    ...(narrowing.hasFigures ? [Prisma.sql`d."hasFigures"`] : []),
  ])
}

/**
 * The documents that fit, as rows of `"matched"`. A term that very many tags go by selects nothing by itself; alone, its
 * text and its tags are looked up apart.
 */
function matched(asked: SearchAsked, path: Path): Prisma.Sql {
  const { terms, narrowing, after, order } = asked
  if (path.name === 'newest') {
    const from = order === 'date' ? isAfterDocument(after) : Prisma.sql`TRUE`
    return Prisma.sql`SELECT ${NARROW} FROM (SELECT d.* FROM "SearchDocument" d WHERE ${LIVE_DOCUMENT} AND ${from} ${NEWEST} LIMIT ${path.rows}) d
      WHERE ${everything(asked)}`
  }
  const query = tsqueryOf(terms, narrowing)
  if (query !== '')
    return Prisma.sql`SELECT ${NARROW} FROM "SearchDocument" d WHERE d."grams" @@ ${query}::tsquery AND ${LIVE_DOCUMENT} AND ${undecided(asked)}`
  const byText = terms.map((term) => ({ ...term, numbers: [] }))
  const numbers = terms.find(hasManyTags)?.numbers ?? []
  return Prisma.sql`SELECT ${NARROW} FROM "SearchDocument" d WHERE d."publicationId" IN (
      SELECT d."publicationId" FROM "SearchDocument" d WHERE d."grams" @@ ${tsqueryOf(byText, narrowing)}::tsquery
      UNION SELECT m."publicationId" FROM "Tag" t JOIN "PublishedMention" m ON m."tagId" = t."id" WHERE t."number" = ANY(${[...numbers]}::int[])
      UNION SELECT f."publicationId" FROM "Tag" t JOIN "PublishedMetric" f ON t."id" IN (f."subjectTagId", f."scopeTagId")
        WHERE t."number" = ANY(${[...numbers]}::int[]))
    AND ${LIVE_DOCUMENT} AND ${undecided(asked)}`
}

/** How well a document `d` with its display lines apart fits: headline before kicker and deck, before the tags that it names, before the number of places. */
function scoreOf(terms: readonly AskedTerm[]): Prisma.Sql {
  return Prisma.join(
    terms.map(
      ({ folded, numbers }) => Prisma.sql`
      (CASE WHEN strpos(d."headline", ${folded}) > 0 THEN 10 ELSE 0 END
      + CASE WHEN strpos(d."display", ${folded}) > 0 THEN 4 ELSE 0 END
      + CASE WHEN ${numbers.length > 0} AND ${namesOneOf(numbers.slice(0, RANKED))} THEN 3 ELSE 0 END
      + least(5, (length(d."folded") - length(replace(d."folded", ${folded}, ''))) / length(${folded})))`,
    ),
    ' + ',
  )
}

/** The screen asked for, as rows of `"screen"` in order of `"place"`. */
function screen(asked: SearchAsked, readsHeadlines: boolean): Prisma.Sql {
  const { order, after, size, terms, narrowing } = asked
  const columns = Prisma.sql`d."publicationId", d."articleId", d."publishedAt"`
  if (order === 'date')
    return Prisma.sql`SELECT ${columns}, row_number() OVER (${NEWEST}) AS "place" FROM "matched" d
      WHERE ${isAfterDocument(after)} ${NEWEST} LIMIT ${size + 1}`
  // `OFFSET 0` keeps the planner from walking all documents by date and reading the grams of each: it does not know how few fit.
  const headlines = Prisma.sql`UNION (SELECT h."publicationId" FROM (SELECT ${NARROW} FROM "SearchDocument" d
    WHERE d."grams" @@ ${tsqueryOf(terms, narrowing, '^')}::tsquery AND ${LIVE_DOCUMENT} AND ${undecided(asked)} OFFSET 0) h
    ORDER BY h."publishedAt" DESC, h."articleId" DESC LIMIT ${RANKED})`
  // Each mention of a text that stands apart would fetch it again: it is fetched once, and `OFFSET 0` keeps it so.
  return Prisma.sql`SELECT x.*, row_number() OVER (ORDER BY x."score" DESC, x."publishedAt" DESC, x."articleId" DESC) AS "place" FROM (
      SELECT ${columns}, ${scoreOf(terms)} AS "score" FROM (
        SELECT ${columns}, d."tags", d."folded", split_part(d."folded", E'\n', 1) AS "headline",
          split_part(d."folded", E'\n', 2) || E'\n' || split_part(d."folded", E'\n', 3) AS "display"
        FROM (SELECT ${columns}, d."tags", d."folded" || '' AS "folded" FROM "SearchDocument" d WHERE d."publicationId" IN (
          (SELECT d."publicationId" FROM "matched" d ${NEWEST} LIMIT ${RANKED}) ${readsHeadlines ? headlines : Prisma.empty})
          OFFSET 0) d OFFSET 0) d) x
    ORDER BY "place" OFFSET ${offsetOf(after)} LIMIT ${size + 1}`
}

/** How many of a ranking were shown before; what cannot be read starts it over. */
export const offsetOf = (after: string | undefined): number =>
  after !== undefined && /^\d{1,3}$/u.test(after) ? Number(after) : 0

const NO_FACETS: SearchFacets = { types: [], tags: [], cities: [], sections: [], years: [], figures: 0 }

/** The newest of `"matched"` counted by what they are and name, as one JSON. */
function facets({ cityIds }: SearchAsked): Prisma.Sql {
  const list = (rows: Prisma.Sql) => Prisma.sql`coalesce((SELECT json_agg(x) FROM (${rows}) x), '[]')`
  const tag = Prisma.sql`r."id", r."slug", r."name", r."type", g."count"::int AS "count"`
  return Prisma.sql`
    SELECT json_build_object(
      'types', ${list(Prisma.sql`SELECT r."type", count(DISTINCT n."publicationId")::int AS "count" FROM "named" n JOIN "roots" r ON r."id" = n."rootId" GROUP BY r."type" ORDER BY 2 DESC`)},
      'tags', ${list(Prisma.sql`SELECT ${tag} FROM "counts" g JOIN "roots" r ON r."id" = g."rootId" ORDER BY g."count" DESC, r."pinyin", r."id" LIMIT ${FACETS}`)},
      'cities', ${list(Prisma.sql`SELECT ${tag} FROM "counts" g JOIN "roots" r ON r."id" = g."rootId" WHERE r."id" = ANY(${[...cityIds]}::uuid[]) ORDER BY g."count" DESC, r."id"`)},
      'sections', ${list(Prisma.sql`SELECT s."id", s."slug", s."name", s."nameEn", count(*)::int AS "count" FROM "newest" n JOIN "Section" s ON s."id" = n."sectionId" GROUP BY s."id" ORDER BY s."position"`)},
      'years', ${list(Prisma.sql`SELECT n."year", count(*)::int AS "count" FROM "newest" n GROUP BY n."year" ORDER BY n."year" DESC`)},
      'figures', (SELECT count(*)::int FROM "newest" n WHERE n."hasFigures"))`
}

type Answer = { documents: FoundDocument[]; matched: number; counted: number; facets: SearchFacets | null }

/** One statement answers all; the index is the only way to `grams` that the planner is left. */
async function ask(
  asked: SearchAsked,
  { path, hasFacets, readsHeadlines }: { path: Path; hasFacets: boolean; readsHeadlines: boolean },
): Promise<Answer> {
  const counted = hasFacets
    ? Prisma.sql`, "newest" AS MATERIALIZED (SELECT * FROM "matched" d ${NEWEST} LIMIT ${COUNTED}),
      "bearers" AS MATERIALIZED (SELECT t."number", t."rootId" FROM "Tag" t
        WHERE t."number" IN (SELECT DISTINCT x."number" FROM "newest" n, unnest(n."tags") x("number"))),
      "named" AS MATERIALIZED (SELECT DISTINCT n."publicationId", b."rootId"
        FROM "newest" n, unnest(n."tags") x("number") JOIN "bearers" b ON b."number" = x."number"),
      "roots" AS MATERIALIZED (SELECT r."id", r."slug", r."name", r."type", r."pinyin" FROM "Tag" r
        WHERE r."id" IN (SELECT b."rootId" FROM "bearers" b)),
      "counts" AS MATERIALIZED (SELECT n."rootId", count(*) AS "count" FROM "named" n GROUP BY n."rootId")`
    : Prisma.empty
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`,
    db.$queryRaw<Answer[]>`
      WITH "matched" AS MATERIALIZED (${matched(asked, path)}), "screen" AS MATERIALIZED (${screen(asked, readsHeadlines)}) ${counted}
      SELECT coalesce((SELECT json_agg(s ORDER BY s."place") FROM "screen" s), '[]') AS "documents",
        (SELECT count(*)::int FROM "matched") AS "matched",
        ${hasFacets ? Prisma.sql`(SELECT count(*)::int FROM "newest") AS "counted", (${facets(asked)}) AS "facets"` : Prisma.sql`0 AS "counted", NULL AS "facets"`}`,
  ])
  const [row] = rows
  return row ?? { documents: [], matched: 0, counted: 0, facets: null }
}

/** How many documents fit, no further than `cap`: in any order, so that not all of them need be sorted. */
async function countFound(asked: SearchAsked): Promise<number> {
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`,
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM (${matched(asked, { name: 'index' })} LIMIT ${asked.cap + 1}) c`,
  ])
  return rows[0]?.count ?? 0
}

/** The documents that hold everything asked for, and, on the first screen, what they are counted by. */
export async function findDocuments(asked: SearchAsked): Promise<Found> {
  const { terms, narrowing, order, size, cap } = asked
  const { documents, share, headlineShare } = await expectedShare(terms, narrowing)
  const wanted = order === 'date' ? size + 1 : RANKED
  const path = choosePath({
    documents,
    share,
    wanted,
    isExact: terms.every(isExact) && asked.typeNumbers === null,
  })
  const isFirst = asked.after === undefined
  const how = { hasFacets: isFirst, readsHeadlines: headlineShare * documents <= HEADLINES_MAX }
  const first = await ask(asked, { ...how, path })
  const isEnough = path.name === 'index' || first.matched >= wanted
  const answer = isEnough ? first : await ask(asked, { ...how, path: { name: 'index' } })
  const isCounted = path.name === 'index' || !isEnough
  const seen = path.name === 'newest' ? (first.matched / path.rows) * documents : 0
  const count = isCounted ? answer.matched : seen > 2 * cap ? cap + 1 : await countFound(asked)
  return {
    documents: answer.documents,
    count: Math.min(count, cap + 1),
    counted: answer.counted,
    facets: answer.facets ?? NO_FACETS,
  }
}

/** The cards of publications, as far as readers can see them at this moment. */
export async function listCardsOf(
  publicationIds: readonly string[],
): Promise<(ArticleCard & { publicationId: string })[]> {
  return db.$queryRaw<(ArticleCard & { publicationId: string })[]>`
    SELECT p."id" AS "publicationId", ${CARD_COLUMNS} FROM unnest(${[...publicationIds]}::uuid[]) WITH ORDINALITY a("id", "place")
    JOIN "LivePublication" p ON p."id" = a."id" JOIN "Section" s ON s."id" = p."sectionId" ORDER BY a."place"`
}

export type FoundBlock = { publicationId: string; blockId: string; text: string }

/** The first blocks of running text in each publication that hold one of the terms. */
export async function listFoundBlocks(
  publicationIds: readonly string[],
  terms: readonly AskedTerm[],
  size: number,
): Promise<FoundBlock[]> {
  const folded = terms.map((term) => term.folded)
  const valued = terms.flatMap((term) => term.valued ?? [])
  return db.$queryRaw<FoundBlock[]>`
    SELECT x."publicationId", x."blockId", x."text" FROM unnest(${[...publicationIds]}::uuid[]) AS a("id")
    CROSS JOIN LATERAL (
      SELECT b."publicationId", b."blockId", b."text", b."position" FROM "SearchBlock" b
      JOIN (SELECT l."number" FROM "SearchDocument" d, unnest(string_to_array(d."folded", E'\n')) WITH ORDINALITY l("line", "number")
          WHERE d."publicationId" = a."id" AND EXISTS (SELECT FROM unnest(${folded}::text[]) f("text") WHERE strpos(l."line", f."text") > 0)
        UNION SELECT l."number" FROM "SearchDocument" d, unnest(string_to_array(d."valued", E'\n')) WITH ORDINALITY l("line", "number")
          WHERE d."publicationId" = a."id" AND EXISTS (SELECT FROM unnest(${valued}::text[]) f("text") WHERE strpos(l."line", f."text") > 0)
      ) l ON b."position" = l."number" - 1
      WHERE b."publicationId" = a."id" AND b."field" = 'body' ORDER BY b."position" LIMIT ${size}) x
    ORDER BY x."position"`
}

/** Notes a query that found nothing. */
export async function noteMiss(terms: string, query: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "SearchMiss" ("terms", "query") VALUES (${terms}, ${query})
    ON CONFLICT ("terms") DO UPDATE SET "query" = EXCLUDED."query", "count" = "SearchMiss"."count" + 1, "lastAt" = now()`
}
