import { textOf, type Body, type DocumentNode } from './body'
import type { BlockPlace } from './joined-text'
import { applySplices } from './propose/inline-text'
import { splicesOf } from './propose/merge-text'

/**
 * The body with other words in a stretch of one block. Only what differs is touched, and what comes in bears the marks of what
 * it replaces: a name or a figure stands on its new words and waits, as ever, for someone to confirm them.
 */
export function replaceWords(body: Body, { blockId, start, end }: BlockPlace, words: string): Body {
  const visit = (node: DocumentNode): DocumentNode => {
    if (node.attrs?.id === blockId) return replaceIn(node, start, end, words)
    return node.content ? { ...node, content: node.content.map(visit) } : node
  }
  return { ...body, content: body.content.map(visit) }
}

function replaceIn(block: DocumentNode, start: number, end: number, words: string): DocumentNode {
  const edits = splicesOf(textOf(block).slice(start, end), words)
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }))
  const [run] = applySplices([block], shifted, { inherits: true })
  return { ...block, content: (run?.content ?? []).flatMap(withBreaks) }
}

/** A line feed that came in is a hard break. */
function withBreaks(node: DocumentNode): DocumentNode[] {
  if (!node.text?.includes('\n')) return [node]
  return node.text
    .split(/(\n)/u)
    .flatMap((text): DocumentNode[] =>
      text === '' ? [] : text === '\n' ? [{ type: 'hardBreak' }] : [{ ...node, text }],
    )
}
