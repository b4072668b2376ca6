import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Stretch, Words } from './annotate'
import type { Body } from './body'
import { openBlocks } from './spans'
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
      ([id, { blockId, start, end, isGone }]): [string, Stretch][] => {
        const from = starts.get(blockId)
        return isGone || from === undefined ? [] : [[id, { from: from + start, to: from + end }]]
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

/** The part of a selection that can be commented on: that in the block where it begins. Null when there is none. */
export function commentableWords(state: EditorState, { from, to }: Stretch): Words | null {
  const block = openBlocks(state.doc).find(
    (one) => from >= one.from && from < one.from + one.node.content.size,
  )
  if (!block || from === to) return null
  const end = Math.min(to, block.from + block.node.content.size)
  return { from, to: end, quote: block.text.slice(from - block.from, end - block.from) }
}

/** Words of the open text by their block. */
export function blockRangeOf(state: EditorState, { from, to }: Stretch): BlockRange | null {
  const block = openBlocks(state.doc).find(
    (one) => from >= one.from && to <= one.from + one.node.content.size,
  )
  return block && from < to ? { blockId: block.id, start: from - block.from, end: to - block.from } : null
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
