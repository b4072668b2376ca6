import 'server-only'
import { withBatchLock } from '../db/batch-lock'
import { db } from '../db/client'
import {
  claimItem,
  findBatchDoer,
  isCancelled,
  putBackItem,
  putMember,
  releaseItems,
  settleBatch,
  settleItem,
  type ClaimedItem,
  type Outcome,
} from '../db/imports'
import { enqueue } from '../db/jobs'
import type { Doer } from '../editorial/actor'
import type { Payload } from '../editorial/jobs'
import { isArchive, openReader, type Reader } from '../extract/open-reader'
import { importFile } from '../newsroom/import-page'
import { ImportError } from '../pipeline/import-error'

/**
 * This long after its first file the next batch has its turn, so that a small one need not wait for a large one. The first
 * does not count: the reader starts with it, and would be all that a busy machine does in a turn.
 */
const TURN_MS = 20_000
const EXPAND_MINUTES_MAX = 15
const MEMBERS_BETWEEN_LOOKS = 20
/** What another try may get past; the other reasons lie in the file itself. */
const MAY_PASS = ['failed', 'too-slow', 'too-much-memory']

/**
 * Reads the files of a batch that wait, one after the other. Each is imported as a whole, and settled in the same
 * transaction: whenever this process ends, a file is imported and settled, or it waits. Running twice is running once.
 */
export async function importBatch(
  { batchId }: Payload<'import-batch'>,
  stopping: AbortSignal,
): Promise<void> {
  const isSettled = await withBatchLock(batchId, async () => {
    await releaseItems(batchId)
    await takeTurn(batchId, stopping)
    return settleBatch(batchId)
  })
  if (isSettled === false && !stopping.aborted) await enqueue(db, 'import-batch', { batchId }, batchId)
}

async function takeTurn(batchId: string, stopping: AbortSignal): Promise<void> {
  const doer = await findBatchDoer(batchId)
  let until = Infinity
  const reader = openReader()
  try {
    while (!stopping.aborted && performance.now() < until) {
      const item = await claimItem(batchId)
      if (!item) return
      await importItem(reader, doer, item)
      until = Math.min(until, performance.now() + TURN_MS)
    }
  } finally {
    reader.close()
  }
}

async function importItem(reader: Reader, doer: Doer, item: ClaimedItem): Promise<void> {
  const file = { name: item.path, bytes: item.bytes }
  try {
    if (isArchive(file)) await expandItem(reader, item)
    else
      await importFile(doer, file, {
        read: reader.read,
        note: (tx, { pageId, isNew, pageIds, articles }) =>
          settleItem(tx, item.id, { pageId, isNew, pages: pageIds.length, articles }),
      })
  } catch (error) {
    if (error instanceof Cancelled) await putBackItem(item.id)
    else await settleItem(db, item.id, toOutcome(error, item))
  }
}

class Cancelled extends Error {}

/** The members of an archive become files of the batch, all of them or none. Throws `Cancelled` when nobody wants them any more. */
async function expandItem(reader: Reader, item: ClaimedItem): Promise<void> {
  await db.$transaction(
    async (tx) => {
      let members = 0
      for await (const { path, size, ...rest } of reader.expand({ name: item.path, bytes: item.bytes })) {
        if (members % MEMBERS_BETWEEN_LOOKS === 0 && (await isCancelled(item.batchId))) throw new Cancelled()
        const content = 'error' in rest ? { errorCode: rest.error.code, errorFacts: rest.error.facts } : rest
        members += 1
        await putMember(tx, item, members, { path, size, ...content })
      }
      await settleItem(tx, item.id, { members })
    },
    { timeout: EXPAND_MINUTES_MAX * 60_000, maxWait: 60_000 },
  )
}

function toOutcome(error: unknown, { id, path }: ClaimedItem): Outcome {
  if (error instanceof ImportError) {
    const { code, facts } = error
    return { errorCode: code, errorFacts: facts, mayRetry: MAY_PASS.includes(code) }
  }
  console.error('import of a file failed', { id, path, error })
  return { errorCode: 'failed', errorFacts: {}, mayRetry: true }
}
