import { Mapping } from '@tiptap/pm/transform'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { factsOf } from './article-facts'
import type { Edit } from './block-identity'
import { FactStep } from './fact-step'
import { joinTexts } from './joined-text'
import { findQuote } from './match-quotes'
import { openBlocks, openSpans } from './spans'

/** The stretches of a document that an edit brought in. */
function broughtIn({ maps }: Edit): { from: number; to: number }[] {
  return maps.flatMap((map, at) => {
    const stretches: { from: number; to: number }[] = []
    const rest = new Mapping(maps.slice(at + 1))
    map.forEach((_from, _to, from, to) => {
      if (to > from) stretches.push({ from: rest.map(from, 1), to: rest.map(to, -1) })
    })
    return stretches
  })
}

/**
 * After a paste or a drop: lays marks that wait for an editor on the words that came in, where those are theirs by words and
 * context. Null when there are none.
 */
export function restoreMarks(edit: Edit, newState: EditorState): Transaction | null {
  const facts = factsOf(newState)
  const waiting = Object.entries(facts.eyes).filter(
    ([, { reason, mention, metric }]) =>
      (mention ?? metric) && reason !== 'copied' && reason !== 'unknown-mark',
  )
  if (waiting.length === 0) return null
  const blocks = openBlocks(newState.doc)
  const joined = joinTexts(blocks)
  const starts = new Map(blocks.map(({ id, from }) => [id, from]))
  const [fresh, standing] = [broughtIn(edit), openSpans(newState.doc)]
  const { tr } = newState
  for (const [id, eye] of waiting) {
    const positions = (place: { start: number; end: number }) => {
      const at = joined.placeOf(place)
      const base = at && starts.get(at.blockId)
      return at && base !== undefined && base !== null ? { from: base + at.start, to: base + at.end } : null
    }
    const found = findQuote(joined.text, eye, (place) => {
      const at = positions(place)
      const isFresh = at && fresh.some(({ from, to }) => at.from >= from && at.to <= to)
      return (
        Boolean(isFresh) &&
        !standing.some((span) => span.kind === eye.kind && at && span.from < at.to && span.to > at.from)
      )
    })
    const at = found && positions(found)
    if (!at) continue
    const attrs = eye.kind === 'entity' ? { mentionId: id } : { metricId: id }
    tr.addMark(at.from, at.to, newState.schema.mark(eye.kind, attrs))
    tr.step(FactStep.of(facts, 'eyes', id, null))
  }
  return tr.steps.length > 0 ? tr : null
}
