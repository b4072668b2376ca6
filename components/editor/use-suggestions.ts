'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { factsOf } from '@/lib/document/article-facts'
import type { Stretch } from '@/lib/document/annotate'
import type { EditorSuggestion } from '@/lib/document/suggestion'
import { drawnSuggestions, isOpen, placesNow, setCurrentSuggestion } from '@/lib/document/suggestion-marks'
import { useEditorSession } from './editor-session'
import { kindOf, type SuggestionKind } from './suggestion-kinds'
import { useAnnotating } from './use-annotating'

export type OpenSuggestion = { suggestion: EditorSuggestion; place: Stretch }

/** The open suggestions whose words are in the text, in the order of the text. */
function openSuggestions(editor: Editor, suggestions: readonly EditorSuggestion[]): OpenSuggestion[] {
  const places = placesNow(editor.state, suggestions)
  return suggestions
    .flatMap((suggestion) => {
      const place = places.get(suggestion.id)
      return place && isOpen(editor.state, suggestion) ? [{ suggestion, place }] : []
    })
    .sort((a, b) => a.place.from - b.place.from || b.place.to - a.place.to)
}

/** Those of a kind, or with null all. */
export const ofKind = (list: readonly OpenSuggestion[], kind: SuggestionKind | null) =>
  list.filter(({ suggestion }) => kind === null || kindOf(suggestion) === kind)

/** True when the same suggestions stand in the same order, wherever typing has moved them. */
function isSameOrder(a: ReadonlyMap<string, Stretch>, b: ReadonlyMap<string, Stretch>): boolean {
  if (a === b) return true
  const order = (places: ReadonlyMap<string, Stretch>) =>
    [...places].sort(([, one], [, other]) => one.from - other.from).map(([id]) => id)
  const before = order(a)
  return a.size === b.size && order(b).every((id, at) => id === before[at])
}

/** What the list of suggestions shows; drawn again when decisions, places or the current one change, not on each key. */
export function useSuggestionState(): { open: OpenSuggestion[]; currentId: string | null } {
  const { editor, article } = useEditorSession()
  const { currentId } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const drawn = drawnSuggestions(now.state)
      return { currentId: drawn.currentId, places: drawn.places, decisions: factsOf(now.state).decisions }
    },
    equalityFn: (a, b) =>
      b !== null &&
      a.currentId === b.currentId &&
      a.decisions === b.decisions &&
      isSameOrder(a.places, b.places),
  })
  return { open: openSuggestions(editor, article.suggestions), currentId }
}

/** Walking through the suggestions and deciding on the current one. */
export function useSuggestionWalk() {
  const { editor, article, setPanel, kind } = useEditorSession()
  const acts = useAnnotating()

  const open = () => openSuggestions(editor, article.suggestions)
  const shown = () => ofKind(open(), kind)
  /** Where it stands now: what a list was drawn with may have moved. */
  const find = (id: string) => open().find(({ suggestion }) => suggestion.id === id)
  const current = () => {
    const { currentId } = drawnSuggestions(editor.state)
    return open().find(({ suggestion }) => suggestion.id === currentId)
  }

  /** Makes a suggestion the current one and brings its words into view. */
  function show(one: OpenSuggestion): void {
    const { suggestion, place } = find(one.suggestion.id) ?? one
    editor.view.dispatch(setCurrentSuggestion(editor.state.tr, suggestion.id))
    const { node } = editor.view.domAtPos(place.from)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block: 'nearest' })
  }

  /** The next open one of the kind looked at, after the current or after the cursor; round the end. */
  function go(direction: 1 | -1): void {
    const list = shown()
    const at = list.findIndex(({ suggestion }) => suggestion.id === drawnSuggestions(editor.state).currentId)
    const { from } = editor.state.selection
    const near =
      direction === 1
        ? list.findIndex(({ place }) => place.from >= from)
        : list.findLastIndex(({ place }) => place.to <= from)
    const next = list[at === -1 ? Math.max(0, near) : (at + direction + list.length) % list.length]
    if (next) show(next)
  }

  /**
   * Decides, and goes on to the one of its kind that follows in the text: at once, for a tag may take a moment to be found,
   * and the next key means the next suggestion.
   */
  function decide(one: OpenSuggestion, act: (suggestion: EditorSuggestion) => void | Promise<void>): void {
    const list = shown()
    const at = list.findIndex(({ suggestion }) => suggestion.id === one.suggestion.id)
    const following = list[at + 1] ?? list[at - 1]
    if (following) show(following)
    void act(one.suggestion)
  }

  function correct(one: OpenSuggestion): void {
    const { suggestion, place } = find(one.suggestion.id) ?? one
    const at = { ...place, quote: suggestion.quote }
    const suggestionId = suggestion.id
    if (suggestion.kind === 'mention') setPanel({ kind: 'tag', at, mentionId: null, suggestionId })
    else setPanel({ kind: 'metric', at, metricId: null, suggestionId, fields: suggestion.fields })
  }

  /** Goes to the words in the text, with the cursor and the focus. */
  function enter(one: OpenSuggestion): void {
    const { place } = find(one.suggestion.id) ?? one
    show(one)
    editor.chain().focus().setTextSelection(place).scrollIntoView().run()
  }

  return {
    show,
    enter,
    go,
    decide,
    current,
    correct,
    at: (position: number) => open().find(({ place }) => place.from <= position && place.to >= position),
    find,
    accept: (one: OpenSuggestion) => decide(one, (suggestion) => acts.accept([suggestion])),
    reject: (one: OpenSuggestion) => decide(one, acts.reject),
    acceptAll: (list: readonly OpenSuggestion[]) => acts.accept(list.map(({ suggestion }) => suggestion)),
  }
}
