import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { z } from 'zod'
import { newAct } from './annotate'
import { BlockSource, TEXT_BLOCKS } from './body'
import {
  differencesOf,
  groupBySource,
  type PrintedDifference,
  type PrintedPages,
  type SourcedBlock,
} from './printed-difference'
import { openBlocks, type OpenBlock } from './spans'

const Sources = z.array(BlockSource).catch([])
const sources = new WeakMap<Node, BlockSource[]>()

/** Where a block of an open document was printed; nodes never change, so it is kept. */
export function sourceOf(node: Node): BlockSource[] {
  const source = sources.get(node) ?? Sources.parse(node.attrs.source)
  sources.set(node, source)
  return source
}

type Placed = SourcedBlock & { from: number }

function toPlaced({ id, node, text, from }: OpenBlock): Placed[] {
  const type = TEXT_BLOCKS.find((name) => name === node.type.name)
  return type ? [{ id, type, source: sourceOf(node), text, from }] : []
}

/** The block under the cursor against its printed lines; null where there is no such block, or no such lines at hand. */
export function printedChangeAt(
  state: EditorState,
  pages: PrintedPages,
): (PrintedDifference & { blockId: string }) | null {
  const { $from } = state.selection
  if (!$from.parent.isTextblock || sourceOf($from.parent).length === 0) return null
  const here = groupBySource(openBlocks(state.doc).flatMap(toPlaced)).flatMap((group) => {
    const block = group.find(({ from }) => from === $from.start())
    const difference = block && differencesOf(group, pages).get(block.id)
    return block && difference ? [{ blockId: block.id, ...difference }] : []
  })
  return here[0] ?? null
}

/** Puts the printed words of a block back in place of what was changed; all else, marks too, stays. Null when nothing was changed. */
export function restorePrint(state: EditorState, blockId: string, pages: PrintedPages): Transaction | null {
  const groups = groupBySource(openBlocks(state.doc).flatMap(toPlaced))
  const group = groups.find((blocks) => blocks.some(({ id }) => id === blockId)) ?? []
  const block = group.find(({ id }) => id === blockId)
  const parts = differencesOf(group, pages).get(blockId)?.parts ?? []
  if (!block || parts.every(({ kind }) => kind === 'same')) return null
  // Its undo takes back nothing of what was typed just before.
  const tr = newAct(state)
  let at = block.from
  for (const [index, { kind, text }] of parts.entries()) {
    if (kind === 'added') {
      // Words put in the place of others went with them just before.
      if (parts[index - 1]?.kind !== 'removed') tr.delete(at, at + text.length)
      continue
    }
    const next = parts[index + 1]
    if (kind === 'removed') tr.insertText(text, at, at + (next?.kind === 'added' ? next.text.length : 0))
    at += text.length
  }
  return tr.scrollIntoView()
}
