import { annotationsOf } from './annotations-of'
import { textBlocksOf } from './body'
import type { ArticleContent } from './content'
import { locateSuggestion, type Located } from './locate-suggestion'
import { sentenceAt } from './sentence'
import type { EditorSuggestion } from './suggestion'
import { wordsAround } from './words-around'

/** Words in a text that no name stands on yet. */
export type FreePlace = Located & {
  quote: string
  occurrence: number
  before: string
  after: string
  sentence: { before: string; after: string }
}

type Content = Pick<ArticleContent, 'body'>
type Find = (text: string) => readonly { start: number; end: number }[]

/**
 * Where `find` finds words in an article that could be tagged: no name is marked on any of their characters, and nothing
 * longer is proposed there.
 */
export function freePlaces(
  { body }: Content,
  suggestions: readonly EditorSuggestion[],
  find: Find,
): FreePlace[] {
  const blocks = textBlocksOf(body)
  const holding = blocks
    .map(({ id, text }) => ({ id, text, found: find(text) }))
    .filter(({ found }) => found.length > 0)
  if (holding.length === 0) return []
  const taken = [
    ...annotationsOf(body).filter(({ kind }) => kind === 'entity'),
    ...longerOf(blocks, suggestions, Math.min(...holding.flatMap(({ found }) => found.map(lengthOf)))),
  ]
  return holding.flatMap(({ id, text, found }) =>
    found
      .filter((place) => !taken.some((other) => other.blockId === id && isTaken(place, other)))
      .map((place) => describe(id, text, place)),
  )
}

const lengthOf = ({ start, end }: { start: number; end: number }) => end - start

/** A mark that touches the words takes them; so does a proposal that holds them and more. */
function isTaken(place: { start: number; end: number }, other: Located & { isProposal?: true }): boolean {
  if (other.isProposal)
    return other.start <= place.start && other.end >= place.end && lengthOf(other) > lengthOf(place)
  return other.start < place.end && place.start < other.end
}

function longerOf(
  blocks: readonly { id: string; text: string }[],
  suggestions: readonly EditorSuggestion[],
  length: number,
): (Located & { isProposal: true })[] {
  return suggestions.flatMap((one) => {
    if (one.kind !== 'mention' || one.state !== 'open' || one.quote.length <= length) return []
    const place = locateSuggestion(blocks, one)
    return place ? [{ ...place, isProposal: true as const }] : []
  })
}

function describe(blockId: string, text: string, { start, end }: { start: number; end: number }): FreePlace {
  const quote = text.slice(start, end)
  const sentence = sentenceAt(text, start, end)
  // A sentence is trimmed: it begins at the first place where it stands and still holds the words.
  const from = text.lastIndexOf(sentence, start)
  return {
    blockId,
    start,
    end,
    quote,
    occurrence: occurrenceOf(text, quote, start),
    ...wordsAround(text, { start, end }),
    sentence: { before: text.slice(from, start), after: text.slice(end, from + sentence.length) },
  }
}

function occurrenceOf(text: string, quote: string, start: number): number {
  let count = 0
  for (let at = text.indexOf(quote); at !== -1 && at < start; at = text.indexOf(quote, at + 1)) count += 1
  return count
}

/** Where chosen words stand now; null when they are gone, cannot be told apart, or somebody tagged them meanwhile. */
export function placeAgain(
  { body }: Content,
  place: Omit<FreePlace, keyof Located | 'sentence'> & { blockId: string },
): Located | null {
  const found = locateSuggestion(textBlocksOf(body), place)
  if (!found) return null
  const isMarked = annotationsOf(body).some(
    ({ kind, blockId, start, end }) =>
      kind === 'entity' && blockId === found.blockId && start < found.end && found.start < end,
  )
  return isMarked ? null : found
}
