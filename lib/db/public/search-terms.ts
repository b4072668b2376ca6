import 'server-only'
import { isGram, selectiveGramsOf } from '../../document/search-text'

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

/**
 * Whether grams with signs in them may be asked for: not before every document was read by a version that knows them. Those without
 * signs select the same and more.
 */
export type Grams = { joined: boolean }

/** More tags than this are no part of a tsquery: each document would be compared with every one of them. */
export const TAGS_MAX = 64

const quoted = (word: string) => `'${word.replaceAll(/['\\]/gu, (sign) => sign + sign)}'`
export const inHeadline = (gram: string): string => `^${gram}`
const every = (words: readonly string[], prefix = '') =>
  words.length === 0 ? '' : `(${words.map((word) => quoted(prefix + word)).join(' & ')})`
const some = (parts: readonly string[]) => `(${parts.filter((part) => part !== '').join(' | ')})`
export const tagWords = (numbers: readonly number[]): string[] =>
  numbers.slice(0, TAGS_MAX).map((number) => `@${number}`)

export const hasManyTags = ({ numbers }: AskedTerm): boolean => numbers.length > TAGS_MAX

/** The words that select what holds a term; `prefix` is `^` for headlines, which no tag is asked for. */
function selectorOf(term: AskedTerm, grams: Grams, prefix: string): string {
  const { folded, valued, numbers } = term
  const tags = prefix === '' && !hasManyTags(term) ? tagWords(numbers).map(quoted) : []
  return some([
    every(selectiveGramsOf(folded, grams), prefix),
    valued === null ? '' : every(selectiveGramsOf(valued, grams), prefix),
    ...tags,
    quoted('*'),
  ])
}

/** For each thing that narrows a search the words of which a document has one. */
export const narrowingWords = ({ tags, sectionId, year, hasFigures }: Narrowing): string[][] => [
  ...tags.map((numbers) => numbers.map((number) => `@${number}`)),
  ...(sectionId === null ? [] : [[`%s${sectionId}`]]),
  ...(year === null ? [] : [[`%y${year}`]]),
  ...(hasFigures ? [['%f']] : []),
]

export function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`)
}

/**
 * The text of a tsquery that selects the names that hold a folded text, and perhaps more, by their characters and pairs of them; where it may
 * be Latin letters (else `latin` is empty), those besides whose initials are that or whose pinyin begins so.
 */
export function nameQueryOf(folded: string, latin: string): string {
  const pairs = pairsOf(folded)
  const isRead = latin === '' ? [] : [`${quoted(`<${latin}`)}:*`, quoted(`=${latin}`)]
  return some([every(pairs.length > 0 ? pairs : [folded]), ...isRead])
}

/** The same for the names that share a pair of characters with a text, or whose whole pinyin is `sound`. */
export const similarNameQueryOf = (folded: string, sound: string): string =>
  some([...pairsOf(folded), `<${sound}`].map(quoted))

type Selected = {
  terms: readonly AskedTerm[]
  narrowing: Narrowing
  grams: Grams
  /** `^` where the headline is to hold all terms. */
  prefix?: string
  /** Words of times, one of which is to fit; none when any time does. */
  times?: readonly string[]
}

/**
 * The texts of tsqueries that together select all that is asked for, and perhaps more: one a term, one of all that narrows, one of times. The
 * index goes through several of them much faster than through one that joins them. None when nothing can select it.
 */
export function tsqueriesOf({ terms, narrowing, grams, prefix = '', times = [] }: Selected): string[] {
  const narrowingQuery = narrowingWords(narrowing).map((words) => some(words.map(quoted)))
  return [
    ...terms
      .filter((term) => prefix !== '' || !hasManyTags(term))
      .map((term) => selectorOf(term, grams, prefix)),
    narrowingQuery.join(' & '),
    times.length === 0 ? '' : some(times.map(quoted)),
  ].filter((query) => query !== '')
}

/** Whether what selects a term says all: only a text too long for the index need be looked at. `areTagsDecided` when all its tags were. */
export const isExact = (term: AskedTerm, grams: Grams, areTagsDecided: boolean): boolean =>
  isGram(term.folded, grams) &&
  (term.valued === null || isGram(term.valued, grams)) &&
  (areTagsDecided || !hasManyTags(term))
