import { z } from 'zod'
import { DeskAct } from '@/lib/editorial/desk-act'
import { LedgerState } from '@/lib/editorial/ledger'
import type { KeptActs } from './desk-transport'

const Kept = z.object({ version: z.int(), acts: z.array(DeskAct), after: LedgerState })

const keyOf = (pageId: string) => `corridor.desk.${pageId}`

/** Keeps unsent acts on this device until they reach the server; null forgets them. */
export function keepActs(pageId: string, kept: KeptActs | null): void {
  try {
    if (kept) localStorage.setItem(keyOf(pageId), JSON.stringify(kept))
    else localStorage.removeItem(keyOf(pageId))
  } catch {
    // Storage is full or forbidden: the acts are still on the screen and on their way.
  }
}

/** Acts that an earlier visit on this device could not send. */
export function readKeptActs(pageId: string): KeptActs | null {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(keyOf(pageId)) ?? 'null')).data ?? null
  } catch {
    return null
  }
}
