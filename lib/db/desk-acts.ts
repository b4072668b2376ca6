import 'server-only'
import { z } from 'zod'
import { DeskAct } from '../editorial/desk-act'
import type { DeskActNote, PageLedgerView } from '../editorial/page-ledger-view'
import { PageLedger } from '../editorial/page-ledger'
import { db, type Tx } from './client'

/** One act with the page's ledger before and after it. */
export type ActStep = { act: DeskAct; before: PageLedger; after: PageLedger }

/** Adds acts to the history of a page in their order; what was undone before is passed over for good. */
export async function putActs(
  tx: Tx,
  pageId: string,
  steps: readonly ActStep[],
  actorId: string | null,
): Promise<void> {
  await tx.deskAct.updateMany({ where: { pageId, state: 'undone' }, data: { state: 'dropped' } })
  const last = await tx.deskAct.aggregate({ where: { pageId }, _max: { number: true } })
  const first = (last._max.number ?? 0) + 1
  await tx.deskAct.createMany({
    data: steps.map((step, at) => ({ pageId, number: first + at, actorId, ...step })),
  })
}

const Stored = z.object({
  id: z.uuid(),
  number: z.int(),
  act: DeskAct,
  before: PageLedger,
  after: PageLedger,
})
export type StoredAct = z.infer<typeof Stored>

/** The act that undo takes back, or that redo brings again; null when there is none. */
export async function findNextAct(tx: Tx, pageId: string, way: 'undo' | 'redo'): Promise<StoredAct | null> {
  const row = await tx.deskAct.findFirst({
    where: { pageId, state: way === 'undo' ? 'done' : 'undone' },
    orderBy: { number: way === 'undo' ? 'desc' : 'asc' },
  })
  return row && Stored.parse(row)
}

export async function setActState(tx: Tx, id: string, state: 'done' | 'undone'): Promise<void> {
  await tx.deskAct.update({ where: { id }, data: { state } })
}

/** What undo and redo would do on a page, and how many acts stand. */
export async function readHistory(pageId: string, client: Tx = db): Promise<PageLedgerView['history']> {
  return {
    undo: await findNote(client, pageId, 'undo'),
    redo: await findNote(client, pageId, 'redo'),
    count: await client.deskAct.count({ where: { pageId, state: 'done' } }),
  }
}

async function findNote(client: Tx, pageId: string, way: 'undo' | 'redo'): Promise<DeskActNote | null> {
  const row = await client.deskAct.findFirst({
    where: { pageId, state: way === 'undo' ? 'done' : 'undone' },
    orderBy: { number: way === 'undo' ? 'desc' : 'asc' },
    select: { number: true, act: true, at: true, actor: { select: { name: true } } },
  })
  if (!row) return null
  const { number, act, at, actor } = row
  return { number, kind: DeskAct.parse(act).kind, by: actor?.name ?? null, at: at.toISOString() }
}
