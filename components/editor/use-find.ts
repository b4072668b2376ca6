'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useMemo } from 'react'
import type { FindAsk } from '@/lib/document/find-in-text'
import { findsOf, lookAt, lookFor, placeFrom, replacePlaces } from '@/lib/document/find-marks'

/** Looks for words in the open text while it is there: where they stand, walking through them, replacing them. */
export function useFind(editor: Editor, ask: FindAsk) {
  const { query, isExact, isWhole, unitesScripts } = ask
  const asked = useMemo(
    () => ({ query, isExact, isWhole, unitesScripts }),
    [query, isExact, isWhole, unitesScripts],
  )
  useEffect(() => {
    editor.view.dispatch(lookFor(editor.state.tr, asked))
  }, [editor, asked])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.dispatch(lookFor(editor.state.tr, null))
    },
    [editor],
  )
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const finds = findsOf(now.state)
      return { count: finds.places.length, current: finds.current }
    },
  })

  /** The focus stays where it is; the place comes into sight. */
  function show(at: number): void {
    editor.view.dispatch(lookAt(editor.state.tr, at))
    const place = findsOf(editor.state).places[at]
    if (!place) return
    const { node } = editor.view.domAtPos(place.from)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
  }

  function go(by: 1 | -1): void {
    const { places, current: at } = findsOf(editor.state)
    const here = places[at]
    const from = here ? (by === 1 ? here.to : here.from) : editor.state.selection.from
    show(placeFrom(places, from, by))
  }

  /** Replaces what is looked at and goes on to the next; the first press only looks at one. */
  function replace(words: string): boolean {
    const { places, current: at } = findsOf(editor.state)
    const place = places[at]
    if (!place) {
      go(1)
      return false
    }
    const tr = replacePlaces(editor.state, [place], words)
    const after = tr.mapping.map(place.to)
    editor.view.dispatch(tr)
    show(placeFrom(findsOf(editor.state).places, after, 1))
    return true
  }

  /** Replaces all as one step of undo; answers how many. */
  function replaceAll(words: string): number {
    const { places } = findsOf(editor.state)
    if (places.length > 0) editor.view.dispatch(replacePlaces(editor.state, places, words))
    return places.length
  }

  /** Selects what is looked at in the text, which gets the focus. */
  function leave(): void {
    const { places, current: at } = findsOf(editor.state)
    const place = places[at]
    if (place) editor.chain().setTextSelection(place).focus().run()
    else editor.commands.focus()
  }

  return { count, current, go, replace, replaceAll, leave }
}
