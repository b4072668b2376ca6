import { z } from 'zod'
import { TagType } from '../pipeline/model'
import { surfaceOf } from '../pipeline/surface-of'
import { annotationsOf } from './annotations-of'
import { textBlocksOf } from './body'
import type { ArticleContent } from './content'
import { locateSuggestion, type Located } from './locate-suggestion'
import type { EditorSuggestion, SuggestionDraft } from './suggestion'
import { wordsAround } from './words-around'

const NAME_MAX = 120

/** One name as a model answers it: in which block, in which words, and what they name. */
const RecommendedName = z.object({
  block: z.int().min(0),
  quote: z.string().min(2).max(NAME_MAX),
  type: TagType,
  name: z.string().trim().min(1).max(NAME_MAX).optional(),
})

/** Why an answer is not taken: not of this shape, words that are not in the block, words that are named or proposed already. */
const DROP_REASONS = ['unreadable', 'not-found', 'taken'] as const
export type DropCounts = Record<(typeof DROP_REASONS)[number], number>

/**
 * The answers of a model as suggestions, wherever their exact words stand in their block and nothing is marked or proposed.
 * Anything else is dropped and counted. `score` is what all are worth.
 */
export function placeRecommended(
  { body }: Pick<ArticleContent, 'body'>,
  suggestions: readonly EditorSuggestion[],
  answers: readonly unknown[],
  score: number,
): { drafts: SuggestionDraft[]; dropped: DropCounts } {
  const blocks = textBlocksOf(body)
  const dropped: DropCounts = { unreadable: 0, 'not-found': 0, taken: 0 }
  const taken: Located[] = [
    ...annotationsOf(body).filter(({ kind }) => kind === 'entity'),
    ...suggestions.flatMap((one) =>
      one.kind === 'mention' && one.state !== 'superseded' ? (locateSuggestion(blocks, one) ?? []) : [],
    ),
  ]
  const drafts: SuggestionDraft[] = []
  for (const answer of answers) {
    const { data: found } = RecommendedName.safeParse(answer)
    if (!found) {
      dropped.unreadable += 1
      continue
    }
    const block = blocks[found.block]
    const places = block ? placesOf(block, found.quote) : []
    const free = places.filter((place) => !taken.some((other) => isOver(place, other)))
    if (places.length === 0) dropped['not-found'] += 1
    else if (free.length === 0) dropped.taken += 1
    for (const place of free) {
      taken.push(place)
      drafts.push(draftAt(block?.text ?? '', place, found, score))
    }
  }
  return { drafts, dropped }
}

function placesOf(
  { id, text }: { id: string; text: string },
  quote: string,
): (Located & { occurrence: number })[] {
  const places: (Located & { occurrence: number })[] = []
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1))
    places.push({ blockId: id, start, end: start + quote.length, occurrence: places.length })
  return places
}

const isOver = (one: Located, other: Located) =>
  one.blockId === other.blockId && one.start < other.end && other.start < one.end

function draftAt(
  text: string,
  { blockId, start, end, occurrence }: Located & { occurrence: number },
  { quote, type, name }: z.infer<typeof RecommendedName>,
  score: number,
): SuggestionDraft {
  return {
    kind: 'mention',
    blockId,
    quote,
    occurrence,
    ...wordsAround(text, { start, end }),
    rule: 'recommender',
    score,
    fields: { type, canonical: name ?? surfaceOf(quote) },
  }
}
