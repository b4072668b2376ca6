import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Stretch } from './annotate'

const key = new PluginKey<DecorationSet>('pointedWords')

/** Points at words of the text, or at none any more: a selection cannot be seen while the focus is elsewhere. */
export function pointAt(tr: Transaction, words: Stretch | null): Transaction {
  return tr.setMeta(key, { words })
}

/** The words pointed at, where they stand by now; null when there are none. */
export function pointedAt(state: EditorState): Stretch | null {
  const [drawn] = key.getState(state)?.find() ?? []
  return drawn ? { from: drawn.from, to: drawn.to } : null
}

/** Draws the words that an open panel is about. */
export const PointedWords = Extension.create({
  name: 'pointedWords',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, drawn) {
          const order: { words: Stretch | null } | undefined = tr.getMeta(key)
          if (!order) return drawn.map(tr.mapping, tr.doc)
          const { words } = order
          if (!words) return DecorationSet.empty
          return DecorationSet.create(tr.doc, [
            Decoration.inline(words.from, words.to, { class: 'is-pointed' }),
          ])
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})
