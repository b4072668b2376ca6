import type { Node } from '@tiptap/pm/model'
import { blocksWithin, spansWithin, type OpenSpan } from './spans'

const childrenOf = (doc: Node): Node[] => Array.from({ length: doc.childCount }, (_, at) => doc.child(at))

/** The parts of two versions of a document in which they differ: what is shared at both ends is left out. */
function differing(before: Node, after: Node): { before: Node[]; after: Node[] } {
  const [old, now] = [childrenOf(before), childrenOf(after)]
  const least = Math.min(old.length, now.length)
  let start = 0
  while (start < least && old[start] === now[start]) start += 1
  let end = 0
  while (end < least - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  return { before: old.slice(start, old.length - end), after: now.slice(start, now.length - end) }
}

const keyOf = ({ kind, id }: OpenSpan) => kind + id
const idOf = ({ id }: { id: string }) => id

/** Whether the second list holds each key of the first once, and no other. */
function isSameSet(before: readonly string[], after: readonly string[]): boolean {
  const [known, now] = [new Set(before), new Set(after)]
  return now.size === after.length && now.size === known.size && after.every((key) => known.has(key))
}

/**
 * Whether an edit left every block its id and every mark its words, so that nothing is to be settled. Looks at the edited
 * blocks alone: it is asked with each key, in articles of a thousand marks. False says only that it cannot tell.
 */
export function keepsIdentity(before: Node, after: Node): boolean {
  const edited = differing(before, after)
  const blocks = [edited.before, edited.after].map((nodes) => blocksWithin(nodes).map(idOf))
  if (blocks.flat().includes('') || !isSameSet(blocks[0] ?? [], blocks[1] ?? [])) return false
  const [old, now] = [edited.before, edited.after].map((nodes) => spansWithin(nodes).map(keyOf))
  return isSameSet(old ?? [], now ?? [])
}
