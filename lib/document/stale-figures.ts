import type { Node } from '@tiptap/pm/model'
import { annotationsOf } from './annotations-of'
import { textBlocksOf } from './body'
import type { ArticleContent, StatedFigure } from './content'
import { basisOf, isBasisKept } from './figure-basis'
import { openBlocks, openSpans } from './spans'

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

const known = new WeakMap<Node, { metrics: unknown; stale: StaleFigure[] }>()

/** The same in an open document. The answer is the same object until the text or the figures change. */
export function staleFiguresOpen(
  doc: Node,
  metrics: Readonly<Record<string, StatedFigure>>,
): readonly StaleFigure[] {
  const before = known.get(doc)
  if (before?.metrics === metrics) return before.stale
  const blocks = new Map(openBlocks(doc).map((block) => [block.id, block]))
  const placed = openSpans(doc).flatMap(({ kind, id, blockId, from, to, quote }) => {
    const block = blocks.get(blockId)
    if (kind !== 'metric' || !block) return []
    return [{ id, quote, place: { text: block.text, start: from - block.from, end: to - block.from } }]
  })
  const stale = staleOf(firstOfEach(placed), metrics)
  known.set(doc, { metrics, stale })
  return stale
}

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
