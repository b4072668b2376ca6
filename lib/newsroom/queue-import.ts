import 'server-only'
import { randomUUID } from 'node:crypto'
import { db } from '../db/client'
import { holdBatch, putBatch, putItem } from '../db/imports'
import { enqueue } from '../db/jobs'
import type { Actor } from '../editorial/actor'
import type { QueuedFile } from '../editorial/import-answer'
import { authorize } from '../editorial/policy'
import { NotFound, Refused } from '../errors'
import { ImportError } from '../pipeline/import-error'
import { MEMBERS_MAX } from '../pipeline/import-limits'

type File = { path: string; bytes: Uint8Array }

/** Megabytes of an archive take their time to be written. */
const MINUTES_MAX = 2

/**
 * Hands a file to the worker: in the batch of this id, which the first file begins, or in one of its own. The job is queued
 * with it, or neither is. Throws `NotFound` for a batch of somebody else, `Refused` for one that was cancelled, ImportError
 * `archive-too-many` for one that is full.
 */
export async function queueImport(
  actor: Actor,
  file: File,
  batchId: string = randomUUID(),
): Promise<QueuedFile> {
  authorize(actor, 'page.import')
  return db.$transaction(
    async (tx) => {
      await putBatch(tx, batchId, actor.id)
      const batch = await holdBatch(tx, batchId)
      if (batch?.createdById !== actor.id) throw new NotFound()
      if (batch.isCancelled) throw new Refused('import-cancelled')
      const itemId = await putItem(tx, batchId, file, MEMBERS_MAX)
      if (itemId === null)
        throw new ImportError('archive-too-many', `more than ${MEMBERS_MAX} files at once`, {
          filesMax: MEMBERS_MAX,
        })
      await enqueue(tx, 'import-batch', { batchId }, batchId)
      return { batchId, itemId }
    },
    { timeout: MINUTES_MAX * 60_000 },
  )
}
