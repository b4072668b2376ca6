import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { splicesOf } from './propose/merge-text'

/**
 * Makes a block of text say what another says, where its content begins at `base`: only words that differ are replaced, and
 * marks that differ laid on or taken off, so that a cursor in the block and what undo knows of it stay with their words.
 */
export function takeWords(tr: Transaction, before: Node, after: Node, base: number): void {
  let shift = after.content.size - before.content.size
  for (const { start, end, text } of splicesOf(wordsOf(before), wordsOf(after)).toReversed()) {
    shift -= text.length - (end - start)
    const words = after.content.cut(start + shift, start + shift + text.length)
    tr.replaceWith(base + start, base + end, words)
  }
  after.forEach((child, offset) => takeMarks(tr, child, base + offset))
}

/** The text of a block, one character for each place in it. */
const wordsOf = (block: Node): string => block.textBetween(0, block.content.size, null, '\n')

function takeMarks(tr: Transaction, { marks, nodeSize }: Node, from: number): void {
  const to = from + nodeSize
  tr.doc.nodesBetween(from, to, (node, at) => {
    if (!node.isInline) return
    const [start, end] = [Math.max(from, at), Math.min(to, at + node.nodeSize)]
    for (const mark of node.marks) if (!mark.isInSet(marks)) tr.removeMark(start, end, mark)
    for (const mark of marks) if (!mark.isInSet(node.marks)) tr.addMark(start, end, mark)
  })
}
