import type { EditorState, Transaction } from '@tiptap/pm/state'
import { newAct, type Stretch } from './annotate'
import { factsOf } from './article-facts'
import type { StatedFigure } from './content'
import { FactStep, type Settlement } from './fact-step'
import { openSpans, type OpenSpan } from './spans'

/**
 * Lays a lost mark on other words. A mention is what its new words say it is; a figure keeps the words it was confirmed
 * against, and has to be confirmed again where it stands on others now. Null when the article has no record of the mark.
 */
export function placeEye(state: EditorState, markId: string, stretch: Stretch): Transaction | null {
  const facts = factsOf(state)
  const eye = facts.eyes[markId]
  if (!eye) return null
  const tr = newAct(state)
  if (eye.mention) {
    const quote = state.doc.textBetween(stretch.from, stretch.to, '\n', '\n')
    tr.addMark(stretch.from, stretch.to, state.schema.mark('entity', { mentionId: markId }))
    tr.step(FactStep.of(facts, 'mentions', markId, { ...eye.mention, quote }))
  } else if (eye.metric) {
    tr.addMark(stretch.from, stretch.to, state.schema.mark('metric', { metricId: markId }))
    tr.step(FactStep.of(facts, 'metrics', markId, eye.metric))
  } else return null
  return tr.step(FactStep.of(facts, 'eyes', markId, null))
}

function settled(state: EditorState, markIds: readonly string[], settlement: Settlement): Transaction {
  const tr = newAct(state)
  const facts = factsOf(state)
  for (const id of markIds) {
    tr.step(FactStep.of(facts, 'eyes', id, null))
    tr.step(FactStep.of(facts, 'settled', id, settlement))
  }
  return tr
}

/** Takes lost marks off the list for good, in one act. */
export const dropEyes = (state: EditorState, markIds: readonly string[]): Transaction =>
  settled(state, markIds, { outcome: 'dropped', sameAs: null })

/** Says that a lost mark is the same as one that stands in the text. */
export const joinEye = (state: EditorState, markId: string, sameAs: string): Transaction =>
  settled(state, [markId], { outcome: 'same', sameAs })

/** Confirms mentions on the words they stand on now, in one act. */
export function confirmMentions(state: EditorState, ids: readonly string[]): Transaction {
  const tr = newAct(state)
  const facts = factsOf(state)
  const quotes = new Map(openSpans(state.doc).map(({ id, quote }) => [id, quote]))
  for (const id of ids) {
    const [mention, quote] = [facts.mentions[id], quotes.get(id)]
    if (mention && quote !== undefined) tr.step(FactStep.of(facts, 'mentions', id, { ...mention, quote }))
  }
  return tr
}

const numberOf = ({ value, valueTo, from, unit }: StatedFigure) =>
  JSON.stringify([value, valueTo, from, unit])

/** The marks in the text that a lost one can be the same as: those of its tag, or figures that state its number. */
export function twinsOf(state: EditorState, markId: string): OpenSpan[] {
  const { eyes, mentions, metrics } = factsOf(state)
  const eye = eyes[markId]
  if (!eye) return []
  const { kind, mention, metric } = eye
  return openSpans(state.doc).filter((span) => {
    if (span.kind !== kind) return false
    if (mention) return mentions[span.id]?.tagId === mention.tagId
    const other = metrics[span.id]
    return metric !== null && other !== undefined && numberOf(other) === numberOf(metric)
  })
}
