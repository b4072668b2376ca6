import 'server-only'
import type { SearchFacets, SearchHit } from '../../editorial/search-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { askForReaders } from '../reader-connections'
import { isAfterDocument, LIVE_DOCUMENT, timeOfCursor } from './cards'
import { COUNTED, FACET_TABLES, facetsOf, NO_FACETS } from './search-facets'
import { hitsOf } from './search-hits'
import type { Known } from './search-lookup'
import { chooseSpan, expect, type Expected, type Span } from './search-path'
import {
  hasManyTags,
  isExact,
  narrowingWords,
  tsqueriesOf,
  type AskedTerm,
  type Grams,
  type Narrowing,
} from './search-terms'

export type SearchAsked = {
  terms: readonly AskedTerm[]
  narrowing: Narrowing
  /** An article fits when it names a tag of one of these numbers; null when that is not asked. */
  typeNumbers: readonly number[] | null
  /** Only what was published anew at this time or later, in ISO. */
  changedSince?: string | undefined
  order: 'relevance' | 'date'
  /** Of `date` the place to continue after, of `relevance` how many to leave out. */
  after: string | undefined
  size: number
  cap: number
  /** The cities by which the found are counted. */
  cityIds: readonly string[]
}

export type Found = {
  rows: SearchHit[]
  /** Whether there are more behind them. */
  hasMore: boolean
  count: number
  /** How many of the found, the newest, the facets count. */
  counted: number
  facets: SearchFacets
}

/** So many of the newest are ranked, besides as many whose headline holds everything. */
const RANKED = 100
/** Words that stand in more headlines tell nothing by standing there: the newest alone are ranked. */
const HEADLINES_MAX = 2500

const NEWEST = Prisma.sql`ORDER BY d."publishedAt" DESC, d."articleId" DESC`
const NARROW = Prisma.sql`d."publicationId", d."articleId", d."sectionId", d."publishedAt", d."year", d."hasFigures", d."tags"`
/** Texts stand apart and are only pointed at until one is looked at. */
const WITH_TEXTS = Prisma.sql`${NARROW}, d."isLong", d."folded", d."valued"`

/** So many numbers are compared with each tag of a document faster than they are looked up in a table. */
const COMPARED = 16

/** Whether a document names a tag of one of these numbers; `IS TRUE` has them looked up in a table made once, not one after the other. */
const namesOneOf = (numbers: readonly number[]): Prisma.Sql =>
  numbers.length <= COMPARED
    ? Prisma.sql`d."tags" && ${[...numbers]}::int[]`
    : Prisma.sql`EXISTS (SELECT FROM unnest(d."tags") n("number") WHERE (n."number" IN (SELECT unnest(${[...numbers]}::int[]))) IS TRUE)`

/** Whether a text holds another. What stands before it is cut off by bytes; `strpos` would count its characters, which takes longer than to find it. */
const contains = (text: Prisma.Sql, part: string | null): Prisma.Sql =>
  Prisma.sql`octet_length(split_part(${text}, ${part}::text, 1)) < octet_length(${text})`

/** Whether a document holds a term, decided by its text and tags. Written in the same words for every term, so that it is planned once. */
const holds = ({ folded, valued, numbers }: AskedTerm): Prisma.Sql => Prisma.sql`(${namesOneOf(numbers)}
  OR ${contains(Prisma.sql`d."folded"`, folded)} OR (${valued}::text IS NOT NULL AND ${contains(Prisma.sql`d."valued"`, valued)}))`

const isChangedSince = (time: string) =>
  Prisma.sql`EXISTS (SELECT FROM "Publication" p WHERE p."id" = d."publicationId" AND p."publishedAt" >= ${time}::timestamptz)`

/** So many documents of a span are looked through for the tags that they name, rather than have the index asked for each of these. */
const LOOKED_THROUGH = 6000

const isNamed = ({ numbers }: AskedTerm): boolean => numbers.length > 0

const isLookedThrough = ({ terms }: SearchAsked, span: Span): boolean =>
  span !== null && span.documents <= LOOKED_THROUGH && terms.some(hasManyTags)

