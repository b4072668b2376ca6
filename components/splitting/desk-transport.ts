import type { ActionResult } from '@/lib/action-result'
import type { DeskAct } from '@/lib/editorial/desk-act'
import type { LedgerState } from '@/lib/editorial/ledger'
import type { PageLedgerView } from '@/lib/editorial/page-ledger-view'

export type DeskAnswer = ActionResult<PageLedgerView> | { ok: false; code: 'network' }
export type Failure = Exclude<DeskAnswer, { ok: true }>

export type Saving = { kind: 'saved' } | { kind: 'saving' } | { kind: 'failed'; answer: Failure }

/** What came of acts that met a change of someone else, or that the server refused. */
export type Meeting = {
  kind: 'conflict' | 'refused' | 'returned'
  /** Who made the change; null when nobody is named. */
  by: string | null
  kept: number
  dropped: DeskEntry[]
  answer: Failure | null
}

export type DeskEntry = { kind: 'act'; act: DeskAct } | { kind: 'undo' } | { kind: 'redo' }

export type DeskSnapshot = {
  /** As the server told it last. */
  view: PageLedgerView
  /** With what has not reached the server yet. */
  state: LedgerState
  pending: readonly DeskEntry[]
  saving: Saving
  meeting: Meeting | null
  /** Acts taken back before they were sent. */
  withdrawn: readonly DeskAct[]
}

/** Acts that had not reached the server when the screen was left. */
export type KeptActs = { version: number; acts: DeskAct[]; after: LedgerState }

export type DeskTransport = {
  act: (version: number, acts: readonly DeskAct[]) => Promise<DeskAnswer>
  step: (step: 'undo' | 'redo', version: number) => Promise<DeskAnswer>
  load: () => Promise<DeskAnswer>
}
