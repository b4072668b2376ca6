import type { Node } from '@tiptap/pm/model'
import { annotationsOf } from './annotations-of'
import { textBlocksOf } from './body'
import type { ArticleContent, StatedFigure } from './content'
import { basisOf, isBasisKept } from './figure-basis'
import { blockSpans, openBlocks, type OpenBlock, type OpenSpan } from './spans'

/** A figure whose words are no longer those that its fields were confirmed against. */
export type StaleFigure = { id: string; text: string; was: string }

type Placed = { id: string; quote: string; place: { text: string; start: number; end: number } }

function placedIn({ body }: ArticleContent): Placed[] {
  const texts = textBlocksOf(body).map(({ text }) => text)
  const placed = annotationsOf(body).flatMap(({ kind, id, block, start, end, quote }) =>
    kind === 'metric' ? [{ id, quote, place: { text: texts[block] ?? '', start, end } }] : [],
  )
  return firstOfEach(placed)
}

/** A second, separate run with the same id is a copy: the first in reading order is the figure's place. */
const firstOfEach = (placed: readonly Placed[]): Placed[] =>
  [...new Map(placed.toReversed().map((one) => [one.id, one])).values()].toReversed()

const staleOf = (placed: readonly Placed[], metrics: Readonly<Record<string, StatedFigure>>): StaleFigure[] =>
  placed.flatMap(({ id, quote, place }) => {
    const basis = metrics[id]?.basis
    return basis && !isBasisKept(basis, place) ? [{ id, text: quote, was: basis.text }] : []
  })

/** The figures of a content that need to be confirmed again, in reading order. */
export function staleFigures(content: ArticleContent): StaleFigure[] {
  return staleOf(placedIn(content), content.metrics)
}

type Judged = { figure: StatedFigure; stale: StaleFigure | null }

const judged = new WeakMap<Node, Map<string, Judged>>()

/** Judged once for each block and figure: a key changes one block, and an article has hundreds of figures. */
function staleInBlock(block: OpenBlock, span: OpenSpan, figure: StatedFigure | undefined): StaleFigure[] {
  if (!figure) return []
  const inBlock = judged.get(block.node) ?? new Map<string, Judged>()
  judged.set(block.node, inBlock)
  const before = inBlock.get(span.id)
  if (before?.figure === figure) return before.stale ? [before.stale] : []
  const place = { text: block.text, start: span.from, end: span.to }
  const { id, quote } = span
  const [stale = null] = staleOf([{ id, quote, place }], { [id]: figure })
  inBlock.set(id, { figure, stale })
  return stale ? [stale] : []
}

const staleOfDocument = new WeakMap<Node, { metrics: unknown; stale: readonly StaleFigure[] }>()

/** The same in an open document. The answer is the same object until the text or the figures change. */
export function staleFiguresOpen(
  doc: Node,
  metrics: Readonly<Record<string, StatedFigure>>,
): readonly StaleFigure[] {
  const before = staleOfDocument.get(doc)
  if (before?.metrics === metrics) return before.stale
  const seen = new Set<string>()
  const stale: StaleFigure[] = []
  for (const block of openBlocks(doc))
    for (const span of blockSpans(block.node)) {
      if (span.kind !== 'metric' || seen.has(span.id)) continue
      seen.add(span.id)
      stale.push(...staleInBlock(block, span, metrics[span.id]))
    }
  staleOfDocument.set(doc, { metrics, stale })
  return stale
}

/** Whether two lists say the same, so that nothing need be drawn again. */
export const isSameStale = (some: readonly StaleFigure[], others: readonly StaleFigure[]): boolean =>
  some === others ||
  (some.length === others.length &&
    some.every(({ id, text, was }, at) => {
      const other = others[at]
      return other?.id === id && other.text === text && other.was === was
    }))

/**
 * The content with a basis for each figure: its own; else, of a figure that `before` has too, the one it had there; else the
 * words it stands on now.
 */
export function withBases(content: ArticleContent, before: ArticleContent | null): ArticleContent {
  if (Object.values(content.metrics).every(({ basis }) => basis)) return content
  const earlier = before ? withBases(before, null).metrics : {}
  const own = new Map(placedIn(content).map(({ id, place }) => [id, place]))
  const metrics = Object.entries(content.metrics).map(([id, figure]): [string, StatedFigure] => {
    const place = own.get(id)
    const basis = figure.basis ?? earlier[id]?.basis ?? (place && basisOf(place, figure))
    return [id, basis ? { ...figure, basis } : figure]
  })
  return { ...content, metrics: Object.fromEntries(metrics) }
}