/** What the selection does not decide. */
function undecided(asked: SearchAsked, grams: Grams, span: Span): Prisma.Sql {
  const { terms, typeNumbers, changedSince } = asked
  const areTagsDecided = isLookedThrough(asked, span)
  const conditions = [
    ...(typeNumbers === null ? [] : [namesOneOf(typeNumbers)]),
    ...(changedSince === undefined ? [] : [isChangedSince(changedSince)]),
    ...terms.map(
      (term) =>
        Prisma.sql`((${isExact(term, grams, areTagsDecided)}::boolean AND NOT d."isLong") OR ${holds(term)})`,
    ),
  ]
  return Prisma.join(conditions, ' AND ')
}

type Selecting = Parameters<typeof tsqueriesOf>[0]

/** Whether a document has the words of the index that select what is asked for. */
const fits = (asked: Selecting): Prisma.Sql =>
  Prisma.join(
    tsqueriesOf(asked).map((query) => Prisma.sql`d."grams" @@ ${query}::tsquery`),
    ' AND ',
  )

/** So many terms that tags go by are asked for by text and by tags apart: each doubles the ways in which a document may fit. */
const APART = 3

const byText = (term: AskedTerm): AskedTerm => ({ ...term, numbers: [] })
const byTags = (term: AskedTerm): AskedTerm => ({ ...term, folded: '', valued: null })

/**
 * What the index selects, in every choice of terms found by text and of terms found by a tag: it reads each of these quickly, but one tsquery of
 * grams or tags slowly, since all of its words are weighed for every document that has one.
 */
function anyWay({ terms, ...asked }: Selecting): Prisma.Sql {
  const apart = terms.filter(isNamed).slice(0, APART)
  const ways = apart.reduce<AskedTerm[][]>(
    (before, term) => [byText(term), byTags(term)].flatMap((one) => before.map((way) => [...way, one])),
    [terms.filter((term) => !apart.includes(term))],
  )
  const conditions = ways.map((way) => Prisma.sql`(${fits({ ...asked, terms: way })})`)
  return Prisma.sql`(${Prisma.join(conditions, ' OR ')})`
}

/** What holds a term that very many tags go by, in a short span: by its text, or by what each document names. */
function textOrTags(term: AskedTerm, asked: Selecting): Prisma.Sql {
  const selecting = fits({ ...asked, terms: [byText(term)] })
  return Prisma.sql`(d."publicationId" IN (SELECT d."publicationId" FROM "SearchDocument" d WHERE ${selecting}) OR ${namesOneOf(term.numbers)})`
}

/**
 * The documents that may fit. Outside a short span a term that very many tags go by selects nothing by itself; alone, its text and its tags are
 * looked up apart.
 */
function selected(asked: SearchAsked, grams: Grams, span: Span): Prisma.Sql {
  const { terms, narrowing } = asked
  const few = terms.filter((term) => !hasManyTags(term))
  const selecting = { terms: few, narrowing, grams, times: span?.words ?? [] }
  if (isLookedThrough(asked, span))
    return Prisma.join(
      [anyWay(selecting), ...terms.filter(hasManyTags).map((term) => textOrTags(term, selecting))],
      ' AND ',
    )
  if (few.length > 0 || narrowingWords(narrowing).length > 0) return anyWay(selecting)
  const numbers = terms.find(hasManyTags)?.numbers ?? []
  return Prisma.sql`d."publicationId" IN (
      SELECT d."publicationId" FROM "SearchDocument" d WHERE ${fits({ ...selecting, terms: terms.map(byText), times: [] })}
      UNION SELECT m."publicationId" FROM "Tag" t JOIN "PublishedMention" m ON m."tagId" = t."id" WHERE t."number" = ANY(${[...numbers]}::int[])
      UNION SELECT f."publicationId" FROM "Tag" t JOIN "PublishedMetric" f ON t."id" IN (f."subjectTagId", f."scopeTagId")
        WHERE t."number" = ANY(${[...numbers]}::int[]))`
}

/**
 * The newest documents that fit, each with its `"place"`. Those that the index selects are sorted, then looked at one after another until
 * there are enough. The first `OFFSET 0` keeps the planner from walking all documents by date and reading the grams of each (it does not
 * know how few fit), the second from looking at texts before it sorts.
 */
