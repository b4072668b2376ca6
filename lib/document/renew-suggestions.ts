import { canonicalJson } from './canonical-json'
import type { EditorSuggestion, SuggestionDraft, SuggestionState } from './suggestion'

/** Where a kept suggestion stands now, and its state. */
export type KeptSuggestion = { id: string; blockId: string; occurrence: number; state: SuggestionState }
export type RenewedSuggestions = { kept: KeptSuggestion[]; added: SuggestionDraft[] }

/**
 * Brings the suggestions of an article in line with what the machine proposes for its new text. A decision stands where
 * the same words stand among the same words, in paragraphs that were joined or parted too; so does an open one; one that
 * was superseded and is proposed again opens again. Open ones that nobody proposes any more are superseded. `kept` names
 * those that change.
 */
export function renewSuggestions(
  known: readonly EditorSuggestion[],
  proposed: readonly SuggestionDraft[],
): RenewedSuggestions {
  const left = new Set(known)
  const kept: KeptSuggestion[] = []
  const added: SuggestionDraft[] = []
  for (const draft of proposed) {
    const match = findMatch(left, draft)
    if (!match) {
      added.push(draft)
      continue
    }
    left.delete(match)
    const state = match.state === 'superseded' ? 'open' : match.state
    const { blockId, occurrence } = draft
    const isSame = match.blockId === blockId && match.occurrence === occurrence && match.state === state
    if (!isSame) kept.push({ id: match.id, blockId, occurrence, state })
  }
  for (const { id, blockId, occurrence, state } of left)
    if (state === 'open') kept.push({ id, blockId, occurrence, state: 'superseded' })
  return { kept, added }
}

/** The known suggestion that says the same: a decided one rather than an open one, in its own block rather than elsewhere. */
function findMatch(
  left: ReadonlySet<EditorSuggestion>,
  draft: SuggestionDraft,
): EditorSuggestion | undefined {
  const same = [...left].filter(
    (one) => isSameWords(one, draft) && (isDecided(one) || isSameProposal(one, draft)),
  )
  const isExact = ({ before, after }: SuggestionDraft) => before === draft.before && after === draft.after
  const worth = (one: EditorSuggestion) =>
    (isExact(one) ? 8 : 0) +
    (isDecided(one) ? 4 : one.state === 'open' ? 2 : 0) +
    (one.blockId === draft.blockId ? 1 : 0)
  return same.sort((one, other) => worth(other) - worth(one))[0]
}

const isDecided = ({ state }: EditorSuggestion) => state !== 'open' && state !== 'superseded'

const isSameWords = (one: SuggestionDraft, other: SuggestionDraft) =>
  one.kind === other.kind && one.quote === other.quote && isSamePlace(one, other)

/** So many characters in common tell a place, where one text goes on beyond the end of the other. */
const ENOUGH = 8

/** The same words stand around it, or as many as a paragraph leaves that was joined with its neighbour or parted from it. */
function isSamePlace(one: SuggestionDraft, other: SuggestionDraft): boolean {
  if (one.before === other.before && one.after === other.after) return true
  const [before, after] = [shorter(one.before, other.before), shorter(one.after, other.after)]
  return (
    before.length + after.length >= ENOUGH &&
    [one, other].every((each) => each.before.endsWith(before) && each.after.startsWith(after))
  )
}

const shorter = (one: string, other: string) => (one.length < other.length ? one : other)

const isSameProposal = (one: SuggestionDraft, other: SuggestionDraft) =>
  one.rule === other.rule && canonicalJson(one.fields) === canonicalJson(other.fields)
