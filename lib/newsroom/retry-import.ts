import 'server-only'
import { db } from '../db/client'
import { holdBatch, retryItems } from '../db/imports'
import { enqueue } from '../db/jobs'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { NotFound, Refused } from '../errors'

/** Tries the files of a batch again that the system gave up. Throws `Refused` for a batch that was cancelled. */
export async function retryImport(actor: Actor, batchId: string): Promise<void> {
  authorize(actor, 'page.import')
  await db.$transaction(async (tx) => {
    const batch = await holdBatch(tx, batchId)
    if (!batch) throw new NotFound()
    if (batch.isCancelled) throw new Refused('import-cancelled')
    if ((await retryItems(tx, batchId)) > 0) await enqueue(tx, 'import-batch', { batchId }, batchId)
  })
}
