import { closeHistory } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { factsOf } from './article-facts'
import { basisOf } from './figure-basis'
import type { StatedFigure } from './content'
import { FactStep, type Decision, type Settlement } from './fact-step'
import { snapRange } from './snap-range'
import type { Stretch as Offsets } from './snap-to-known'
import { openBlocks, openSpans, type OpenSpan } from './spans'

/** A stretch of one block, as positions of the open document. */
export type Stretch = { from: number; to: number }

/** What a mark says: which tag is named, or which figure is stated. */
export type Annotation =
  { kind: 'entity'; id: string; tagId: string } | { kind: 'metric'; id: string; fields: StatedFigure }

const DROPPED: Settlement = { outcome: 'dropped', sameAs: null }

/** Each act is an undo step of its own. */
export const newAct = (state: EditorState) => closeHistory(state.tr)

/** Words of one block with their place. */
export type Words = Stretch & { quote: string }

const blockAt = (state: EditorState, position: number) =>
  openBlocks(state.doc).find((one) => position >= one.from && position <= one.from + one.node.content.size)

/**
 * What of a selection can be marked: its part in the block where it starts, without the brackets, stops and spaces around,
 * and drawn by `drawn` to what it means in the block's text. Null when no word is left.
 */
export function markableStretch(
  state: EditorState,
  { from, to }: Stretch,
  drawn: (text: string, selected: Offsets) => Offsets = (_, selected) => selected,
): Words | null {
  const block = blockAt(state, from)
  if (!block) return null
  const { text } = block
  const trimmed = snapRange(text, from - block.from, Math.min(to - block.from, text.length))
  if (trimmed.start === trimmed.end) return null
  const { start, end } = drawn(text, trimmed)
  return { from: block.from + start, to: block.from + end, quote: text.slice(start, end) }
}

/** The words with an end moved by so many characters; null where they would be none or leave their block. */
export function withEndMoved(
  state: EditorState,
  { from, to }: Stretch,
  end: 'from' | 'to',
  by: number,
): Words | null {
  const block = blockAt(state, from)
  const moved = end === 'from' ? { from: from + by, to } : { from, to: to + by }
  if (!block || moved.from >= moved.to || !isWithin(moved, block.from, block.node)) return null
  return { ...moved, quote: block.text.slice(moved.from - block.from, moved.to - block.from) }
}

function putAnnotation(tr: Transaction, state: EditorState, stretch: Stretch, annotation: Annotation): void {
  const { kind, id } = annotation
  const attrs = kind === 'entity' ? { mentionId: id } : { metricId: id }
  tr.addMark(stretch.from, stretch.to, state.schema.mark(kind, attrs))
  putFact(tr, state, stretch, annotation)
}

/** A mark is confirmed on the words it stands on, whoever says what it means. */
function putFact(
  tr: Transaction,
  state: EditorState,
  stretch: Stretch | undefined,
  annotation: Annotation,
): void {
  const facts = factsOf(state)
  if (annotation.kind === 'entity') {
    const quote = stretch && state.doc.textBetween(stretch.from, stretch.to, '\n', '\n')
    tr.step(
      FactStep.of(facts, 'mentions', annotation.id, {
        tagId: annotation.tagId,
        ...(quote !== undefined && { quote }),
      }),
    )
  } else tr.step(FactStep.of(facts, 'metrics', annotation.id, confirmed(state, stretch, annotation.fields)))
}

function confirmed(state: EditorState, stretch: Stretch | undefined, fields: StatedFigure): StatedFigure {
  const { basis: _, ...printed } = fields
  const block = stretch && openBlocks(state.doc).find((one) => isWithin(stretch, one.from, one.node))
  if (!block) return printed
  const place = { text: block.text, start: stretch.from - block.from, end: stretch.to - block.from }
  return { ...printed, basis: basisOf(place, printed) }
}

