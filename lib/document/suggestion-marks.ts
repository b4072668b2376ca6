import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { factsOf } from './article-facts'
import type { Stretch } from './annotate'
import { locateElsewhere, locateInBlock, type Located } from './locate-suggestion'
import { openBlocks, type OpenBlock } from './spans'
import type { EditorSuggestion } from './suggestion'

/** Typing has stopped for so long before suggestions are looked for again. */
const RELOCATE_MS = 250

type Drawn = {
  /** Where each suggestion stands whose words are in the text; decided ones included. */
  places: ReadonlyMap<string, Stretch>
  currentId: string | null
  decorations: DecorationSet
  /** The text changed since the places were looked for. */
  isStale: boolean
}
type Order = { relocate?: true; currentId?: string | null }

const key = new PluginKey<Drawn>('suggestionMarks')
const NOTHING: Drawn = {
  places: new Map(),
  currentId: null,
  decorations: DecorationSet.empty,
  isStale: false,
}

const located = new WeakMap<Node, Map<string, Located | null>>()

/** The place in its own block, looked for once: a pause in typing asks for all of them, and one block was edited. */
function locatedIn(block: OpenBlock, suggestion: EditorSuggestion): Located | null {
  const inBlock = located.get(block.node) ?? new Map<string, Located | null>()
  located.set(block.node, inBlock)
  const known = inBlock.get(suggestion.id)
  if (known !== undefined) return known
  const found = locateInBlock(block, suggestion)
  inBlock.set(suggestion.id, found)
  return found
}

/**
 * Finds every suggestion in the text as it stands. A superseded one has no place where another has it: a paragraph that was
 * joined with its neighbour brings the words of an old suggestion back among those of a new one, to be offered once.
 */
export function locateAll(doc: Node, suggestions: readonly EditorSuggestion[]): Map<string, Stretch> {
  const blocks = openBlocks(doc)
  const byId = new Map(blocks.toReversed().map((block) => [block.id, block]))
  const places = new Map<string, Stretch>()
  const taken = new Set<string>()
  const isSuperseded = ({ state }: EditorSuggestion) => state === 'superseded'
  for (const suggestion of [
    ...suggestions.filter((one) => !isSuperseded(one)),
    ...suggestions.filter(isSuperseded),
  ]) {
    const own = byId.get(suggestion.blockId)
    const found = (own && locatedIn(own, suggestion)) ?? locateElsewhere(blocks, suggestion)
    const from = found && byId.get(found.blockId)?.from
    if (!found || from === undefined || from === null) continue
    const place = { from: from + found.start, to: from + found.end }
    const held = `${suggestion.kind} ${place.from} ${place.to}`
    if (isSuperseded(suggestion) && taken.has(held)) continue
    taken.add(held)
    places.set(suggestion.id, place)
  }
  return places
}

/** Where suggestions stand and which one is current; empty in a state without the plugin. */
export function drawnSuggestions(state: EditorState): Drawn {
  return key.getState(state) ?? NOTHING
}

/** Where suggestions stand in the text at this very moment, looked for again if it was edited. */
export function placesNow(
  state: EditorState,
  suggestions: readonly EditorSuggestion[],
): ReadonlyMap<string, Stretch> {
  const { places, isStale } = drawnSuggestions(state)
  return isStale ? locateAll(state.doc, suggestions) : places
}

/** True while nobody has decided on the suggestion. */
export function isOpen(state: EditorState, suggestion: EditorSuggestion): boolean {
  return factsOf(state).decisions[suggestion.id] === undefined
}

/** Makes one suggestion the current one, or none. */
export function setCurrentSuggestion(tr: Transaction, currentId: string | null): Transaction {
  return tr.setMeta(key, { currentId } satisfies Order)
}

function drawn(
  state: EditorState,
  suggestions: readonly EditorSuggestion[],
  from: Omit<Drawn, 'decorations'>,
): Drawn {
  const decorations = suggestions.flatMap((suggestion) => {
    const place = from.places.get(suggestion.id)
    if (!place || !isOpen(state, suggestion)) return []
    const current = suggestion.id === from.currentId ? ' is-current' : ''
    const kind = suggestion.kind === 'metric' ? 'metric' : suggestion.fields.type
    return Decoration.inline(place.from, place.to, {
      class: `suggestion${current}`,
      'data-suggestion': suggestion.id,
      'data-type': kind,
    })
  })
  return { ...from, decorations: DecorationSet.create(state.doc, decorations) }
}

function next(
  before: Drawn,
  tr: Transaction,
  oldState: EditorState,
  state: EditorState,
  suggestions: readonly EditorSuggestion[],
): Drawn {
  const order: Order = tr.getMeta(key) ?? {}
  const currentId = order.currentId === undefined ? before.currentId : order.currentId
  if (order.relocate)
    return drawn(state, suggestions, { places: locateAll(state.doc, suggestions), currentId, isStale: false })

  const isEdited = tr.docChanged && !tr.doc.eq(tr.before)
  const isDecided = factsOf(oldState).decisions !== factsOf(state).decisions
  if (!isEdited && !isDecided && currentId === before.currentId) return before
  const isStale = before.isStale || isEdited
  if (isEdited && !isDecided && currentId === before.currentId)
    // While someone types, what is drawn only moves along; it is looked for again when they stop.
    return { ...before, isStale, decorations: before.decorations.map(tr.mapping, tr.doc) }
  const places = isStale ? locateAll(state.doc, suggestions) : before.places
  return drawn(state, suggestions, { places, currentId, isStale: false })
}

/** Draws open suggestions in the text without touching the document. */
export function suggestionPlugin(suggestions: readonly EditorSuggestion[]): Plugin<Drawn> {
  return new Plugin<Drawn>({
    key,
    state: {
      init: (_, state) =>
        drawn(state, suggestions, {
          places: locateAll(state.doc, suggestions),
          currentId: null,
          isStale: false,
        }),
      apply: (tr, before, oldState, state) => next(before, tr, oldState, state, suggestions),
    },
    props: { decorations: (state) => drawnSuggestions(state).decorations },
    view(view) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const relocate = () => {
        if (view.isDestroyed || !drawnSuggestions(view.state).isStale) return
        if (view.composing) timer = setTimeout(relocate, RELOCATE_MS)
        else view.dispatch(view.state.tr.setMeta(key, { relocate: true } satisfies Order))
      }
      return {
        update: () => {
          if (!drawnSuggestions(view.state).isStale) return
          clearTimeout(timer)
          timer = setTimeout(relocate, RELOCATE_MS)
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
}

/** The same as an extension; its plugin is made after that of `ArticleFacts`, whose decisions it reads. */
export const SuggestionMarks = Extension.create<{ suggestions: readonly EditorSuggestion[] }>({
  name: 'suggestionMarks',
  addOptions: () => ({ suggestions: [] }),
  addProseMirrorPlugins() {
    return [suggestionPlugin(this.options.suggestions)]
  },
})
