import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { FactStep, NO_FACTS, type Facts } from './fact-step'

const key = new PluginKey<Facts>('articleFacts')

/** The facts as they stand; empty in a state without the plugin. */
export function factsOf(state: EditorState): Facts {
  return key.getState(state) ?? NO_FACTS
}

/** Keeps the facts beside the document, in one undo history with it. */
export function factsPlugin(initial: Facts): Plugin<Facts> {
  return new Plugin<Facts>({
    key,
    state: {
      init: () => initial,
      apply: (tr, facts) =>
        tr.steps.reduce((now, step) => (step instanceof FactStep ? step.applyTo(now) : now), facts),
    },
  })
}

/** True when a transaction changes what a save sends: the text, or what is known beside it. */
export function changesArticle(tr: Transaction): boolean {
  return tr.steps.some((step) => step instanceof FactStep) || (tr.docChanged && !tr.doc.eq(tr.before))
}

/** The same as an extension; `facts` are those of the article as it was opened. */
export const ArticleFacts = Extension.create<{ facts: Facts }>({
  name: 'articleFacts',
  // Plugins are made in order, the last extension's first: whoever reads the facts while a state is made needs them there.
  priority: 1000,
  addOptions: () => ({ facts: NO_FACTS }),
  addProseMirrorPlugins() {
    return [factsPlugin(this.options.facts)]
  },
})
