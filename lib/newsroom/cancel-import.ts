import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { cancelBatch, holdBatch, settleBatch } from '../db/imports'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'

/** Ends an import: files that wait are not read any more, one in hand is still imported as a whole. Again is once. */
export async function cancelImport(actor: Actor, batchId: string): Promise<void> {
  authorize(actor, 'page.import')
  await db.$transaction(async (tx) => {
    const batch = await holdBatch(tx, batchId)
    if (!batch) throw new NotFound()
    if (batch.isCancelled) return
    const files = await cancelBatch(tx, batchId)
    await recordAudit(
      tx,
      newAct(doerOf(actor)),
      'import.cancel',
      { type: 'import', id: batchId, label: '' },
      { files },
    )
  })
  await settleBatch(batchId)
}
