import type { ImportErrorCode, ImportErrorFacts } from '../pipeline/import-error'
import type { GazetteerEntry } from '../pipeline/model'
import type { FileReading } from '../pipeline/read-file'

/** What the reading process is asked, one thing at a time. */
export type Ask =
  | { kind: 'read'; name: string; bytes: Uint8Array; names: readonly GazetteerEntry[] }
  | { kind: 'expand'; name: string; bytes: Uint8Array }
  /** The next member of the archive that is being expanded. */
  | { kind: 'next' }

export type RefusedReply = { code: ImportErrorCode; message: string; facts: ImportErrorFacts }

/** What it answers. */
export type Reply =
  /** Everything is loaded: now the clock of the first file starts. */
  | { kind: 'ready' }
  | { kind: 'read'; reading: FileReading }
  | { kind: 'member'; path: string; size: number; bytes: Uint8Array | null; refused: RefusedReply | null }
  | { kind: 'end' }
  | ({ kind: 'refused' } & RefusedReply)
  /** A bug: the message is for the log. */
  | { kind: 'broken'; message: string }
