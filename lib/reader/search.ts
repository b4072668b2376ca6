import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { cursorOf } from '../db/public/cards'
import { findDocuments, listCardsOf, listFoundBlocks, noteMiss, offsetOf } from '../db/public/search'
import {
  findNumbered,
  listNumbersOfType,
  listSimilarNames,
  listTagNumbers,
  type Reading,
} from '../db/public/search-names'
import type { AskedTerm } from '../db/public/search-terms'
import { suggestTags } from '../db/public/suggestions'
import { closestNames } from '../document/closest-names'
import { termsOf, type SearchTerm } from '../document/search-query'
import type { SearchAnswer, SearchHit, TagHint } from '../editorial/search-views'
import type { SearchParams } from '../editorial/search'
import { getSiteFrame } from './site'

const SCREEN = 20
const CAP = 1000
const SNIPPETS = 2
const HINTS = 8
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
 * The live articles that hold every term of a query, in their words or by a tag that they name, and fit what narrows it. Not
 * cached. A query without words finds nothing. Latin letters are read as initials of names only where nothing is found
 * otherwise; what still finds nothing is noted for editors.
 */
export async function searchArticles(
  params: SearchParams,
  how: SearchHow = AS_READERS_DO,
): Promise<SearchAnswer> {
  const terms = termsOf(params.q)
  if (terms.length === 0) return NOTHING
  const numbersBy = (reading: Reading) =>
    listTagNumbers(
      terms.map(({ folded }) => folded),
      reading,
    )
  const [asked, numbers, tags] = await Promise.all([
    narrowingOf(params),
    numbersBy('pinyin'),
    params.after === undefined ? hintsFor(terms) : [],
  ])
  const { chosen } = asked
  if (!asked.isKnown) return { ...NOTHING, chosen }
  const found = await findHits(params, withNumbers(terms, numbers), asked, how)
  if (found.rows.length > 0) return { ...found, chosen, tags }
  const initials = await numbersBy('initials')
  const answer = isDeepStrictEqual(initials, numbers)
    ? found
    : await findHits(params, withNumbers(terms, initials), asked, how)
  const isPlain = Object.values({ ...params, q: undefined, sort: undefined }).every(
    (value) => value === undefined,
  )
  if (answer.rows.length > 0 || !isPlain) return { ...answer, chosen, tags }
  if (how.isNoted) await noteMiss(terms.map(({ folded }) => folded).join(' '), params.q)
  return { ...answer, chosen, tags, meant: await listMeant(terms) }
}

const withNumbers = (terms: readonly SearchTerm[], numbers: readonly number[][]) =>
  terms.map((term, at): AskedTerm => ({ ...term, numbers: numbers[at] ?? [] }))

type Asked = Awaited<ReturnType<typeof narrowingOf>>

async function findHits(
  { sort, after }: SearchParams,
  terms: readonly AskedTerm[],
  { narrowing, typeNumbers, cityIds }: Asked,
  { size, changedSince }: SearchHow,
): Promise<SearchAnswer> {
  const found = await findDocuments({
    terms,
    narrowing,
    typeNumbers,
    order: sort,
    after,
    changedSince,
    size,
    cap: CAP,
    cityIds,
  })
  const rows = await toHits(
    found.documents.slice(0, size).map(({ publicationId }) => publicationId),
    terms,
  )
  const last = rows.at(-1)
  const hasMore = found.documents.length > size && last !== undefined
  const next = sort === 'date' ? last && cursorOf(last) : String(offsetOf(after) + size)
  return {
    ...NOTHING,
    rows,
    next: hasMore ? (next ?? null) : null,
    count: found.count,
    counted: found.counted,
    facets: found.facets,
  }
}

async function toHits(publicationIds: readonly string[], terms: readonly AskedTerm[]): Promise<SearchHit[]> {
  const [cards, blocks] = await Promise.all([
    listCardsOf(publicationIds),
    listFoundBlocks(publicationIds, terms, SNIPPETS),
  ])
  return cards.map(({ publicationId, ...card }) => ({
    ...card,
    snippets: blocks.filter((block) => block.publicationId === publicationId),
  }))
}

/** Tags that go by the terms, those of the first terms first. */
async function hintsFor(terms: readonly SearchTerm[]): Promise<TagHint[]> {
  const found = await Promise.all(terms.slice(0, 3).map(({ folded }) => suggestTags(folded, HINTS)))
  const byId = new Map(found.flat().map((tag) => [tag.id, tag]))
  return [...byId.values()].slice(0, HINTS)
}

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
