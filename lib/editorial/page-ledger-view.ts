import type { Range } from '../pipeline/model'
import type { DeskActKind } from './desk-act'
import type { LedgerState } from './ledger'
import type { PageStatus } from './page-view'
import type { Status } from './workflow'

/** An act as the history of a page names it; `by` is null for the machine, `at` an ISO time. */
export type DeskActNote = { number: number; kind: DeskActKind; by: string | null; at: string }

/** What the splitting desk must know of an article besides its pieces. */
export type LedgerArticleFacts = {
  status: Status
  isEdited: boolean
  /** Acts rebuild it at once; otherwise they become a proposed change. */
  isUntouched: boolean
  slug: string | null
  hasProposal: boolean
  otherPages: { id: string; fileName: string }[]
}

/** A page as the splitting desk holds it. */
export type PageLedgerView = {
  id: string
  version: number
  status: PageStatus
  /** Only in the answer to GET: the text of a page never changes. */
  text?: string
  state: LedgerState
  articles: Record<string, LedgerArticleFacts>
  unowned: Range[]
  history: { undo: DeskActNote | null; redo: DeskActNote | null; count: number }
}

/** Someone who has the page open; `isEditing` while they work on it. */
export type PageViewer = { name: string; isEditing: boolean; isMe: boolean }
export type PagePresence = { version: number; viewers: PageViewer[] }
