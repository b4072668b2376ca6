import type { EditorState, Transaction } from '@tiptap/pm/state'
import { factsOf } from './article-facts'
import { FactStep } from './fact-step'
import { openBlocks, openSpans } from './spans'

type MadeMark = { mentionId: string; blockId: string; start: number; end: number }
type Made = {
  tagId: string
  marks: readonly MadeMark[]
  decided: readonly { suggestionId: string; state: 'accepted' | 'corrected'; mentionId: string }[]
}

/**
 * Lays marks over the open text that the server has made already, with what they settled. No undo of the editor takes back a
 * part of an act over many articles. A mark whose place is not there is left out, and the server keeps it.
 */
export function mirrorMarks(state: EditorState, { tagId, marks, decided }: Made): Transaction {
  const tr = state.tr.setMeta('addToHistory', false)
  const blocks = new Map(openBlocks(state.doc).map((block) => [block.id, block]))
  for (const { mentionId, blockId, start, end } of marks) {
    const block = blocks.get(blockId)
    if (!block || end > block.text.length) continue
    tr.addMark(block.from + start, block.from + end, state.schema.mark('entity', { mentionId }))
    tr.step(FactStep.of(factsOf(state), 'mentions', mentionId, { tagId }))
  }
  for (const { suggestionId, state: became, mentionId } of decided)
    tr.step(FactStep.of(factsOf(state), 'decisions', suggestionId, { state: became, resultId: mentionId }))
  return tr
}

/** Takes marks away again that the server took back, as dropped for good, and opens the suggestions that they had settled. */
export function unmirrorMarks(
  state: EditorState,
  { mentionIds, suggestionIds }: { mentionIds: readonly string[]; suggestionIds: readonly string[] },
): Transaction {
  const tr = state.tr.setMeta('addToHistory', false)
  for (const span of openSpans(state.doc))
    if (span.kind === 'entity' && mentionIds.includes(span.id)) tr.removeMark(span.from, span.to, span.mark)
  for (const id of mentionIds)
    tr.step(FactStep.of(factsOf(state), 'settled', id, { outcome: 'dropped', sameAs: null }))
  for (const id of suggestionIds) tr.step(FactStep.of(factsOf(state), 'decisions', id, null))
  return tr
}
