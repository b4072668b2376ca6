import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { canonicalJson } from './canonical-json'
import { factsOf } from './article-facts'
import { factsFrom, type MarkedContent } from './editor-content'
import { FactStep } from './fact-step'
import { TAKEN } from './taken'
import type { SuggestionState } from './suggestion'

type Told = readonly { id: string; state: SuggestionState }[]

/**
 * Makes an open document say this content, block by block: what is the same is not touched, so that cursor and undo stay
 * with their words. The records of its marks come with it, and how others decided on suggestions. Undo passes it over. Null when there is nothing to do.
 */
export function takeContent(state: EditorState, content: MarkedContent, told: Told = []): Transaction | null {
  const { tr } = state
  takeFacts(tr, state, content, told)
  takeBlocks(tr, state.doc, state.schema.nodeFromJSON(content.body))
  return tr.steps.length === 0 ? null : tr.setMeta(TAKEN, true).setMeta('addToHistory', false)
}

function takeFacts(tr: Transaction, state: EditorState, content: MarkedContent, told: Told): void {
  const facts = factsOf(state)
  const isOther = (one: unknown, other: unknown) => canonicalJson(one) !== canonicalJson(other ?? null)
  const { mentions, metrics, eyes } = factsFrom(content, [])
  for (const [id, mention] of Object.entries(mentions))
    if (isOther(mention, facts.mentions[id])) tr.step(FactStep.of(facts, 'mentions', id, mention))
  for (const [id, metric] of Object.entries(metrics))
    if (isOther(metric, facts.metrics[id])) tr.step(FactStep.of(facts, 'metrics', id, metric))
  for (const id of new Set([...Object.keys(eyes), ...Object.keys(facts.eyes)])) {
    const eye = eyes[id] ?? null
    if (isOther(eye, facts.eyes[id])) tr.step(FactStep.of(facts, 'eyes', id, eye))
  }
  for (const { id, state: decided } of told) {
    if (decided === 'open' || decided === 'superseded' || facts.decisions[id]) continue
    tr.step(FactStep.of(facts, 'decisions', id, { state: decided, resultId: null }))
  }
}

type Edit = { from: number; to: number; nodes: Node[] }

function takeBlocks(tr: Transaction, before: Node, after: Node): void {
  // From the end, so that places before an edit stay true.
  for (const { from, to, nodes } of editsOf(before, after).toReversed()) tr.replaceWith(from, to, nodes)
}

/** Which top blocks are to be replaced by which, with all that both have in the same order left alone. */
function editsOf(before: Node, after: Node): Edit[] {
  const [was, now] = [before.children, after.children]
  const starts: number[] = [0]
  for (const node of was) starts.push((starts.at(-1) ?? 0) + node.nodeSize)
  const edits: Edit[] = []
  let [left, right] = [0, 0]
  for (const [nextLeft, nextRight] of [...commonOf(was, now), [was.length, now.length] as const]) {
    if (left < nextLeft || right < nextRight)
      edits.push({ from: starts[left] ?? 0, to: starts[nextLeft] ?? 0, nodes: now.slice(right, nextRight) })
    left = nextLeft + 1
    right = nextRight + 1
  }
  return edits
}

/** The longest common subsequence, as pairs of places: equal ends first, then by the table of lengths. */
function commonOf(was: readonly Node[], now: readonly Node[]): [number, number][] {
  const isSame = (left: number, right: number) => {
    const [one, other] = [was[left], now[right]]
    return one !== undefined && other !== undefined && one.eq(other)
  }
  const shorter = Math.min(was.length, now.length)
  let start = 0
  while (start < shorter && isSame(start, start)) start += 1
  let end = 0
  while (end < shorter - start && isSame(was.length - 1 - end, now.length - 1 - end)) end += 1
  const [rows, columns] = [was.length - end - start, now.length - end - start]
  const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1))
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1) {
      const length = isSame(start + row, start + column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
      lengths[row]?.fill(length, column, column + 1)
    }
  const middle: [number, number][] = []
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (isSame(start + row, start + column)) middle.push([start + row++, start + column++])
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  const head = Array.from({ length: start }, (_, index): [number, number] => [index, index])
  const tail = Array.from({ length: end }, (_, index): [number, number] => [
    was.length - end + index,
    now.length - end + index,
  ])
  return [...head, ...middle, ...tail]
}
