import 'server-only'
import { db } from '../db/client'
import { holdBatch, putBatch, putItem } from '../db/imports'
import { enqueue } from '../db/jobs'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { NotFound, Refused } from '../errors'

type File = { path: string; bytes: Uint8Array }

/**
 * Hands a file to the worker, in a batch begun before by the same person, or in a new one. The job is queued with it, or
 * neither is. Throws `NotFound` for a batch of somebody else, `Refused` for one that was cancelled.
 */
export async function queueImport(
  actor: Actor,
  file: File,
  begunId: string | null,
): Promise<{ batchId: string; itemId: string }> {
  authorize(actor, 'page.import')
  return db.$transaction(
    async (tx) => {
      const batchId = begunId ?? (await putBatch(tx, actor.id))
      const batch = await holdBatch(tx, batchId)
      if (batch?.createdById !== actor.id) throw new NotFound()
      if (batch.isCancelled) throw new Refused('import-cancelled')
      const itemId = await putItem(tx, batchId, { ...file, size: file.bytes.length })
      await enqueue(tx, 'import-batch', { batchId }, batchId)
      return { batchId, itemId }
    },
    { timeout: 120_000 },
  )
}
