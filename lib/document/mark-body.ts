import { textOf, type Body, type DocumentNode, type Mark } from './body'
import { groupBy } from './group-by'

/** A mark to lay over characters `start` to `end` (half-open) of one block's text. */
export type Placement = { blockId: string; start: number; end: number; mark: Mark }

function split(node: DocumentNode, at: readonly number[]): DocumentNode[] {
  const { text } = node
  if (text === undefined) return [node]
  const bounds = [0, ...at.filter((cut) => cut > 0 && cut < text.length), text.length]
  return bounds.slice(1).map((end, index) => ({ ...node, text: text.slice(bounds[index], end) }))
}

function markBlock(block: DocumentNode, placements: readonly Placement[]): DocumentNode {
  const cuts = [...new Set(placements.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  let offset = 0
  const content: DocumentNode[] = []
  for (const child of block.content ?? []) {
    const here = offset
    for (const piece of split(
      child,
      cuts.map((cut) => cut - here),
    )) {
      const end = offset + textOf(piece).length
      const over = placements.filter((place) => place.start <= offset && place.end >= end && end > offset)
      const marks = [...(piece.marks ?? []), ...over.map(({ mark }) => mark)]
      content.push(marks.length > 0 ? { ...piece, marks } : piece)
      offset = end
    }
  }
  return { ...block, content }
}

/** The body with marks laid over its text; not a character of the text changes. Placements on unknown blocks are ignored. */
export function markBody(body: Body, placements: readonly Placement[]): Body {
  const byBlock = groupBy(placements, ({ blockId }) => blockId)
  const visit = (node: DocumentNode): DocumentNode => {
    const here = byBlock.get(String(node.attrs?.id))
    if (here) return markBlock(node, here)
    return node.content ? { ...node, content: node.content.map(visit) } : node
  }
  return { ...body, content: body.content.map(visit) }
}
