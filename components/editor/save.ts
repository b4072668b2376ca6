import type { ActionResult } from '@/lib/action-result'
import type { ArticleContent } from '@/lib/document/content'
import type { SettledMark } from '@/lib/document/keep-marks'
import type { SuggestionDecision, SuggestionState } from '@/lib/document/suggestion'

/** What one save sends. */
export type Snapshot = { content: ArticleContent; decisions: SuggestionDecision[]; settled: SettledMark[] }
/** Where the article stood when something was read or stored: its version, and the number of its newest revision. */
export type Place = { version: number; revision: number }
type ToldSuggestion = { id: string; state: SuggestionState }
/** The article as the server holds it. */
export type Stored = Place & { content: ArticleContent; suggestions: readonly ToldSuggestion[] }
/** `revisionOfSave` is where a save that was asked about is stored; null when it is not. */
export type Fetched = Stored & { revisionOfSave: number | null }
/** One save, the same however often it is sent. `givenUp` are the texts that were given up for it as conflicts were settled. */
export type Save = { key: string; place: Place; snapshot: Snapshot; givenUp: readonly ArticleContent[] }

type Refusal = Extract<ActionResult, { ok: false }>
/**
 * The answer to a save; `network` when there was none, `server` when it was none of ours, `failed` when the server broke on
 * it. `merged` is what is stored, where that is more than was sent.
 */
export type SaveAnswer =
  | { ok: true; data: Place & { savedAt: string; merged: ArticleContent | null } }
  | Refusal
  | { ok: false; code: 'network' }
  | { ok: false; code: 'server' }
  | { ok: false; code: 'failed' }

export type SaveState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'conflict'; base: ArticleContent; stored: Stored }
  | { kind: 'failed'; answer: Exclude<SaveAnswer, { ok: true }> }

/** What a queue of saves needs of the editor around it. */
export type Saving = {
  opened: Place & { content: ArticleContent; givenUp: readonly ArticleContent[] }
  /** Null while there is nothing to send yet. */
  snapshot: () => Snapshot | null
  send: (save: Save) => Promise<SaveAnswer>
  /** The article as it is stored now, and whether a save of that key is; null when it cannot be read. */
  fetch: (key?: string) => Promise<Fetched | null>
  /** Makes the open text say this, and what others decided of suggestions. */
  apply: (content: ArticleContent, suggestions: readonly ToldSuggestion[]) => void
  /** Resolves when the text may be touched: nobody composes a character in it. */
  whenIdle: () => Promise<void>
  createId: () => string
  onSaved: (sent: Snapshot, isLatest: boolean) => void
}
