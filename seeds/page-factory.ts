import { createHash, randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { putFile, putLedger, putPage, type NewLedgerRow } from '@/lib/db/source-pages'
import type { Actor } from '@/lib/editorial/actor'
import type { BlockRole, DiscardReason, Printed } from '@/lib/pipeline/model'
import { toLines } from '@/lib/pipeline/to-lines'

/** A line of a made page: owned by an article, set aside, or (with neither) owned by nobody. */
type MadeLine = { text: string; articleId?: string; role?: BlockRole; reason?: DiscardReason }

type MadePage = {
  fileName?: string
  newspaper?: Printed
  printedOn?: Printed
  pageLabel?: Printed
  lines: readonly MadeLine[]
}

/** A source page whose lines belong to whom the test says: imports leave none unowned. */
export async function makePage(actor: Actor, page: MadePage): Promise<{ id: string; version: number }> {
  const id = randomUUID()
  const fileName = page.fileName ?? `${id}.txt`
  const text = page.lines.map((line) => line.text).join('\n')
  const bytes = Buffer.from(`${text}\n${id}`)
  const { newspaper = null, printedOn = null, pageLabel = null } = page
  await db.$transaction(async (tx) => {
    const file = {
      id: randomUUID(),
      name: fileName,
      bytes,
      hash: createHash('sha256').update(bytes).digest('hex'),
      format: 'text',
      encoding: 'utf-8',
      importedById: actor.id,
    }
    await putFile(tx, file)
    await putPage(tx, {
      id,
      file,
      sheet: 1,
      text,
      lines: toLines(text),
      reading: { newspaper, printedOn, pageLabel, drafts: [], discards: [] },
    })
    await putLedger(tx, id, ledgerOf(text, page.lines))
  })
  return { id, version: 1 }
}

function ledgerOf(text: string, lines: readonly MadeLine[]): NewLedgerRow[] {
  return toLines(text).flatMap(({ start, end }, at): NewLedgerRow[] => {
    const { articleId, role = 'body', reason } = lines[at] ?? { text: '' }
    const range = { start, end, score: 1, rule: 'test' }
    if (articleId) return [{ articleId, position: at, piece: { ...range, role, joins: false } }]
    return reason ? [{ discard: { ...range, reason } }] : []
  })
}
