import 'server-only'
import { db } from '../db/client'
import { listOpenBatches } from '../db/imports'
import { enqueue } from '../db/jobs'

/** Queues every batch that is not settled; one that a worker works on is left to it. */
export async function resumeImports(): Promise<void> {
  for (const batchId of await listOpenBatches()) await enqueue(db, 'import-batch', { batchId }, batchId)
}
