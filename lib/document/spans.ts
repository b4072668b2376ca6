import type { Mark, Node } from '@tiptap/pm/model'
import { TEXT_BLOCKS } from './body'

/** A text block where it stands in an open document; `from` is the position of its first character. */
export type OpenBlock = { id: string; node: Node; from: number; text: string }

/** One mark where it stands in an open document. */
export type OpenSpan = {
  kind: 'entity' | 'metric'
  id: string
  mark: Mark
  from: number
  to: number
  quote: string
  blockId: string
}

const isTextBlock = (node: Node) => TEXT_BLOCKS.some((name) => name === node.type.name)
const idOf = (node: Node) => (typeof node.attrs.id === 'string' ? node.attrs.id : '')

const texts = new WeakMap<Node, string>()

/** One character for each position, so that offsets and positions agree; nodes never change, so it is kept. */
function blockText(node: Node): string {
  const text = texts.get(node) ?? node.textBetween(0, node.content.size, '\n', '\n')
  texts.set(node, text)
  return text
}

function eachTextBlock(root: Node, visit: (node: Node, pos: number) => void): void {
  root.descendants((node, pos) => {
    if (!isTextBlock(node)) return true
    visit(node, pos)
    return false
  })
}

const knownBlocks = new WeakMap<Node, OpenBlock[]>()

/** The text blocks of an open document in reading order; the same list each time it is asked of one document. */
export function openBlocks(doc: Node): OpenBlock[] {
  const known = knownBlocks.get(doc)
  if (known) return known
  const blocks: OpenBlock[] = []
  eachTextBlock(doc, (node, pos) =>
    blocks.push({ id: idOf(node), node, from: pos + 1, text: blockText(node) }),
  )
  knownBlocks.set(doc, blocks)
  return blocks
}

function markId(mark: Mark): { kind: OpenSpan['kind']; id: string } | null {
  const id: unknown = mark.type.name === 'entity' ? mark.attrs.mentionId : mark.attrs.metricId
  if (typeof id !== 'string') return null
  return { kind: mark.type.name === 'entity' ? 'entity' : 'metric', id }
}

function spansIn(node: Node, from: number): OpenSpan[] {
  const spans: OpenSpan[] = []
  node.forEach((child, offset) => {
    for (const mark of child.marks) {
      const named = markId(mark)
      if (!named) continue
      const start = from + offset
      const end = start + child.nodeSize
      const open = spans.find((span) => span.id === named.id && span.kind === named.kind && span.to === start)
      if (open) {
        open.to = end
        continue
      }
      spans.push({ ...named, mark, from: start, to: end, quote: '', blockId: idOf(node) })
    }
  })
  spans.sort((a, b) => a.from - b.from || b.to - a.to)
  for (const span of spans) span.quote = node.textBetween(span.from - from, span.to - from, '\n', '\n')
  return spans
}

const spansOfBlock = new WeakMap<Node, OpenSpan[]>()

/** The marks of one text block, counted from its first character. Nodes never change, so only edited blocks are read again. */
export function blockSpans(node: Node): readonly OpenSpan[] {
  const spans = spansOfBlock.get(node) ?? spansIn(node, 0)
  spansOfBlock.set(node, spans)
  return spans
}

const spansOfDocument = new WeakMap<Node, OpenSpan[]>()

/**
 * Every entity and metric mark of an open document in reading order; adjacent runs with one id are one span. The same list
 * each time it is asked of one document.
 */
export function openSpans(doc: Node): OpenSpan[] {
  const known = spansOfDocument.get(doc)
  if (known) return known
  const spans = openBlocks(doc).flatMap(({ node, from }) =>
    blockSpans(node).map((span) => ({ ...span, from: span.from + from, to: span.to + from })),
  )
  spansOfDocument.set(doc, spans)
  return spans
}

/** How many marks an open document has, without making the list of them. */
export const countSpans = (doc: Node): number =>
  openBlocks(doc).reduce((sum, { node }) => sum + blockSpans(node).length, 0)

/** The text blocks that some nodes are or hold, without their places in the document. */
export function blocksWithin(nodes: readonly Node[]): Omit<OpenBlock, 'from'>[] {
  return nodes.flatMap((root) => {
    const found: Node[] = []
    if (isTextBlock(root)) found.push(root)
    else eachTextBlock(root, (node) => found.push(node))
    return found.map((node) => ({ id: idOf(node), node, text: blockText(node) }))
  })
}

/** The marks on the text of some nodes. */
export const spansWithin = (nodes: readonly Node[]): OpenSpan[] =>
  blocksWithin(nodes).flatMap(({ node }) => blockSpans(node))
