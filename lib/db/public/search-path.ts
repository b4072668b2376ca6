import 'server-only'
import { isGram, selectiveGramsOf } from '../../document/search-text'
import { db } from '../client'

/** One thing asked for: folded, with values for its numbers, and the tags that go by it. */
export type AskedTerm = { folded: string; valued: string | null; numbers: readonly number[] }

/** What narrows a search: everything holds at once. */
export type Narrowing = {
  /** For each tag asked for, its numbers. */
  tags: readonly (readonly number[])[]
  sectionId: string | null
  year: number | null
  hasFigures: boolean
}

/** More tags than this are no part of a tsquery: each document would be compared with every one of them. */
const TAGS_MAX = 64

const quoted = (word: string) => `'${word.replaceAll(/['\\]/gu, (sign) => sign + sign)}'`
const inHeadline = (gram: string) => `^${gram}`
const every = (words: readonly string[], prefix = '') =>
  words.length === 0 ? '' : `(${words.map((word) => quoted(prefix + word)).join(' & ')})`
const some = (parts: readonly string[]) => `(${parts.filter((part) => part !== '').join(' | ')})`
const tagWords = (numbers: readonly number[]) => numbers.map((number) => `@${number}`)

export const hasManyTags = ({ numbers }: AskedTerm): boolean => numbers.length > TAGS_MAX

/** The words that select what holds a term; `prefix` is `^` for headlines, which no tag is asked for. */
function selectorOf({ folded, valued, numbers }: AskedTerm, prefix = ''): string {
  const tags = prefix === '' && numbers.length <= TAGS_MAX ? tagWords(numbers).map(quoted) : []
  return some([
    every(selectiveGramsOf(folded), prefix),
    valued === null ? '' : every(selectiveGramsOf(valued), prefix),
    ...tags,
    quoted('*'),
  ])
}

const narrowingWords = ({ tags, sectionId, year, hasFigures }: Narrowing): string[][] => [
  ...tags.map(tagWords),
  ...(sectionId === null ? [] : [[`%s${sectionId}`]]),
  ...(year === null ? [] : [[`%y${year}`]]),
  ...(hasFigures ? [['%f']] : []),
]

/** The text of a tsquery that selects all that is asked for, and perhaps more. Empty when nothing can select it. */
export function tsqueryOf(terms: readonly AskedTerm[], narrowing: Narrowing, prefix = ''): string {
  return [
    ...terms.filter((term) => prefix !== '' || !hasManyTags(term)).map((term) => selectorOf(term, prefix)),
    ...narrowingWords(narrowing).map((words) => some(words.map(quoted))),
  ].join(' & ')
}

/** Whether the words of `selectorOf` say all: only a text too long for the index need be looked at. */
export const isExact = (term: AskedTerm): boolean =>
  isGram(term.folded) && (term.valued === null || isGram(term.valued)) && !hasManyTags(term)

export type Path = { name: 'index' } | { name: 'newest'; rows: number }

/** Fewer documents are read through the index faster than anything can be decided. */
const DOCUMENTS_MIN = 5000
/** Looking at a text takes as long as reading so many rows. */
const TEXT_COST = 11

/**
 * How to find the newest `wanted` documents: through the index of grams, sorting all it finds, or by looking at the newest
 * documents one by one, when so many hold what is asked for that few must be looked at. The planner is not asked: it knows
 * nothing of shares. `share` is how many of the documents are expected to fit, 0 to 1.
 *
 * Both cost the same where `documents · share` rows found are as dear as `2 · wanted / share` rows looked at.
 */
export function choosePath(expected: {
  documents: number
  share: number
  wanted: number
  isExact: boolean
}): Path {
  const { documents, share, wanted } = expected
  const textCost = expected.isExact ? TEXT_COST : 1
  if (documents < DOCUMENTS_MIN || share < Math.sqrt((2 * wanted * textCost) / documents))
    return { name: 'index' }
  return { name: 'newest', rows: Math.ceil((2 * wanted) / share) }
}

/**
 * How many documents there are, and which share of them is expected to hold everything asked for, and to hold all terms in the
 * headline.
 */
export async function expectedShare(
  terms: readonly AskedTerm[],
  narrowing: Narrowing,
): Promise<{ documents: number; share: number; headlineShare: number }> {
  const termGrams = terms.map(({ folded }) => selectiveGramsOf(folded))
  const words = narrowingWords(narrowing)
  const tags = terms.flatMap(({ numbers }) => tagWords(numbers.slice(0, TAGS_MAX)))
  const rows = await db.searchFrequency.findMany({
    where: {
      gram: {
        in: [
          '',
          ...termGrams.flatMap((grams) => [...grams, ...grams.map(inHeadline)]),
          ...words.flat(),
          ...tags,
        ],
      },
    },
  })
  const shares = new Map(rows.map(({ gram, share }) => [gram, share]))
  const shareOf = (gram: string) => shares.get(gram) ?? 0
  const sum = (grams: readonly string[]) => grams.reduce((total, gram) => total + shareOf(gram), 0)
  const ofTerms = terms.map(({ numbers }, at) =>
    Math.min(1, Math.min(...(termGrams[at] ?? []).map(shareOf)) + sum(tagWords(numbers.slice(0, TAGS_MAX)))),
  )
  // A year is not spread over the newest documents.
  const ofWords = narrowing.year === null ? words.map((some_) => Math.min(1, sum(some_))) : [0]
  return {
    documents: rows.find(({ gram }) => gram === '')?.documents ?? 0,
    share: [...ofTerms, ...ofWords].reduce((product, share) => product * share, 1),
    headlineShare: Math.min(...termGrams.flat().map((gram) => shareOf(inHeadline(gram)))),
  }
}
