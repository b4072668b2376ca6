import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { settleBlocks, type Edit } from './block-identity'
import { settleMarks } from './mark-identity'
import { restoreMarks } from './restore-marks'

const AFTER_COMPOSITION_MS = 50

type Settle = (edit: Edit, state: EditorState, createId: () => string) => Transaction | null

/** Runs `settle` after each edit, or after a composition on all that it changed. */
function settling(name: string, settle: Settle, createId: () => string, isComposing: () => boolean): Plugin {
  let held: Edit | null = null
  return new Plugin({
    key: new PluginKey(name),
    appendTransaction(transactions, oldState, newState) {
      const maps = transactions.flatMap((tr) => tr.mapping.maps)
      if (!held && maps.length === 0) return null
      const edit: Edit = held
        ? { before: held.before, maps: [...held.maps, ...maps] }
        : { before: oldState.doc, maps }
      held = isComposing() ? edit : null
      return held ? null : settle(edit, newState, createId)
    },
  })
}

const isPasted = (tr: Transaction): boolean =>
  tr.getMeta('paste') === true || tr.getMeta('uiEvent') === 'paste' || tr.getMeta('uiEvent') === 'drop'

/** Lays lost marks on words that were pasted or dropped back. */
function restoring(): Plugin {
  return new Plugin({
    key: new PluginKey('markRestoring'),
    appendTransaction(transactions, oldState, newState) {
      if (!transactions.some(isPasted)) return null
      const maps = transactions.flatMap((tr) => tr.mapping.maps)
      return restoreMarks({ before: oldState.doc, maps }, newState)
    },
  })
}

/**
 * Settles ids, sources and duplicate marks after each edit, in the same undo step. While text is being composed by an
 * input method it waits: the browser owns the paragraph until the composition ends.
 */
export function identityPlugins(createId: () => string): Plugin[] {
  let view: EditorView | null = null
  const isComposing = () => view?.composing ?? false
  const watch = new Plugin({
    key: new PluginKey('identityWatch'),
    view(opened) {
      view = opened
      return { destroy: () => (view = null) }
    },
    props: {
      handleDOMEvents: {
        compositionend(composed) {
          // The editor reads the composed text a moment after this event; an empty transaction then settles it.
          setTimeout(() => {
            if (!composed.isDestroyed && !composed.composing) composed.dispatch(composed.state.tr)
          }, AFTER_COMPOSITION_MS)
          return false
        },
      },
    },
  })
  return [
    settling('blockIdentity', settleBlocks, createId, isComposing),
    settling('markIdentity', settleMarks, createId, isComposing),
    restoring(),
    watch,
  ]
}

/** The same as an extension; `createId` makes ids, which pure code may not. */
export const Identity = Extension.create<{ createId: () => string }>({
  name: 'identity',
  addOptions: () => ({ createId: () => '' }),
  addProseMirrorPlugins() {
    return identityPlugins(this.options.createId)
  },
})
