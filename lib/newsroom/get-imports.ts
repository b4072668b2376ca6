import 'server-only'
import { z } from 'zod'
import { findBatchView, listBatchViews } from '../db/import-lists'
import type { Actor } from '../editorial/actor'
import type { BatchQuery, BatchView } from '../editorial/import-batch'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'

const RECENT = 20

/** A batch with one screen of its files. Throws `NotFound` for an id that is none. */
export async function getImport(actor: Actor, id: string, query: BatchQuery): Promise<BatchView> {
  authorize(actor, 'page.import')
  const batch = z.uuid().safeParse(id).success ? await findBatchView(id, query) : null
  if (!batch) throw new NotFound()
  return batch
}

/** The newest imports of the newsroom, without their files. */
export async function listImports(actor: Actor): Promise<BatchView[]> {
  authorize(actor, 'page.import')
  return listBatchViews(RECENT)
}
