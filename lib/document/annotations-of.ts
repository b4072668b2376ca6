import { textBlocksOf, textOf, type DocumentNode, type Mark } from './body'

/** One mark in the text: offsets count UTF-16 code units of the block's text. */
export type AnnotationSpan = {
  kind: 'entity' | 'metric'
  /** `mentionId` or `metricId` */
  id: string
  blockId: string
  /** Index of the block among the text blocks. */
  block: number
  start: number
  end: number
  quote: string
}

/** The id that an entity or metric mark carries, or null for every other mark. */
export function annotationIdOf({ type, attrs }: Mark): string | null {
  const id = type === 'entity' ? attrs?.mentionId : type === 'metric' ? attrs?.metricId : null
  return typeof id === 'string' ? id : null
}

type Open = { kind: AnnotationSpan['kind']; id: string; start: number; end: number }

function spansIn(node: DocumentNode): Open[] {
  const spans: Open[] = []
  let offset = 0
  for (const child of node.content ?? []) {
    const end = offset + textOf(child).length
    for (const mark of child.marks ?? []) {
      const id = annotationIdOf(mark)
      if (id === null || (mark.type !== 'entity' && mark.type !== 'metric')) continue
      const kind = mark.type
      const touching = spans.find((span) => span.kind === kind && span.id === id && span.end === offset)
      if (touching) touching.end = end
      else spans.push({ kind, id, start: offset, end })
    }
    offset = end
  }
  return spans
}

/**
 * Every entity and metric mark of a body, in reading order. Adjacent runs with one id are one span; a second, separate
 * run with the same id is a span of its own, for the caller to settle.
 */
export function annotationsOf(body: DocumentNode): AnnotationSpan[] {
  return textBlocksOf(body).flatMap((textBlock, block) =>
    spansIn(textBlock.node)
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map((span) => ({
        ...span,
        blockId: textBlock.id,
        block,
        quote: textBlock.text.slice(span.start, span.end),
      })),
  )
}
