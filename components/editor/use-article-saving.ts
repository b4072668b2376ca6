'use client'

import type { Node } from '@tiptap/pm/model'
import type { Editor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { factsOf } from '@/lib/document/article-facts'
import type { ArticleContent } from '@/lib/document/content'
import { contentOf, decisionsOf, settledOf } from '@/lib/document/editor-content'
import type { Facts } from '@/lib/document/fact-step'
import type { EditorSuggestion, SuggestionState } from '@/lib/document/suggestion'
import { takeContent } from '@/lib/document/take-content'
import { contentFrom, takeFields, type ArticleFields } from './article-fields'
import { createId } from './create-id'
import { holdTab } from './local-copy'
import { LocalKeeper } from './local-keeper'
import { SaveQueue, type Place, type SaveState, type Snapshot } from './save-queue'
import { fetchArticle, sendOnLeave, sendSave, type Tab } from './save-requests'

const COMPOSING_MS = 100

type Options = {
  tab: Tab
  /** What the open text was made from. */
  opened: Place & { content: ArticleContent }
  editor: Editor | null
  fields: ArticleFields
  onFields: (fields: ArticleFields) => void
  suggestions: readonly EditorSuggestion[]
  /** How each suggestion stands at the server. */
  told: ReadonlyMap<string, SuggestionState>
}

export type ArticleSaving = {
  queue: SaveQueue
  keeper: LocalKeeper
  snapshot: () => Snapshot | null
  /** When something was last typed, in milliseconds of the browser's clock; 0 for never. */
  lastChangeAt: () => number
  /** Call it after each change of the fields or the text. */
  changed: () => void
}

/** Saves the open article as it changes, and keeps what is not saved yet on this device. */
export function useArticleSaving(options: Options): ArticleSaving {
  // What a save reads when its time comes: a holder of its own, because saving goes on between renders.
  const [latest] = useState(() => ({ ...options, changedAt: 0 }))
  useLayoutEffect(() => {
    Object.assign(latest, options)
  })

  const [saving] = useState((): ArticleSaving => {
    const { tab, opened, suggestions } = options
    const told = new Map<string, SuggestionState>(options.told)
    // The copy on this device and the save ask one after the other: the same text is read once.
    let read: { doc: Node; facts: Facts; fields: ArticleFields; content: ArticleContent } | null = null
    const snapshot = (): Snapshot | null => {
      const { editor, fields } = latest
      if (!editor || editor.isDestroyed) return null
      const { state } = editor
      const facts = factsOf(state)
      if (read?.doc !== state.doc || read.facts !== facts || read.fields !== fields)
        read = { doc: state.doc, facts, fields, content: contentFrom(fields, contentOf(state)) }
      return {
        content: read.content,
        decisions: decisionsOf(state, suggestions, told),
        settled: settledOf(state),
      }
    }
    const queue = new SaveQueue({
      opened,
      snapshot,
      createId,
      send: (save) => sendSave(tab, save),
      fetch: () => fetchArticle(tab.articleId),
      apply: (content, decided) => {
        const { editor, onFields } = latest
        for (const { id, state } of decided) told.set(id, state)
        const tr = editor && takeContent(editor.state, content, decided)
        if (tr) editor.view.dispatch(tr)
        // What is drawn with the fields comes a moment later; the next save must have them now.
        latest.fields = takeFields(latest.fields, content)
        onFields(latest.fields)
      },
      whenIdle: async () => {
        while (latest.editor?.view.composing) await new Promise((done) => setTimeout(done, COMPOSING_MS))
      },
      onSaved: ({ decisions }, isLatest) => {
        for (const { suggestionId, state } of decisions) told.set(suggestionId, state)
        if (isLatest) keeper.drop()
      },
    })
    const keeper = new LocalKeeper(tab, queue, snapshot)
    const changed = () => {
      latest.changedAt = Date.now()
      queue.changed()
      keeper.changed()
    }
    return { queue, keeper, snapshot, changed, lastChangeAt: () => latest.changedAt }
  })

  useLeaving(options.tab, saving)
  return saving
}

/** How saving stands; only what shows it is drawn again when it moves. */
export function useSaveState(queue: SaveQueue): SaveState {
  return useSyncExternalStore(queue.subscribe, queue.getState, queue.getState)
}

/** Nothing typed is lost when the page is closed, left or hidden, or the network comes and goes. */
function useLeaving(tab: Tab, { queue, keeper }: ArticleSaving): void {
  useEffect(() => {
    const release = holdTab(tab.tabId)
    queue.start()
    const leave = () => {
      const last = queue.hasUnsaved ? queue.lastSave() : null
      void keeper.keep()
      if (last) sendOnLeave(tab, last)
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.hasUnsaved) event.preventDefault()
    }
    const hide = () => {
      if (document.visibilityState === 'hidden') void keeper.keep()
      if (document.visibilityState === 'hidden') void queue.flush()
      else queue.retry()
    }
    const retry = () => queue.retry()
    const save = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      void queue.flush()
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('online', retry)
    window.addEventListener('focus', retry)
    window.addEventListener('keydown', save)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retry)
      window.removeEventListener('keydown', save)
      // The page lives on: what is left is sent as ever, however long it is.
      void keeper.keep()
      void queue.flush()
      queue.stop()
      release()
    }
  }, [tab, queue, keeper])
}
