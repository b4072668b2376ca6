import { ImportAnswer } from '@/lib/editorial/import-answer'

/** A file, or a pasted text, on its way in. */
export type ImportItem = {
  /** Counts from 0 in the order they were handed over. */
  key: number
  name: string
  body: Blob
  state: 'waiting' | 'sending' | 'imported' | 'known' | 'failed'
  answer: ImportAnswer | null
}

export type QueueChange =
  | { type: 'add'; files: readonly { name: string; body: Blob }[] }
  | { type: 'send'; key: number }
  | { type: 'answer'; key: number; answer: ImportAnswer }
  | { type: 'retry'; key: number }

/** The queue after a change. Items are never taken out, so that every result stays readable. */
export function changeQueue(items: readonly ImportItem[], change: QueueChange): ImportItem[] {
  if (change.type === 'add') {
    const added = change.files.map((file, at): ImportItem => ({
      ...file,
      key: items.length + at,
      state: 'waiting',
      answer: null,
    }))
    return [...items, ...added]
  }
  return items.map((item) => (item.key === change.key ? { ...item, ...after(change) } : item))
}

function after(change: Exclude<QueueChange, { type: 'add' }>): Pick<ImportItem, 'state' | 'answer'> {
  if (change.type === 'send') return { state: 'sending', answer: null }
  if (change.type === 'retry') return { state: 'waiting', answer: null }
  const { answer } = change
  return { state: answer.ok ? (answer.data.isNew ? 'imported' : 'known') : 'failed', answer }
}

/**
 * Sends one file and answers what became of it; a lost connection and a broken server are answers too. A file larger than
 * `bytesMax` stays here: the server would hang up in the middle of it.
 */
export async function sendFile(
  { name, body }: { name: string; body: Blob },
  bytesMax: number,
): Promise<ImportAnswer> {
  if (body.size > bytesMax) return { ok: false, code: 'too-large', facts: { bytesMax } }
  // A file that was moved or changed since it was chosen fails here, not on the way.
  if (!(await isReadable(body))) return { ok: false, code: 'unreadable', facts: {} }
  let response: Response
  try {
    response = await fetch(`/api/desk/import?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    })
  } catch {
    return { ok: false, code: 'network', facts: {} }
  }
  const answer = ImportAnswer.safeParse(await response.json().catch(() => null))
  return answer.success ? answer.data : { ok: false, code: 'server', facts: {} }
}

const isReadable = (body: Blob): Promise<boolean> =>
  body.arrayBuffer().then(
    () => true,
    () => false,
  )

const NAME_MAX = 40

/** A line without the marks that make it a heading, a quotation or bold in Markdown. */
const withoutMarks = (line: string): string =>
  line.replace(/^(?:#{1,6}|>|\s)+/u, '').replace(/(?:^[*_]+|\s+#+\s*$|[*_]+\s*$)/gu, '')

/** The file that a pasted text becomes: named as asked, else by its first words. */
export function fileOfText(text: string, name: string): { name: string; body: Blob } {
  const first =
    text
      .split(/[\r\n]/u)
      .map(withoutMarks)
      .find((line) => line.trim() !== '') ?? ''
  const base = (name.trim() || first.slice(0, NAME_MAX)).replaceAll(/[/\\:*?"<>|\p{C}]/gu, ' ').trim()
  const body = new Blob([text], { type: 'text/plain' })
  return { name: /\.(?:txt|md)$/iu.test(base) ? base : `${base}.txt`, body }
}
