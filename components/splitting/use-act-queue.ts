'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PageLedgerView } from '@/lib/editorial/page-ledger-view'
import { ActQueue } from './act-queue'
import type { DeskSnapshot } from './desk-transport'
import { deskTransport } from './desk-requests'
import { keepActs, readKeptActs } from './kept-acts'

/** The queue of the open page. `view` is what the server rendered; a fresher one is taken over. */
export function useActQueue(
  view: PageLedgerView,
  text: string,
  userId: string,
): { queue: ActQueue; snapshot: DeskSnapshot } {
  const { id: pageId } = view
  const [queue] = useState(() => {
    const desk = { pageId, userId }
    return new ActQueue({ text, view, transport: deskTransport(desk), keep: (acts) => keepActs(desk, acts) })
  })
  const snapshot = useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot)

  useEffect(() => queue.adopt(view), [queue, view])
  useEffect(() => {
    const kept = readKeptActs({ pageId, userId })
    if (kept) queue.restore(kept)
    const retry = () => queue.retry()
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.getSnapshot().pending.length > 0) event.preventDefault()
    }
    window.addEventListener('online', retry)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', retry)
      window.removeEventListener('beforeunload', warn)
      queue.stop()
    }
  }, [queue, pageId, userId])

  return { queue, snapshot }
}
