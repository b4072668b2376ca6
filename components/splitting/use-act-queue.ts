'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PageLedgerView } from '@/lib/editorial/page-ledger-view'
import { createId } from '../editor/create-id'
import { ActQueue } from './act-queue'
import type { DeskSnapshot } from './desk-transport'
import { deskTransport } from './desk-requests'
import { keepActs, takeKeptActs } from './kept-acts'

/** The queue of the open page. `view` is what the server rendered; a fresher one is taken over. */
export function useActQueue(
  view: PageLedgerView,
  text: string,
  userId: string,
): { queue: ActQueue; snapshot: DeskSnapshot } {
  const { id: pageId } = view
  const [{ queue, tab }] = useState(() => {
    const tab = { pageId, userId, tabId: createId() }
    const transport = deskTransport(tab)
    return { tab, queue: new ActQueue({ text, view, transport, keep: (acts) => keepActs(tab, acts) }) }
  })
  const snapshot = useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot)

  useEffect(() => queue.adopt(view), [queue, view])
  useEffect(() => {
    const leave = takeKeptActs(tab, (kept) => queue.restore(kept))
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
      leave()
    }
  }, [queue, tab])

  return { queue, snapshot }
}
