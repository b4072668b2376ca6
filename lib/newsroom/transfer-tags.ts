import 'server-only'
import { createHash } from 'node:crypto'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { changeTagRecord, listTagRecords, putTagRecord } from '../db/tag-transfer'
import { markTagStale } from '../db/tags'
import { lockEntries, takeMergeTurn } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { readCsv, toCsv } from '../editorial/csv'
import { planTagImport, type HeadingProblem, type ImportPlan } from '../editorial/plan-tag-import'
import { authorize } from '../editorial/policy'
import { TAG_COLUMNS, toTagCells } from '../editorial/tag-csv'
import { Conflict } from '../errors'
import { decodeFile } from '../pipeline/decode-file'

/** The whole vocabulary as a table: UTF-8 with a byte order mark, columns in a fixed order. */
export async function exportTags(actor: Actor): Promise<string> {
  authorize(actor, 'tag.transfer')
  const tags = await listTagRecords()
  const rows = tags.map((tag) => {
    const cells = toTagCells(tag)
    return TAG_COLUMNS.map((column) => cells[column])
  })
  return toCsv([TAG_COLUMNS, ...rows])
}

/** What an import would do, or why the file is no table of tags. `digest` stands for exactly this plan. */
export type ImportPreview =
  | { kind: 'plan'; plan: ImportPlan; digest: string }
  | { kind: 'heading'; heading: HeadingProblem }
  | { kind: 'not-csv' }

type TableFile = { name: string; bytes: Uint8Array }

/** Reads a table of tags and says what it would change. Throws ImportError for a file that is no text. */
export async function previewTagImport(actor: Actor, file: TableFile): Promise<ImportPreview> {
  authorize(actor, 'tag.transfer')
  return previewOf(db, file)
}

async function previewOf(tx: Tx, { bytes }: TableFile): Promise<ImportPreview> {
  // Excel writes GB18030 on a Chinese machine; it is read like a page.
  const rows = readCsv(decodeFile(bytes, 'table.txt').text)
  if (!rows) return { kind: 'not-csv' }
  const plan = planTagImport(rows, await listTagRecords(tx))
  if ('missing' in plan) return { kind: 'heading', heading: plan }
  return { kind: 'plan', plan, digest: createHash('sha256').update(JSON.stringify(plan)).digest('hex') }
}

/**
 * Carries a plan out that someone has seen, all of it or nothing. Throws `Conflict` when it would not do the same any more,
 * or when the plan has a problem. Answers how many tags it added and changed.
 */
export async function importTags(
  actor: Actor,
  file: TableFile & { digest: string },
): Promise<{ created: number; changed: number }> {
  authorize(actor, 'tag.transfer')
  return db.$transaction(
    async (tx) => {
      await takeMergeTurn(tx, 'Tag')
      const preview = await previewOf(tx, file)
      if (preview.kind !== 'plan' || preview.digest !== file.digest || preview.plan.problems.length > 0) {
        throw new Conflict()
      }
      const { creates, changes } = preview.plan
      if (creates.length + changes.length === 0) return { created: 0, changed: 0 }
      const act = newAct(doerOf(actor))
      const target = { type: 'tag-table', id: file.digest, label: file.name }
      const counts = { created: creates.length, changed: changes.length }
      await recordAudit(tx, act, 'tag.import', target, counts)
      await carryOut(tx, act, preview.plan)
      return counts
    },
    { timeout: 300_000, maxWait: 10_000 },
  )
}

async function carryOut(tx: Tx, act: Act, { creates, changes }: ImportPlan): Promise<void> {
  const ids = changes.map(({ id }) => id)
  const locked = await lockEntries(tx, 'Tag', ids)
  if (changes.some(({ id, version }) => locked.get(id)?.version !== version)) throw new Conflict()
  if (ids.length > 0) await markTagStale(tx, ids)
  for (const change of changes) {
    await changeTagRecord(tx, change)
    const target = { type: 'tag', id: change.id, label: change.fields.name }
    const detail = Object.fromEntries(
      change.changes.map(({ column, before, after }) => [column, { before, after }]),
    )
    await recordAudit(tx, act, 'tag.profile', target, detail)
  }
  for (const { fields } of creates) {
    const id = await putTagRecord(tx, fields)
    const { type, disambiguation } = fields
    await recordAudit(
      tx,
      act,
      'tag.create',
      { type: 'tag', id, label: fields.name },
      { type, disambiguation },
    )
  }
}
