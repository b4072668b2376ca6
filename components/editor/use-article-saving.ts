'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { contentOf, decisionsOf, settledOf } from '@/lib/document/editor-content'
import type { EditorSuggestion, SuggestionState } from '@/lib/document/suggestion'
import { contentFrom, type ArticleFields } from './article-fields'
import { dropLocalCopy, keepLocalCopy } from './local-copy'
import { SaveQueue, type SaveState, type Snapshot } from './save-queue'
import { sendOnLeave, sendSave } from './save-requests'

const KEEP_MS = 400

type Options = {
  id: string
  version: number
  editor: Editor | null
  fields: ArticleFields
  suggestions: readonly EditorSuggestion[]
  /** How each suggestion stands at the server. */
  told: ReadonlyMap<string, SuggestionState>
}

export type ArticleSaving = {
  queue: SaveQueue
  snapshot: () => Snapshot | null
  /** Call it after each change of the fields or the text. */
  changed: () => void
}

/** Saves the open article as it changes, and keeps what is not saved yet on this device. */
export function useArticleSaving(options: Options): ArticleSaving {
  const { id, version, suggestions } = options
  // What a save reads when its time comes: a holder of its own, because saving goes on between renders.
  const [latest] = useState(() => ({ ...options }))
  useLayoutEffect(() => {
    Object.assign(latest, options)
  })

  const [made] = useState(() => {
    const told = new Map<string, SuggestionState>(options.told)
    const snapshot = (): Snapshot | null => {
      const { editor, fields } = latest
      if (!editor) return null
      const content = contentFrom(fields, contentOf(editor.state))
      return {
        content,
        decisions: decisionsOf(editor.state, suggestions, told),
        settled: settledOf(editor.state),
      }
    }
    const queue = new SaveQueue({
      version,
      snapshot,
      send: (at, sent) => sendSave(id, at, sent),
      onSaved: ({ decisions }, isLatest) => {
        for (const { suggestionId, state } of decisions) told.set(suggestionId, state)
        if (isLatest) dropLocalCopy(id)
      },
    })
    return { queue, snapshot }
  })
  const { queue, snapshot } = made
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function changed(): void {
    queue.changed()
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const copy = queue.hasUnsaved ? snapshot() : null
      if (copy) keepLocalCopy(id, { version: queue.currentVersion, at: new Date().toISOString(), ...copy })
    }, KEEP_MS)
  }

  useLeaving(id, queue, snapshot)
  return { queue, snapshot, changed }
}

/** How saving stands; only what shows it is drawn again when it moves. */
export function useSaveState(queue: SaveQueue): SaveState {
  return useSyncExternalStore(queue.subscribe, queue.getState, queue.getState)
}

/** Nothing typed is lost when the page is closed, left or hidden, or the network comes and goes. */
function useLeaving(id: string, queue: SaveQueue, snapshot: () => Snapshot | null): void {
  useEffect(() => {
    const leave = () => {
      const last = queue.hasUnsaved && queue.getState().kind !== 'conflict' ? snapshot() : null
      if (!last) return
      keepLocalCopy(id, { version: queue.currentVersion, at: new Date().toISOString(), ...last })
      sendOnLeave(id, queue.currentVersion, last)
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.hasUnsaved) event.preventDefault()
    }
    const hide = () => {
      if (document.visibilityState === 'hidden') void queue.flush()
    }
    const online = () => queue.retry()
    const save = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      void queue.flush()
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('online', online)
    window.addEventListener('keydown', save)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('online', online)
      window.removeEventListener('keydown', save)
      leave()
      queue.stop()
    }
  }, [id, queue, snapshot])
}
