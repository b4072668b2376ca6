import 'server-only'
import type { Doer } from '../editorial/actor'
import type { ImportErrorFacts } from '../pipeline/import-error'
import { db, type Tx } from './client'

/** How many workers may end with a file in hand before it is given up. */
const ATTEMPTS_MAX = 3

/** Begins a batch by an id that is nobody's yet; one that was begun stays as it is. */
export async function putBatch(tx: Tx, id: string, createdById: string): Promise<void> {
  await tx.importBatch.createMany({ data: { id, createdById }, skipDuplicates: true })
}

export type HeldBatch = { createdById: string | null; isCancelled: boolean }

/** A batch, which nobody else changes until the end of the transaction; null when there is none. */
export async function holdBatch(tx: Tx, id: string): Promise<HeldBatch | null> {
  // Files may still be added to it meanwhile, by whom it does not concern: the members of an archive.
  const [batch] = await tx.$queryRaw<HeldBatch[]>`
    SELECT "createdById", "cancelledAt" IS NOT NULL AS "isCancelled" FROM "ImportBatch" WHERE "id" = ${id}::uuid
    FOR NO KEY UPDATE`
  return batch ?? null
}

/** Whether a batch was cancelled, as anybody sees it now. */
export async function isCancelled(batchId: string): Promise<boolean> {
  return (await db.importBatch.count({ where: { id: batchId, cancelledAt: { not: null } } })) > 0
}

type NewItem = { path: string; size: number } & (
  { bytes: Uint8Array } | { errorCode: string; errorFacts: ImportErrorFacts }
)

/** Adds a file to the end of a batch that is held. Answers its id; null when the batch has `filesMax` files already. */
export async function putItem(
  tx: Tx,
  batchId: string,
  file: { path: string; bytes: Uint8Array },
  filesMax: number,
): Promise<string | null> {
  const { _max } = await tx.importItem.aggregate({ where: { batchId }, _max: { position: true } })
  const position = (_max.position ?? -1) + 1
  if (position >= filesMax) return null
  const { id } = await tx.importItem.create({
    data: { batchId, position, ...dataOf({ ...file, size: file.bytes.length }) },
    select: { id: true },
  })
  await tx.importBatch.updateMany({
    where: { id: batchId, settledAt: { not: null } },
    data: { settledAt: null },
  })
  return id
}

/** Adds a file of an archive in hand, the `member`th from 1; one that cannot be read is settled already. */
export async function putMember(tx: Tx, archive: ClaimedItem, member: number, file: NewItem): Promise<void> {
  const { batchId, position } = archive
  await tx.importItem.create({ data: { batchId, position, member, ...dataOf(file) }, select: { id: true } })
}

const dataOf = ({ path, size, ...rest }: NewItem) => ({
  path,
  size,
  ...('bytes' in rest
    ? { bytes: Uint8Array.from(rest.bytes) }
    : { ...rest, state: 'FAILED' as const, settledAt: new Date() }),
})

export type ClaimedItem = { id: string; batchId: string; position: number; path: string; bytes: Uint8Array }

/**
 * Takes the next waiting file of a batch in hand; null when there is none, or when the batch was cancelled. Archives come
 * last: so what one of them holds is read before the next is unpacked.
 */
export async function claimItem(batchId: string): Promise<ClaimedItem | null> {
  const [claimed] = await db.$queryRaw<{ id: string }[]>`
    UPDATE "ImportItem" SET "state" = 'RUNNING', "startedAt" = now()
    WHERE "id" = (
      SELECT i."id" FROM "ImportItem" i JOIN "ImportBatch" b ON b."id" = i."batchId"
      WHERE i."batchId" = ${batchId}::uuid AND i."state" = 'WAITING' AND b."cancelledAt" IS NULL
      ORDER BY i."path" ~* '\\.zip$', i."position", i."member" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id"`
  if (!claimed) return null
  const { bytes, ...item } = await db.importItem.findUniqueOrThrow({
    where: { id: claimed.id },
    select: { id: true, batchId: true, position: true, path: true, bytes: true },
  })
  return { ...item, bytes: bytes ?? new Uint8Array() }
}

export type Outcome =
  | { pageId: string; isNew: boolean; pages: number; articles: number }
  | { members: number }
  | { errorCode: string; errorFacts: ImportErrorFacts; mayRetry: boolean }

