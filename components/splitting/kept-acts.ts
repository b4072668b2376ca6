import { z } from 'zod'
import { DeskAct } from '@/lib/editorial/desk-act'
import { LedgerState } from '@/lib/editorial/ledger'
import type { OpenDesk } from './desk-requests'
import type { KeptActs } from './desk-transport'

const Kept = z.object({ version: z.int(), acts: z.array(DeskAct), after: LedgerState })

/** One screen on a page: what two tabs of one person did and could not send is kept apart. */
export type DeskTab = OpenDesk & { tabId: string }

/** What somebody left unsent is done in their name alone: not by whoever signs in on this device next. */
const keyOfDesk = ({ pageId, userId }: OpenDesk) => `corridor.desk.${userId}.${pageId}`
const keyOf = (tab: DeskTab) => `${keyOfDesk(tab)}.${tab.tabId}`

/** Keeps unsent acts on this device until they reach the server; null forgets them. */
export function keepActs(tab: DeskTab, kept: KeptActs | null): void {
  try {
    if (kept) localStorage.setItem(keyOf(tab), JSON.stringify(kept))
    else localStorage.removeItem(keyOf(tab))
  } catch {
    // Storage is full or forbidden: the acts are still on the screen and on their way.
  }
}

/**
 * Says that this tab is open, and hands over, once each, the acts that tabs of this person left unsent on this page: at once
 * those of tabs that are closed, the others when they close. Answers what ends both. Without locks (a page without https)
 * every tab counts as closed.
 */
export function takeKeptActs(tab: DeskTab, take: (kept: KeptActs) => void): () => void {
  const closed = new AbortController()
  const handOver = (key: string) => {
    const kept = readKept(key)
    if (kept) take(kept)
    // Only now: until `take` has kept them as this tab's own, they stand nowhere else.
    forget(key)
  }
  const left = keysOf(tab)
  if (!('locks' in navigator)) {
    for (const key of left) handOver(key)
    return () => {}
  }
  const { signal } = closed
  const until = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  void navigator.locks.request(keyOf(tab), () => until)
  for (const key of left)
    // A tab that is open holds the lock of its key.
    navigator.locks.request(key, { signal }, () => handOver(key)).catch(() => {})
  return () => closed.abort()
}

function keysOf(tab: DeskTab): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(keyOfDesk(tab)) && key !== keyOf(tab))
  } catch {
    return []
  }
}

function readKept(key: string): KeptActs | null {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Forbidden since it was read.
  }
}
