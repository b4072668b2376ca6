import { annotationIdOf } from '../annotations-of'
import type { DocumentNode, Mark } from '../body'

/** Copies of blocks that stand beside their originals: blocks and marks get ids of their own, which `ids` tells. */
export function renewIds(
  nodes: readonly DocumentNode[],
  createId: () => string,
): { nodes: DocumentNode[]; ids: { id: string; was: string }[] } {
  const ids = new Map<string, string>()
  const renewedMark = (mark: Mark): Mark => {
    const was = annotationIdOf(mark)
    if (was === null) return mark
    const id = ids.get(was) ?? createId()
    ids.set(was, id)
    return { ...mark, attrs: mark.type === 'entity' ? { mentionId: id } : { metricId: id } }
  }
  const renewed = (node: DocumentNode): DocumentNode => ({
    ...node,
    ...(node.attrs?.id !== undefined && { attrs: { ...node.attrs, id: createId() } }),
    ...(node.marks && { marks: node.marks.map(renewedMark) }),
    ...(node.content && { content: node.content.map(renewed) }),
  })
  return { nodes: nodes.map(renewed), ids: [...ids].map(([was, id]) => ({ id, was })) }
}
