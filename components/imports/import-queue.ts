import { headOf } from '@/lib/document/whole-characters'
import { ImportAnswer } from '@/lib/editorial/import-answer'
import { extensionOf } from '@/lib/pipeline/formats'
import { ARCHIVE_BYTES_MAX, FILE_BYTES_MAX, SMALL_TEXT_BYTES_MAX } from '@/lib/pipeline/import-limits'
import type { FoundFile } from './dropped-files'

/** A file, or a pasted text, on its way in. */
export type SentFile = FoundFile & {
  /** Counts from 0 in the order they were handed over. */
  key: number
  /** The batch that it belongs to; null as long as it may be imported at once. */
  batchId: string | null
  /** `queued`: the worker has it; what becomes of it the batch tells. */
  state: 'waiting' | 'sending' | 'imported' | 'known' | 'queued' | 'failed' | 'cancelled'
  answer: ImportAnswer | null
}

export type QueueChange =
  | { type: 'add'; files: readonly FoundFile[]; batchId: string | null }
  | { type: 'send'; key: number }
  | { type: 'answer'; key: number; answer: ImportAnswer }
  | { type: 'retry'; keys: readonly number[] }
  | { type: 'cancel'; batchId: string }

/** The queue after a change. Items are never taken out, so that every result stays readable. */
export function changeQueue(items: readonly SentFile[], change: QueueChange): SentFile[] {
  if (change.type === 'add') {
    const { files, batchId } = change
    const added = files.map((file, at): SentFile => ({
      ...file,
      key: items.length + at,
      batchId,
      state: 'waiting',
      answer: null,
    }))
    return [...items, ...added]
  }
  if (change.type === 'cancel') {
    const isMeant = ({ batchId, state }: SentFile) => batchId === change.batchId && state === 'waiting'
    return items.map((item) => (isMeant(item) ? { ...item, state: 'cancelled' } : item))
  }
  if (change.type === 'retry')
    return items.map((item) =>
      change.keys.includes(item.key) ? { ...item, state: 'waiting', answer: null } : item,
    )
  return items.map((item) => (item.key === change.key ? after(item, change) : item))
}

function after(item: SentFile, change: Extract<QueueChange, { type: 'send' | 'answer' }>): SentFile {
  if (change.type === 'send') return { ...item, state: 'sending', answer: null }
  const { answer } = change
  if (!answer.ok) return { ...item, state: 'failed', answer }
  if ('batchId' in answer.data) return { ...item, state: 'queued', answer, batchId: answer.data.batchId }
  return { ...item, state: answer.data.isNew ? 'imported' : 'known', answer }
}

/** Texts that come together are imported at once up to this many; more of them become a batch. */
const AT_ONCE_MAX = 10

/** Whether files that come together are one batch. A single file, and a few small texts, need none: the server decides. */
export const needsBatch = (files: readonly FoundFile[]): boolean =>
  files.length > AT_ONCE_MAX || (files.length > 1 && !files.every(isSmallText))

const isSmallText = ({ name, body }: FoundFile) =>
  ['txt', 'text', 'md', 'markdown'].includes(extensionOf(name)) &&
  !name.includes('/') &&
  (body?.size ?? 0) <= SMALL_TEXT_BYTES_MAX

/** What another try may well get past; the other reasons lie in the file itself. */
const MAY_PASS = ['unreadable', 'network', 'server', 'unauthenticated']

export const mayRetry = ({ answer }: SentFile): boolean =>
  answer?.ok === false && MAY_PASS.includes(answer.code)

/**
 * Sends one file and answers what became of it; a lost connection and a broken server are answers too. A file that is too
 * large stays here: the server would hang up in the middle of it.
 */
export async function sendFile({
  name,
  body,
  batchId,
  pasted,
}: Pick<SentFile, 'name' | 'body' | 'batchId' | 'pasted'>): Promise<ImportAnswer> {
  const bytesMax = extensionOf(name) === 'zip' ? ARCHIVE_BYTES_MAX : FILE_BYTES_MAX
  if (body && body.size > bytesMax) return { ok: false, code: 'too-large', facts: { bytesMax } }
  // A file that was moved or changed since it was chosen fails here, not on the way.
  if (!body || !(await isReadable(body))) return { ok: false, code: 'unreadable', facts: {} }
  const asked = new URLSearchParams({
    name,
    ...(batchId !== null && { batch: batchId }),
    ...(pasted && { pasted }),
  })
  let response: Response
  try {
    response = await fetch(`/api/desk/import?${asked}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    })
  } catch {
    return { ok: false, code: 'network', facts: {} }
  }
  const answer = ImportAnswer.safeParse(await response.json().catch(() => null))
  if (!answer.success) return { ok: false, code: 'server', facts: {} }
  // The one thing that is refused here: the batch was cancelled meanwhile.
  return !answer.data.ok && answer.data.code === 'refused'
    ? { ...answer.data, code: 'cancelled' }
    : answer.data
}

const isReadable = (body: Blob): Promise<boolean> =>
  body
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )

const NAME_MAX = 40

/** A line without the marks that make it a heading, a quotation or bold in Markdown. */
const withoutMarks = (line: string): string =>
  line.replace(/^(?:#{1,6}|>|\s)+/u, '').replace(/(?:^[*_]+|\s+#+\s*$|[*_]+\s*$)/gu, '')

/**
 * The file that a pasted text becomes: named as asked; else by its first words, until the page is read and says what it is.
 */
export function fileOfText(text: string, name: string): FoundFile {
  const first =
    text
      .split(/[\r\n]/u)
      .map(withoutMarks)
      .find((line) => line.trim() !== '') ?? ''
  const base = (name.trim() || headOf(first, NAME_MAX)).replaceAll(/[/\\:*?"<>|\p{C}]/gu, ' ').trim()
  const body = new Blob([text], { type: 'text/plain' })
  if (/\.(?:txt|md)$/iu.test(base)) return { name: base, body }
  return { name: `${base}.txt`, body, pasted: name.trim() === '' ? 'unnamed' : 'named' }
}
