import type { MovedBlock } from './join-contents'
import type { SuggestionDraft } from './suggestion'
import { wordsAround } from './words-around'

/** Where the nth occurrence of words begins, from 0; -1 when there are not so many. */
function placeOf(text: string, words: string, occurrence: number): number {
  let at = text.indexOf(words)
  for (let count = 0; count < occurrence && at !== -1; count += 1) at = text.indexOf(words, at + 1)
  return at
}

function occurrenceAt(text: string, words: string, place: number): number {
  let count = 0
  for (let at = text.indexOf(words); at !== -1 && at < place; at = text.indexOf(words, at + 1)) count += 1
  return count
}

/**
 * A suggestion on a block whose text now stands elsewhere. `before` is the text of its block, `after` that of the block
 * that holds it now. Null when its words are not in its block any more.
 */
export function moveSuggestion<T extends SuggestionDraft>(
  suggestion: T,
  { blockId, offset }: MovedBlock,
  before: string,
  after: string,
): T | null {
  const { quote } = suggestion
  const place = placeOf(before, quote, suggestion.occurrence)
  if (quote === '' || place === -1) return null
  const start = place + offset
  return {
    ...suggestion,
    blockId,
    occurrence: occurrenceAt(after, quote, start),
    ...wordsAround(after, { start, end: start + quote.length }),
  }
}