const isWithin = ({ from, to }: Stretch, start: number, node: Node) =>
  from >= start && to <= start + node.content.size

const spanOf = (state: EditorState, { kind, id }: Pick<OpenSpan, 'kind' | 'id'>) =>
  openSpans(state.doc).find((span) => span.kind === kind && span.id === id)

/** Marks a stretch and keeps what the mark says. */
export function annotate(state: EditorState, stretch: Stretch, annotation: Annotation): Transaction {
  const tr = newAct(state)
  putAnnotation(tr, state, stretch, annotation)
  return tr
}

/** Gives a mark that stands already another tag or other fields and, with `stretch`, other words of its block. */
export function reviseAnnotation(state: EditorState, annotation: Annotation, stretch?: Stretch): Transaction {
  const tr = newAct(state)
  const span = spanOf(state, annotation)
  if (!span || !stretch || (stretch.from === span.from && stretch.to === span.to)) {
    putFact(tr, state, span, annotation)
    return tr
  }
  tr.removeMark(span.from, span.to, span.mark)
  putAnnotation(tr, state, stretch, annotation)
  return tr
}

/** Confirms figures as they are against the words they stand on now, in one act. */
export function confirmFigures(state: EditorState, ids: readonly string[]): Transaction {
  const tr = newAct(state)
  for (const id of ids) {
    const fields = factsOf(state).metrics[id]
    const annotation = fields && ({ kind: 'metric', id, fields } as const)
    if (annotation) putFact(tr, state, spanOf(state, annotation), annotation)
  }
  return tr
}

/**
 * Takes one mark away, and only that one: marks that overlap it stay. If it came of a suggestion, that was not right after
 * all and counts as rejected.
 */
export function removeAnnotation(
  state: EditorState,
  { kind, id }: Pick<OpenSpan, 'kind' | 'id'>,
): Transaction {
  const tr = newAct(state)
  const facts = factsOf(state)
  for (const span of openSpans(state.doc))
    if (span.kind === kind && span.id === id) tr.removeMark(span.from, span.to, span.mark)
  tr.step(FactStep.of(facts, 'settled', id, DROPPED))
  for (const [suggestionId, { resultId }] of Object.entries(facts.decisions))
    if (resultId === id)
      tr.step(FactStep.of(facts, 'decisions', suggestionId, { state: 'rejected', resultId: null }))
  return tr
}

/** A suggestion with the place where it stands now and what it becomes when accepted. */
export type Acceptance = {
  suggestionId: string
  state: Decision['state']
  stretch: Stretch
  annotation: Annotation
}

/** Accepts suggestions, as proposed or corrected, in one act that one undo takes back. */
export function acceptAll(state: EditorState, acceptances: readonly Acceptance[]): Transaction {
  const tr = newAct(state)
  for (const { suggestionId, state: decided, stretch, annotation } of acceptances) {
    putAnnotation(tr, state, stretch, annotation)
    tr.step(
      FactStep.of(factsOf(state), 'decisions', suggestionId, { state: decided, resultId: annotation.id }),
    )
  }
  return tr
}

/** Rejects a suggestion; undo opens it again. */
export function rejectSuggestion(state: EditorState, suggestionId: string): Transaction {
  const decision: Decision = { state: 'rejected', resultId: null }
  return newAct(state).step(FactStep.of(factsOf(state), 'decisions', suggestionId, decision))
}

/** Opens a decided suggestion again and takes away the mark that came of it. */
export function reopenSuggestion(state: EditorState, suggestionId: string): Transaction {
  const tr = newAct(state)
  const facts = factsOf(state)
  const resultId = facts.decisions[suggestionId]?.resultId
  for (const span of openSpans(state.doc))
    if (span.id === resultId) tr.removeMark(span.from, span.to, span.mark)
  if (resultId) tr.step(FactStep.of(facts, 'settled', resultId, DROPPED))
  return tr.step(FactStep.of(facts, 'decisions', suggestionId, null))
}
