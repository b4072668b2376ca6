import { z } from 'zod'
import { DeskAct } from '@/lib/editorial/desk-act'
import { LedgerState } from '@/lib/editorial/ledger'
import type { OpenDesk } from './desk-requests'
import type { KeptActs } from './desk-transport'

const Kept = z.object({ version: z.int(), acts: z.array(DeskAct), after: LedgerState })

/** What somebody left unsent is done in their name alone: not by whoever signs in on this device next. */
const keyOf = ({ pageId, userId }: OpenDesk) => `corridor.desk.${userId}.${pageId}`

/** Keeps unsent acts on this device until they reach the server; null forgets them. */
export function keepActs(desk: OpenDesk, kept: KeptActs | null): void {
  try {
    if (kept) localStorage.setItem(keyOf(desk), JSON.stringify(kept))
    else localStorage.removeItem(keyOf(desk))
  } catch {
    // Storage is full or forbidden: the acts are still on the screen and on their way.
  }
}

/** Acts that an earlier visit of this person on this device could not send. */
export function readKeptActs(desk: OpenDesk): KeptActs | null {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(keyOf(desk)) ?? 'null')).data ?? null
  } catch {
    return null
  }
}
