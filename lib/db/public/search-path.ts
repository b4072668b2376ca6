import 'server-only'
import { SEARCH_VERSION, selectiveGramsOf } from '../../document/search-text'
import { wordsCovering } from '../../document/search-times'
import type { SearchTerm } from '../../document/search-query'
import type { Known } from './search-lookup'
import {
  inHeadline,
  narrowingWords,
  tagWords,
  type AskedTerm,
  type Grams,
  type Narrowing,
} from './search-terms'

/** What was known of the documents when they were last looked over. */
type Survey = {
  documents: number
  /** When each 256th of them ends, newest first; empty when that is not known, or not all of them have words of time. */
  times: readonly Date[]
  /** The newest of all, at this moment. */
  latest: Date | null
}

export type Expected = {
  survey: Survey
  grams: Grams
  /** Which share of the documents is expected to hold everything asked for, and to hold all terms in the headline; 0 to 1. */
  share: number
  headlineShare: number
}

/** The documents that are looked through: all, or those published from a time on. */
export type Span = { words: string[]; documents: number } | null

/** So many times the wanted documents are found in all: to read them all and sort is as quick as to ask for times besides. */
const ALL_MAX = 4
/** Words are not spread evenly. */
const SPARE = 1.5
/** Where that was not enough. */
const WIDER = 8

/**
 * The span in which the newest `wanted` documents are looked for, from the cursor on when there is one. The planner is not asked: it
 * knows nothing of shares.
 */
export function chooseSpan(
  { survey: { documents, times, latest }, share }: Pick<Expected, 'survey' | 'share'>,
  { wanted, before, attempt = 0 }: { wanted: number; before: Date | null; attempt?: number },
): Span {
  const to = before ?? latest
  if (to === null || times.length === 0 || share * documents <= ALL_MAX * wanted) return null
  const passed = before === null ? 0 : times.filter((time) => time > before).length
  const parts = Math.ceil((SPARE * WIDER ** attempt * wanted * times.length) / (share * documents))
  const from = times[passed + parts - 1]
  // What is most of all of them is asked for at once.
  if (from === undefined || parts > times.length / 2) return null
  return { words: wordsCovering(from, to), documents: (documents * parts) / times.length }
}

/** The words of the index by which `expect` judges; those of names and of what narrows by name are looked up with them. */
export function wordsAsked(
  terms: readonly SearchTerm[],
  { year, hasFigures }: Pick<Narrowing, 'year' | 'hasFigures'>,
): string[] {
  const grams = terms.flatMap(({ folded }) =>
    [true, false].flatMap((joined) => selectiveGramsOf(folded, { joined })),
  )
  const words = narrowingWords({ tags: [], sectionId: null, year, hasFigures }).flat()
  return [...new Set([...grams, ...grams.map(inHeadline), ...words])]
}

/** How many documents are expected to hold everything asked for, by how many hold each of its grams, tags and what narrows it. */
export function expect(terms: readonly AskedTerm[], narrowing: Narrowing, known: Known): Expected {
  const gramsOf = (grams: Grams) => terms.map(({ folded }) => selectiveGramsOf(folded, grams))
  const tags = terms.map(({ numbers }) => tagWords(numbers))
  const words = narrowingWords(narrowing)
  const isCurrent = known.version === SEARCH_VERSION
  const grams = { joined: isCurrent }
  const shareOf = (gram: string) => known.shares[gram] ?? 0
  const sum = (some: readonly string[]) => some.reduce((total, gram) => total + shareOf(gram), 0)
  const ofTerms = gramsOf(grams).map((own, at) =>
    Math.min(1, Math.min(...own.map(shareOf)) + sum(tags[at] ?? [])),
  )
  // A year is not spread over all times.
  const ofWords = narrowing.year === null ? words.map((some) => Math.min(1, sum(some))) : [0]
  return {
    survey: {
      documents: known.documents ?? 0,
      times: isCurrent ? known.times.map((time) => new Date(time)) : [],
      latest: known.latest === null ? null : new Date(known.latest),
    },
    grams,
    share: [...ofTerms, ...ofWords].reduce((product, share) => product * share, 1),
    headlineShare: Math.min(
      ...gramsOf(grams)
        .flat()
        .map((gram) => shareOf(inHeadline(gram))),
    ),
  }
}
