'use client'

import type { Transaction } from '@tiptap/pm/state'
import { useEffect, type KeyboardEvent, type MouseEvent } from 'react'
import { placesOfComments } from '@/lib/document/comment-marks'
import { openSpans } from '@/lib/document/spans'
import { isTaken } from '@/lib/document/taken'
import { useEditorSession } from './editor-session'
import { useConfirming } from './use-confirming'
import { useOpenPanel } from './use-open-panel'
import { useSuggestionWalk, type OpenSuggestion } from './use-suggestions'

/** Keys and clicks in the text that tag, walk through suggestions and open what stands at a place. */
export function useTextKeys() {
  const { editor, setPanel, rights } = useEditorSession()
  const { openTag, openMetric, openLink } = useOpenPanel()
  const { keys: remarks, openThread, openThreadAt } = useCommentKeys()
  const walk = useSuggestionWalk()
  const { confirmHere } = useConfirming()

  useClosing()

  function openSuggestion(id: string): boolean {
    const one = walk.find(id)
    if (!one) return false
    walk.show(one)
    const at = { ...one.place, quote: one.suggestion.quote }
    setPanel({ kind: 'suggestion', at, suggestionId: id })
    return true
  }

  /** What stands at a position: a mark, else a comment, else a suggestion. */
  function openAt(position: number): void {
    const holds = ({ from, to }: { from: number; to: number }) => from <= position && to >= position
    const [mark] = openSpans(editor.state.doc)
      .filter(holds)
      .sort((a, b) => a.to - a.from - (b.to - b.from))
    if (mark) return setPanel({ kind: 'marks', at: mark })
    if (openThreadAt(position)) return
    const one = walk.at(position)
    if (one) openSuggestion(one.suggestion.id)
  }

  const onCurrent = (act: (one: OpenSuggestion) => void) => () => {
    const one = walk.current()
    if (one) act(one)
  }

  const edits: Record<string, () => void> = {
    KeyT: openTag,
    KeyM: openMetric,
    KeyC: confirmHere,
    KeyA: onCurrent((one) => walk.accept(one)),
    KeyE: onCurrent(walk.correct),
    KeyR: onCurrent((one) => walk.reject(one)),
  }
  const views: Record<string, () => void> = {
    KeyJ: () => walk.go(1),
    KeyK: () => walk.go(-1),
    Enter: () => openAt(editor.state.selection.from),
  }

  function onKeyDownCapture(event: KeyboardEvent): void {
    const isInText = event.target instanceof Node && editor.view.dom.contains(event.target)
    if (!isInText || event.nativeEvent.isComposing) return
    const isAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    const isLink =
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      event.code === 'KeyK' &&
      !editor.state.selection.empty
    if (event.key === 'Escape' && !event.shiftKey && !event.altKey) {
      if (toReview()) event.preventDefault()
      return
    }
    const act = isLink
      ? openLink
      : isAlt
        ? (views[event.code] ?? remarks[event.code] ?? (rights.edit ? edits[event.code] : undefined))
        : undefined
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  function onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element) || !editor.state.selection.empty) return
    if (!editor.view.dom.contains(event.target)) return
    if (event.target.closest('[data-mention], [data-metric]'))
      return openAt(editor.view.posAtDOM(event.target, 0))
    const commentId = event.target.closest('[data-comment]')?.getAttribute('data-comment')
    if (commentId && openThread(commentId)) return
    const id = event.target.closest('[data-suggestion]')?.getAttribute('data-suggestion')
    if (!id || !openSuggestion(id)) setPanel(null)
  }

  return { onKeyDownCapture, onClick }
}

/** The keys that comment, and the ways to a comment that stands in the text; each answers whether there is one. */
function useCommentKeys() {
  const { editor, comments, setPanel, rights } = useEditorSession()
  const { openComment } = useOpenPanel()

  function openThread(commentId: string): boolean {
    const place = placesOfComments(editor.state).get(commentId)
    if (!place) return false
    comments.setCurrent(commentId)
    setPanel({ kind: 'thread', commentId, at: { ...place, quote: '' } })
    return true
  }

  function openThreadAt(position: number): boolean {
    const places = [...placesOfComments(editor.state)]
    const [commentId] = places.find(([, { from, to }]) => from <= position && to >= position) ?? []
    return commentId !== undefined && openThread(commentId)
  }

  const keys: Record<string, () => void> = rights.comment
    ? { KeyN: () => openComment('comment'), KeyG: () => openComment('suggest') }
    : {}
  return { keys, openThread, openThreadAt }
}

/** Closes what stands open beside the text when the cursor goes elsewhere or the text changes. */
function useClosing(): void {
  const { editor, panel, setPanel } = useEditorSession()
  useEffect(() => {
    const close = ({ transaction }: { transaction: Transaction }) => {
      if (panel?.kind !== 'marks' && panel?.kind !== 'suggestion' && panel?.kind !== 'thread') return
      if (isTaken(transaction)) return
      // The words of a comment stand elsewhere after others saved; where they are gone, its thread stays to be read.
      const at = panel.kind === 'thread' ? placesOfComments(editor.state).get(panel.commentId) : panel.at
      const { from, to } = editor.state.selection
      if (at && (to < at.from || from > at.to)) setPanel(null)
    }
    // What is being written about words stays open whatever others save meanwhile: its words are pointed at.
    const isWriting = panel?.kind === 'comment' || panel?.kind === 'suggest' || panel?.kind === 'thread'
    const closeAll = () => !isWriting && setPanel(null)
    editor.on('selectionUpdate', close)
    editor.on('update', closeAll)
    return () => {
      editor.off('selectionUpdate', close)
      editor.off('update', closeAll)
    }
  }, [editor, panel, setPanel])
}

/** Gives the focus to the list beside the text: the current suggestion, else the tab that is open. */
function toReview(): boolean {
  const place =
    document.querySelector('[data-review] [data-current]') ??
    document.querySelector('[data-pane] [role=tab][aria-selected=true]')
  if (!(place instanceof HTMLElement)) return false
  place.focus({ preventScroll: true })
  return true
}