const newestOf = (selecting: Prisma.Sql, deciding: Prisma.Sql, limit: number): Prisma.Sql => Prisma.sql`
  SELECT ${NARROW}, row_number() OVER (${NEWEST}) AS "place" FROM (
    SELECT d.* FROM (
      SELECT d.* FROM (SELECT ${WITH_TEXTS} FROM "SearchDocument" d WHERE ${selecting} AND ${LIVE_DOCUMENT} OFFSET 0) d ${NEWEST} OFFSET 0) d
    WHERE ${deciding} LIMIT ${limit}) d`

/** How well a document `d` with its display lines apart fits: headline before kicker and deck, before the tags that it names, before the number of places. */
function scoreOf(terms: readonly AskedTerm[]): Prisma.Sql {
  return Prisma.join(
    terms.map(
      ({ folded, numbers }) => Prisma.sql`
      (CASE WHEN strpos(d."headline", ${folded}) > 0 THEN 10 ELSE 0 END
      + CASE WHEN strpos(d."display", ${folded}) > 0 THEN 4 ELSE 0 END
      + CASE WHEN ${namesOneOf(numbers.slice(0, RANKED))} THEN 3 ELSE 0 END
      + least(5, (octet_length(d."folded") - octet_length(replace(d."folded", ${folded}, ''))) / octet_length(${folded}::text)))`,
    ),
    ' + ',
  )
}

/** The screen asked for, as rows of `"screen"` in order of `"place"`. */
function screen(asked: SearchAsked, { grams, headlines }: How): Prisma.Sql {
  const { order, after, size, terms, narrowing } = asked
  const columns = Prisma.sql`d."publicationId", d."articleId", d."publishedAt"`
  if (order === 'date')
    return Prisma.sql`SELECT ${columns}, d."place" FROM "matched" d WHERE d."place" <= ${size + 1}`
  const times = headlines?.span?.words ?? []
  const inHeadlines = Prisma.sql`${headlines !== null}::boolean AND ${fits({ terms, narrowing, grams, prefix: '^', times })}`
  const best = Prisma.sql`UNION SELECT h."publicationId" FROM (${newestOf(inHeadlines, undecided(asked, grams, null), RANKED)}) h`
  // Each mention of a text that stands apart would fetch it again: it is fetched once, and `OFFSET 0` keeps it so.
  return Prisma.sql`SELECT x.*, row_number() OVER (ORDER BY x."score" DESC, x."publishedAt" DESC, x."articleId" DESC) AS "place" FROM (
      SELECT ${columns}, ${scoreOf(terms)} AS "score" FROM (
        SELECT ${columns}, d."tags", d."folded", split_part(d."folded", E'\n', 1) AS "headline",
          split_part(d."folded", E'\n', 2) || E'\n' || split_part(d."folded", E'\n', 3) AS "display"
        FROM (SELECT ${columns}, d."tags", d."folded" || '' AS "folded" FROM "SearchDocument" d WHERE d."publicationId" IN (
          SELECT d."publicationId" FROM "matched" d WHERE d."place" <= ${RANKED} ${best})
          OFFSET 0) d OFFSET 0) d) x
    ORDER BY "place" OFFSET ${offsetOf(after)} LIMIT ${size + 1}`
}

/** How many of a ranking were shown before; what cannot be read starts it over. */
export const offsetOf = (after: string | undefined): number =>
  after !== undefined && /^\d{1,3}$/u.test(after) ? Number(after) : 0

type How = {
  grams: Grams
  span: Span
  limit: number
  hasFacets: boolean
  /** Where headlines are looked for; null when they are not. */
  headlines: { span: Span } | null
}
type Answer = {
  hits: SearchHit[]
  hasMore: boolean
  matched: number
  counted: number
  facets: SearchFacets | null
}

/** More terms than this, and what is seldom asked, are planned each time: the ways to put them together are too many to keep. */
const PLANNED_TERMS = 2

const plannedFor = ({ terms, typeNumbers, changedSince }: SearchAsked): Prisma.Sql =>
  terms.length <= PLANNED_TERMS && typeNumbers === null && changedSince === undefined ? PLANNED : Prisma.empty

