import { applyAct, type LedgerState } from '@/lib/editorial/ledger'
import type { DeskEntry, DeskSnapshot, KeptActs } from './desk-transport'

export const isEqual = (one: LedgerState, other: LedgerState): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The page after acts that wait to be sent; what an undo or redo will do only the server knows. */
export function replay(text: string, state: LedgerState, pending: readonly DeskEntry[]): LedgerState {
  return pending.reduce(
    (now, entry) => (entry.kind === 'act' ? (applyAct(text, now, entry.act) ?? now) : now),
    state,
  )
}

/**
 * What of the waiting acts still has meaning on a page that has moved on. An undo or redo was meant for the act it stood
 * before: when the ledger is another, it is dropped.
 */
export function rebase(
  text: string,
  state: LedgerState,
  waiting: readonly DeskEntry[],
  isOther: boolean,
): { pending: DeskEntry[]; dropped: DeskEntry[] } {
  const pending: DeskEntry[] = []
  const dropped: DeskEntry[] = []
  let now = state
  for (const entry of waiting) {
    const next = entry.kind === 'act' ? applyAct(text, now, entry.act) : null
    now = next ?? now
    const isKept = next !== null || (entry.kind !== 'act' && !isOther)
    ;(isKept ? pending : dropped).push(entry)
  }
  return { pending, dropped }
}

/** What would be lost with the screen; null when all acts are with the server. An undo or redo is not kept. */
export function unsentOf({ pending, state, view }: DeskSnapshot): KeptActs | null {
  const acts = pending.flatMap((entry) => (entry.kind === 'act' ? [entry.act] : []))
  return acts.length > 0 ? { version: view.version, acts, after: state } : null
}