/** Writes what became of a file in hand. Its bytes go, unless another try may help. */
export async function settleItem(tx: Tx, id: string, outcome: Outcome): Promise<void> {
  const settledAt = new Date()
  if ('errorCode' in outcome) {
    const { errorCode, errorFacts, mayRetry } = outcome
    const kept = mayRetry ? {} : { bytes: null }
    await tx.importItem.update({
      where: { id },
      data: { state: 'FAILED', settledAt, errorCode, errorFacts, ...kept },
    })
    return
  }
  if ('members' in outcome) {
    const { members } = outcome
    await tx.importItem.update({ where: { id }, data: { state: 'DONE', settledAt, bytes: null, members } })
    return
  }
  const { pageId, isNew, pages, articles } = outcome
  const page = await tx.sourcePage.findUniqueOrThrow({ where: { id: pageId }, select: { fileId: true } })
  await tx.importItem.update({
    where: { id },
    data: { state: 'DONE', settledAt, bytes: null, fileId: page.fileId, isNew, pages, articles },
  })
}

/**
 * Files that a worker had in hand when it ended wait again; after the third time one is given up. Only for who holds the
 * lock of the batch: then nobody has any of them in hand.
 */
export async function releaseItems(batchId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "ImportItem" SET "attempts" = "attempts" + 1,
      "state" = CASE WHEN "attempts" + 1 < ${ATTEMPTS_MAX} THEN 'WAITING' ELSE 'FAILED' END::"ImportState",
      "errorCode" = CASE WHEN "attempts" + 1 < ${ATTEMPTS_MAX} THEN NULL ELSE 'failed' END,
      "settledAt" = CASE WHEN "attempts" + 1 < ${ATTEMPTS_MAX} THEN NULL ELSE now() END
    WHERE "batchId" = ${batchId}::uuid AND "state" = 'RUNNING'`
}

/** Lets a file in hand wait again, as if it had not been begun. */
export async function putBackItem(id: string): Promise<void> {
  await db.importItem.update({ where: { id }, data: { state: 'WAITING', startedAt: null } })
}

/** Notes that nothing of a batch is left to do, if so; what still waits in a cancelled one is cancelled. Answers whether it is settled. */
export async function settleBatch(batchId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const batch = await holdBatch(tx, batchId)
    if (!batch) return true
    if (batch.isCancelled) await cancelWaiting(tx, batchId)
    const open = await tx.importItem.count({ where: { batchId, state: { in: ['WAITING', 'RUNNING'] } } })
    if (open > 0) return false
    await tx.importBatch.updateMany({
      where: { id: batchId, settledAt: null },
      data: { settledAt: new Date() },
    })
    return true
  })
}

/** Cancels a held batch: what waits is not read any more, what is in hand is finished. Answers how many files that concerns. */
export async function cancelBatch(tx: Tx, batchId: string): Promise<number> {
  await tx.importBatch.update({ where: { id: batchId }, data: { cancelledAt: new Date() } })
  return cancelWaiting(tx, batchId)
}

async function cancelWaiting(tx: Tx, batchId: string): Promise<number> {
  const { count } = await tx.importItem.updateMany({
    where: { batchId, state: 'WAITING' },
    data: { state: 'CANCELLED', settledAt: new Date(), bytes: null },
  })
  return count
}

/** Lets the files of a held batch wait again that failed and whose bytes are still here. Answers how many. */
export async function retryItems(tx: Tx, batchId: string): Promise<number> {
  const { count } = await tx.importItem.updateMany({
    where: { batchId, state: 'FAILED', bytes: { not: null } },
    data: {
      state: 'WAITING',
      settledAt: null,
      startedAt: null,
      errorCode: null,
      errorFacts: {},
      dismissedAt: null,
      attempts: 0,
    },
  })
  if (count > 0) await tx.importBatch.update({ where: { id: batchId }, data: { settledAt: null } })
  return count
}

/** Notes that a failure needs nobody any more. Answers the file; null when there is no such failure, or it was noted before. */
export async function dismissFailure(tx: Tx, id: string): Promise<{ batchId: string; path: string } | null> {
  const [item] = await tx.importItem.updateManyAndReturn({
    where: { id, state: 'FAILED', dismissedAt: null },
    data: { dismissedAt: new Date() },
    select: { batchId: true, path: true },
  })
  return item ?? null
}

/** Batches with something left to do, the oldest first. */
export async function listOpenBatches(): Promise<string[]> {
  const rows = await db.importBatch.findMany({
    where: { settledAt: null, items: { some: {} } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** For whom a batch is imported. */
export async function findBatchDoer(batchId: string): Promise<Doer> {
  const batch = await db.importBatch.findUnique({
    where: { id: batchId },
    select: { createdBy: { select: { id: true, name: true } } },
  })
  return { id: batch?.createdBy?.id ?? null, label: batch?.createdBy?.name ?? '' }
}

/** Forgets the bytes of files that failed before a moment: after that they must be handed over again. */
export async function dropFailedBytes(before: Date): Promise<void> {
  await db.importItem.updateMany({
    where: { state: 'FAILED', settledAt: { lt: before }, bytes: { not: null } },
    data: { bytes: null },
  })
}
