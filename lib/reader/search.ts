import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { cursorOf } from '../db/public/cards'
import { findDocuments, noteMiss, offsetOf } from '../db/public/search'
import { lookUp, type Known } from '../db/public/search-lookup'
import { wordsAsked } from '../db/public/search-path'
import { findNumbered, listNumbersOfType, listSimilarNames, type Reading } from '../db/public/search-names'
import { closestNames } from '../document/closest-names'
import { termsOf, type SearchTerm } from '../document/search-query'
import type { SearchAnswer, TagHint } from '../editorial/search-views'
import type { SearchParams } from '../editorial/search'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces, showUntil } from './show-surfaces'
import { getSiteFrame } from './site'

const SCREEN = 20
const CAP = 1000
/** So many tags are offered, which go by one of the first terms. */
const HINTS = 8
const HINTED = 3
const MEANT = 3
const SIMILAR = 20

const NOTHING: SearchAnswer = {
  rows: [],
  next: null,
  count: 0,
  cap: CAP,
  counted: 0,
  facets: { types: [], tags: [], cities: [], sections: [], years: [], figures: 0 },
  tags: [],
  meant: [],
  chosen: { tag: null, city: null, section: null },
}

/** How many are shown at a time, whether only what changed since a time is found, whether editors hear that nothing was. */
type SearchHow = { size: number; changedSince?: string | undefined; isNoted: boolean }
const AS_READERS_DO: SearchHow = { size: SCREEN, isNoted: true }

/** What narrows a search, looked up; `isKnown` is false when something is asked for that is not there. */
async function narrowingOf({ tag, city, section, type, year, figures }: SearchParams) {
  const [tagAt, cityAt, frame, typeNumbers] = await Promise.all([
    tag ? findNumbered(tag) : null,
    city ? findNumbered(city) : null,
    getSiteFrame(),
    type ? listNumbersOfType(type) : null,
  ])
  const sectionAt = frame.sections.find(({ slug }) => slug === section) ?? null
  return {
    isKnown: Boolean((!tag || tagAt) && (!city || cityAt) && (!section || sectionAt)),
    chosen: { tag: tagAt?.tag ?? null, city: cityAt?.tag ?? null, section: sectionAt },
    cityIds: frame.stations.flatMap(({ tagId }) => tagId ?? []),
    typeNumbers,
    narrowing: {
      tags: [tagAt, cityAt].flatMap((found) => (found ? [found.numbers] : [])),
      sectionId: sectionAt?.id ?? null,
      year: year ?? null,
      hasFigures: figures === '1',
    },
  }
}

/**
 * The live articles that hold every term of a query, in their words or by a tag that they name, and fit what narrows it. A query without words
 * finds nothing. What nothing is found for is asked anew each time.
 */
export async function searchArticles(
  params: SearchParams,
  how: SearchHow = AS_READERS_DO,
): Promise<SearchAnswer> {
  const answer = await answerTo(params, how)
  showSurfaces([
    SURFACE.latest,
    SURFACE.tags,
    SURFACE.indicators,
    SURFACE.site,
    ...answer.rows.map(({ id }) => SURFACE.article(id)),
  ])
  if (answer.rows.length === 0) showUntil(new Date())
  return answer
}

/**
 * Latin letters are read as initials of names only where nothing is found otherwise; what still finds nothing is noted for editors.
 */
async function answerTo(params: SearchParams, how: SearchHow): Promise<SearchAnswer> {
  const terms = termsOf(params.q)
  if (terms.length === 0) return NOTHING
  const hasHints = params.after === undefined
  const [asked, known] = await Promise.all([
    narrowingOf(params),
    lookUpFor(params, terms, { reading: 'pinyin', hinted: hasHints ? HINTED : 0 }),
  ])
  const { chosen } = asked
  const tags = firstOf(known.hints)
  if (!asked.isKnown) return { ...NOTHING, chosen }
  const found = await findHits(params, { terms, known, asked, how })
  if (found.rows.length > 0) return { ...found, chosen, tags }
  const initials = terms.some(({ folded }) => /^[a-z]+$/u.test(folded))
    ? await lookUpFor(params, terms, { reading: 'initials', hinted: 0 })
    : known
  const answer = isDeepStrictEqual(initials.numbers, known.numbers)
    ? found
    : await findHits(params, { terms, known: initials, asked, how })
  const isPlain = Object.values({ ...params, q: undefined, sort: undefined }).every(
    (value) => value === undefined,
  )
  if (answer.rows.length > 0 || !isPlain) return { ...answer, chosen, tags }
  if (how.isNoted) await noteMiss(terms.map(({ folded }) => folded).join(' '), params.q)
  return { ...answer, chosen, tags, meant: await listMeant(terms) }
}

const lookUpFor = (
  { tag, city, section, year, figures }: SearchParams,
  terms: readonly SearchTerm[],
  { reading, hinted }: { reading: Reading; hinted: number },
): Promise<Known> =>
  lookUp({
    texts: terms.map(({ folded }) => folded),
    reading,
    hints: { texts: hinted, size: HINTS },
    words: wordsAsked(terms, { year: year ?? null, hasFigures: figures === '1' }),
    tags: [tag, city].flatMap((slug) => slug ?? []),
    section: section ?? null,
  })

type Asked = {
  terms: readonly SearchTerm[]
  known: Known
  asked: Awaited<ReturnType<typeof narrowingOf>>
  how: SearchHow
}

async function findHits(
  { sort, after }: SearchParams,
  { terms, known, asked: { narrowing, typeNumbers, cityIds }, how: { size, changedSince } }: Asked,
): Promise<SearchAnswer> {
  const { rows, hasMore, count, counted, facets } = await findDocuments(
    {
      terms: terms.map((term, at) => ({ ...term, numbers: known.numbers[at] ?? [] })),
      narrowing,
      typeNumbers,
      order: sort,
      after,
      changedSince,
      size,
      cap: CAP,
      cityIds,
    },
    known,
  )
  const last = rows.at(-1)
  const next = sort === 'date' ? last && cursorOf(last) : String(offsetOf(after) + size)
  return { ...NOTHING, rows, next: hasMore && last ? (next ?? null) : null, count, counted, facets }
}

/** Tags that go by the terms, those of the first terms first. */
const firstOf = (hints: readonly TagHint[]): TagHint[] =>
  [...new Map(hints.map((tag) => [tag.id, tag])).values()].slice(0, HINTS)

/** Queries like this one in which a term is a name that is written or sounds nearly like it. */
async function listMeant(terms: readonly SearchTerm[]): Promise<string[]> {
  const found = await Promise.all(
    terms.slice(0, 3).map(async ({ folded }, at) => {
      const names = closestNames(folded, await listSimilarNames(folded, SIMILAR))
      return names.map((name) => terms.map((term, other) => (other === at ? name : term.folded)).join(' '))
    }),
  )
  return [...new Set(found.flat())].slice(0, MEANT)
}
