'use client'

import type { Editor } from '@tiptap/react'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { canonicalJson } from '@/lib/document/canonical-json'
import type { ArticleViewer } from '@/lib/editorial/article-presence'
import type { State } from '@/lib/editorial/workflow'
import { createId } from './create-id'
import { tellPresence, type Tab } from './save-requests'
import type { ArticleSaving } from './use-article-saving'

const EVERY_MS = 5000
/** A text that no save takes is with the server this long after it was typed. */
const UNSENT_MS = 2000
/** Who did nothing for so long is looking, not editing. */
const EDITING_MS = 60_000

type Options = {
  tab: Tab
  editor: Editor | null
  saving: ArticleSaving
  isEditable: boolean
  state: State
  /** Who took the article over from this editor, or null. */
  onTakenOver: (by: string | null) => void
  /** How the comments stand by now. */
  onComments: (stamp: string) => void
}

export type Present = {
  viewers: readonly ArticleViewer[]
  /** Says at once that it is open here. */
  tell: () => Promise<void>
}

/** Says every few seconds that the article is open here, and hears who else has it open and what was saved meanwhile. */
export function useArticlePresence(options: Options): Present {
  const [viewers, setViewers] = useState<readonly ArticleViewer[]>([])
  const router = useRouter()
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const isOpening = useRef(true)
  const unsentOf = useUnsent()

  const tell = useCallback(async () => {
    const { tab, editor, saving, isEditable, state } = latest.current
    const { queue, lastChangeAt } = saving
    if (document.visibilityState === 'hidden' && !queue.hasUnsaved) return
    const answer = await tellPresence(tab, {
      isEditing: isEditable && Date.now() - lastChangeAt() < EDITING_MS,
      blockId: editor ? blockAt(editor) : null,
      isOpening: isOpening.current,
      unsent: unsentOf(tab, saving),
      forget: null,
    })
    if (!answer) return
    isOpening.current = false
    setViewers((now) => (JSON.stringify(now) === JSON.stringify(answer.viewers) ? now : answer.viewers))
    latest.current.onTakenOver(answer.takenOverBy)
    // The server answers: what waited for it need not wait longer.
    if (queue.getState().kind === 'failed') queue.retry()
    await queue.heard(answer.version)
    latest.current.onComments(answer.commentStamp)
    // It has moved to another state: what may be done with it is asked again.
    if (answer.state !== state) router.refresh()
  }, [router, unsentOf])

  const { queue } = options.saving
  useEffect(() => {
    const tellNow = () => void tell()
    tellNow()
    const timer = setInterval(tellNow, EVERY_MS)
    // What cannot be saved is told sooner.
    const sooner = setInterval(() => isStuck(latest.current.saving) && void tell(), UNSENT_MS)
    window.addEventListener('focus', tellNow)
    document.addEventListener('visibilitychange', tellNow)
    return () => {
      clearInterval(timer)
      clearInterval(sooner)
      window.removeEventListener('focus', tellNow)
      document.removeEventListener('visibilitychange', tellNow)
    }
  }, [tell, queue])
  return { viewers, tell }
}

/** True while something typed waits for more than the network. */
function isStuck({ queue, lastChangeAt }: ArticleSaving): boolean {
  const { kind } = queue.getState()
  return (kind === 'conflict' || kind === 'failed') && Date.now() - lastChangeAt() < 2 * UNSENT_MS
}

/** What no save takes, under a name by which the server knows the same text again. */
function useUnsent() {
  const told = useRef<{ key: string; said: string } | null>(null)
  return useCallback((tab: Tab, { queue, snapshot }: ArticleSaving) => {
    const { kind } = queue.getState()
    const content = kind === 'conflict' || kind === 'failed' ? snapshot()?.content : undefined
    if (!content || !queue.hasUnsaved) return null
    const { place, pending } = queue.origin
    const said = canonicalJson(content)
    const isPending = pending !== null && canonicalJson(pending.snapshot.content) === said
    if (told.current?.said !== said) told.current = { key: isPending ? pending.key : createId(), said }
    return { tabId: tab.tabId, base: place.revision, key: told.current.key, content }
  }, [])
}

function blockAt({ state, isDestroyed }: Editor): string | null {
  if (isDestroyed) return null
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const id: unknown = $from.node(depth).attrs.id
    if (typeof id === 'string' && id !== '') return id
  }
  return null
}
