import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { settleBlocks, type Edit } from './block-identity'
import { keepsIdentity } from './edited-blocks'
import { FactStep } from './fact-step'
import { settleMarks } from './mark-identity'
import { restoreMarks } from './restore-marks'
import { isTaken } from './taken'

const AFTER_COMPOSITION_MS = 50

type Settle = (edit: Edit, state: EditorState, createId: () => string) => Transaction | null

type Held = Edit & { hasNewFacts: boolean }

const changesFacts = (tr: Transaction): boolean => tr.steps.some((step) => step instanceof FactStep)

/** Runs `settle` after each edit that may need it, or after a composition on all that it changed. */
function settling(name: string, settle: Settle, createId: () => string, isComposing: () => boolean): Plugin {
  let held: Held | null = null
  return new Plugin({
    key: new PluginKey(name),
    appendTransaction(transactions, oldState, newState) {
      // What is stored has its ids and marks in order, and what others took out of the text they have seen go.
      if (!held && transactions.every(isTaken)) return null
      const maps = transactions.flatMap((tr) => tr.mapping.maps)
      if (!held && maps.length === 0) return null
      const edit: Held = {
        before: held?.before ?? oldState.doc,
        maps: [...(held?.maps ?? []), ...maps],
        hasNewFacts: (held?.hasNewFacts ?? false) || transactions.some(changesFacts),
      }
      held = isComposing() ? edit : null
      if (held || (!edit.hasNewFacts && keepsIdentity(edit.before, newState.doc))) return null
      return settle(edit, newState, createId)
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
