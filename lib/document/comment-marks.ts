import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Stretch, Words } from './annotate'
import type { Body } from './body'
import { openBlocks, type OpenBlock } from './spans'
import { moveAnchors, type BlockRange, type TextAnchor } from './text-anchor'

const key = new PluginKey<DecorationSet>('commentMarks')

/** Words of the open text that someone commented on, or would have otherwise. */
export type CommentPlace = Stretch & { id: string; look: 'comment' | 'change' | 'removal' }

/**
 * Where anchors of the text that was stored, `base`, stand in the open one, which may have been typed in since; without
 * those whose words are gone.
 */
export function placeAnchors(
  state: EditorState,
  base: Body,
  now: Body,
  anchors: ReadonlyMap<string, TextAnchor>,
): Map<string, Stretch> {
  const starts = new Map(openBlocks(state.doc).map(({ id, from }) => [id, from]))
  return new Map(
    [...moveAnchors(base, now, anchors)].flatMap(
      ([id, { blockId, start, endBlockId, end, isGone }]): [string, Stretch][] => {
        const [head, tail] = [starts.get(blockId), starts.get(endBlockId ?? blockId)]
        if (isGone || head === undefined || tail === undefined) return []
        return [[id, { from: head + start, to: tail + end }]]
      },
    ),
  )
}

/** Draws comments at these places, instead of those drawn before. */
export function drawComments(tr: Transaction, places: readonly CommentPlace[]): Transaction {
  return tr.setMeta(key, places)
}

/** Where drawn comments stand by now: they went along with what was typed. */
export function placesOfComments(state: EditorState): Map<string, Stretch> {
  const drawn = key.getState(state)?.find() ?? []
  return new Map(drawn.map(({ from, to, spec }) => [String(spec.id), { from, to }]))
}

const sizeOf = ({ node }: OpenBlock) => node.content.size

/**
 * The words of a selection, a line for each block it reaches into; with `isOneBlock` those of the first alone. Null when there
 * are none.
 */
export function commentableWords(
  state: EditorState,
  { from, to }: Stretch,
  isOneBlock: boolean,
): Words | null {
  const within = openBlocks(state.doc).filter((one) => one.from < to && one.from + sizeOf(one) > from)
  const blocks = isOneBlock ? within.slice(0, 1) : within
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return null
  const words = { from: Math.max(from, first.from), to: Math.min(to, last.from + sizeOf(last)) }
  const lines = blocks.map((one) => one.text.slice(Math.max(0, words.from - one.from), words.to - one.from))
  return { ...words, quote: lines.join('\n') }
}

/** Words of the open text by their blocks. */
export function blockRangeOf(state: EditorState, { from, to }: Stretch): BlockRange | null {
  const blockAt = (position: number) =>
    openBlocks(state.doc).find((one) => position >= one.from && position <= one.from + sizeOf(one))
  const [head, tail] = [blockAt(from), blockAt(to)]
  if (!head || !tail || from >= to) return null
  return {
    blockId: head.id,
    start: from - head.from,
    endBlockId: head === tail ? null : tail.id,
    end: to - tail.from,
  }
}

const decoration = ({ id, look, from, to }: CommentPlace) =>
  Decoration.inline(from, to, { class: `commented is-${look}`, 'data-comment': id }, { id })

/** Draws open comments in the text without touching the document. */
export const CommentMarks = Extension.create({
  name: 'commentMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, drawn) {
          const places: readonly CommentPlace[] | undefined = tr.getMeta(key)
          if (!places) return drawn.map(tr.mapping, tr.doc)
          return DecorationSet.create(tr.doc, places.map(decoration))
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})