/** One statement answers all. */
async function ask(asked: SearchAsked, how: How): Promise<Answer> {
  const { grams, span, limit, hasFacets } = how
  const { terms, order, after, size, cityIds } = asked
  const selecting = Prisma.sql`${selected(asked, grams, span)} AND ${order === 'date' ? isAfterDocument(after) : Prisma.sql`TRUE`}`
  const [row] = await askForReaders<Answer>(Prisma.sql`${plannedFor(asked)}
    WITH "matched" AS MATERIALIZED (${newestOf(selecting, undecided(asked, grams, span), limit)}),
      "screen" AS MATERIALIZED (${screen(asked, how)}) ${hasFacets ? Prisma.sql`, ${FACET_TABLES}` : Prisma.empty}
    SELECT (${hitsOf(terms, size)}) AS "hits", (SELECT count(*) FROM "screen") > ${size} AS "hasMore",
      (SELECT count(*)::int FROM "matched") AS "matched",
      ${hasFacets ? Prisma.sql`(SELECT count(*)::int FROM "newest") AS "counted", (${facetsOf(cityIds)}) AS "facets"` : Prisma.sql`0 AS "counted", NULL AS "facets"`}`)
  return row ?? { hits: [], hasMore: false, matched: 0, counted: 0, facets: null }
}

/** How many documents of a span fit, no further than `limit`: in any order, so that not all of them need be sorted. */
async function countIn(asked: SearchAsked, grams: Grams, span: Span, limit: number): Promise<number> {
  const [row] = await askForReaders<{ count: number }>(Prisma.sql`${plannedFor(asked)}
    SELECT count(*)::int AS "count" FROM (
      SELECT FROM (SELECT ${WITH_TEXTS} FROM "SearchDocument" d WHERE ${selected(asked, grams, span)} AND ${LIVE_DOCUMENT} OFFSET 0) d
      WHERE ${undecided(asked, grams, span)} LIMIT ${limit}) c`)
  return row?.count ?? 0
}

/** How many documents fit, no further than `limit`. */
async function countAll(asked: SearchAsked, expected: Expected, limit: number): Promise<number> {
  const span = chooseSpan(expected, { wanted: limit, before: null })
  const newest = span === null ? 0 : await countIn(asked, expected.grams, span, limit)
  return newest >= limit ? newest : countIn(asked, expected.grams, null, limit)
}

/** The documents that hold everything asked for, and, on the first screen, what they are counted by. */
export async function findDocuments(asked: SearchAsked, known: Known): Promise<Found> {
  const { terms, narrowing, order, after, size, cap } = asked
  const expected = expect(terms, narrowing, known)
  const { grams, survey, headlineShare } = expected
  const before = order === 'date' ? timeOfCursor(after) : null
  // Of a later screen by date no more is read than it shows; all others need what is counted.
  const [limit, enough] = before === null ? [cap + 1, COUNTED] : [size + 1, size + 1]
  const how = {
    grams,
    limit,
    hasFacets: after === undefined,
    headlines:
      headlineShare * survey.documents <= HEADLINES_MAX
        ? { span: chooseSpan({ survey, share: headlineShare }, { wanted: RANKED, before: null }) }
        : null,
  }
  let span = chooseSpan(expected, { wanted: limit, before })
  let answer = await ask(asked, { ...how, span })
  for (let attempt = 1; span !== null && answer.matched < enough; attempt += 1) {
    span = chooseSpan(expected, { wanted: limit, before, attempt })
    answer = await ask(asked, { ...how, span })
  }
  // The newest, which were too few, are no longer counted by themselves.
  const countAnew = () =>
    before === null ? countIn(asked, grams, null, limit) : countAll(asked, expected, cap + 1)
  const isCounted = before === null && (span === null || answer.matched >= limit)
  return {
    rows: answer.hits,
    hasMore: answer.hasMore,
    count: isCounted ? answer.matched : await countAnew(),
    counted: answer.counted,
    facets: answer.facets ?? NO_FACETS,
  }
}

/** Notes a query that found nothing. */
export async function noteMiss(terms: string, query: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "SearchMiss" ("terms", "query") VALUES (${terms}, ${query})
    ON CONFLICT ("terms") DO UPDATE SET "query" = EXCLUDED."query", "count" = "SearchMiss"."count" + 1, "lastAt" = now()`
}
