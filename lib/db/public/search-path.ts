import 'server-only'
import { SEARCH_VERSION, selectiveGramsOf } from '../../document/search-text'
import { wordsCovering } from '../../document/search-times'
import { db } from '../client'
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
export type Span = { from: Date; words: string[] } | null

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
  return { from, words: wordsCovering(from, to) }
}

type Row = {
  documents: number | null
  version: number | null
  times: number[] | null
  latest: Date | null
  shares: Record<string, number> | null
}

/** How many documents are expected to hold everything asked for, by how many hold each of its grams, tags and what narrows it. */
export async function expect(terms: readonly AskedTerm[], narrowing: Narrowing): Promise<Expected> {
  const gramsOf = (grams: Grams) => terms.map(({ folded }) => selectiveGramsOf(folded, grams))
  const all = [...gramsOf({ joined: true }), ...gramsOf({ joined: false })].flat()
  const tags = terms.map(({ numbers }) => tagWords(numbers))
  const words = narrowingWords(narrowing)
  const asked = [...new Set([...all, ...all.map(inHeadline), ...words.flat(), ...tags.flat()])]
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s."documents", s."version", array(SELECT extract(epoch FROM t)::float8 * 1000 FROM unnest(s."times") t) AS "times",
      (SELECT max(d."publishedAt") FROM "SearchDocument" d) AS "latest",
      (SELECT json_object_agg(f."gram", f."share") FROM "SearchFrequency" f WHERE f."gram" = ANY(${asked}::text[])) AS "shares"
    FROM (SELECT) one LEFT JOIN "SearchSurvey" s ON TRUE`
  const isCurrent = row?.version === SEARCH_VERSION
  const grams = { joined: isCurrent }
  const shareOf = (gram: string) => row?.shares?.[gram] ?? 0
  const sum = (some: readonly string[]) => some.reduce((total, gram) => total + shareOf(gram), 0)
  const ofTerms = gramsOf(grams).map((own, at) =>
    Math.min(1, Math.min(...own.map(shareOf)) + sum(tags[at] ?? [])),
  )
  // A year is not spread over all times.
  const ofWords = narrowing.year === null ? words.map((some) => Math.min(1, sum(some))) : [0]
  return {
    survey: {
      documents: row?.documents ?? 0,
      times: isCurrent ? (row.times ?? []).map((time) => new Date(time)) : [],
      latest: row?.latest ?? null,
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
