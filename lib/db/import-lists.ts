import 'server-only'
import { z } from 'zod'
import {
  ITEMS_SCREEN,
  PAGE_LINKS,
  type BatchQuery,
  type BatchView,
  type ItemState,
} from '../editorial/import-batch'
import { db } from './client'
import { Prisma } from './generated/client'

/** What fills the sentence of an error, as it is stored. */
export const ImportFacts = z.record(z.string(), z.union([z.string(), z.number()])).catch({})

type Head = Omit<BatchView, 'items' | 'createdAt' | 'counts'> & { createdAt: Date } & Record<
    ItemState,
    number
  >

/** A batch's columns and its counts, with all that `where` lets through, newest first. */
function headsWhere(where: Prisma.Sql, limit: number): Promise<Head[]> {
  return db.$queryRaw<Head[]>`
    WITH shown AS (
      SELECT * FROM "ImportBatch" b WHERE ${where} ORDER BY b."createdAt" DESC, b."id" DESC LIMIT ${limit})
    SELECT b."id", b."createdAt", u."name" AS "createdBy", b."cancelledAt" IS NOT NULL AS "isCancelled",
      b."settledAt" IS NOT NULL AS "isSettled",
      (count(*) FILTER (WHERE i."state" = 'WAITING'))::int AS "waiting",
      (count(*) FILTER (WHERE i."state" = 'RUNNING'))::int AS "running",
      (count(*) FILTER (WHERE i."state" = 'DONE' AND i."isNew"))::int AS "imported",
      (count(*) FILTER (WHERE i."state" = 'DONE' AND NOT i."isNew"))::int AS "known",
      (count(*) FILTER (WHERE i."state" = 'DONE' AND i."isNew" IS NULL))::int AS "unpacked",
      (count(*) FILTER (WHERE i."state" = 'FAILED'))::int AS "failed",
      (count(*) FILTER (WHERE i."state" = 'CANCELLED'))::int AS "cancelled",
      coalesce(bool_or(i."state" = 'FAILED' AND i."bytes" IS NOT NULL), false) AS "mayRetry"
    FROM shown b JOIN "ImportItem" i ON i."batchId" = b."id" LEFT JOIN "User" u ON u."id" = b."createdById"
    GROUP BY b."id", b."createdAt", b."cancelledAt", b."settledAt", u."name" ORDER BY b."createdAt" DESC, b."id" DESC`
}

type ItemRow = Omit<BatchView['items'][number], 'facts'> & { facts: unknown }

/** One screen of the files of a batch, in their order. */
async function itemsOf(batchId: string, { from, state }: BatchQuery): Promise<BatchView['items']> {
  const only = state === 'failed' ? Prisma.sql`i."state" = 'FAILED'` : Prisma.sql`TRUE`
  const rows = await db.$queryRaw<ItemRow[]>`
    SELECT i."id", i."path",
      CASE i."state" WHEN 'WAITING' THEN 'waiting' WHEN 'RUNNING' THEN 'running' WHEN 'FAILED' THEN 'failed'
        WHEN 'CANCELLED' THEN 'cancelled'
        ELSE CASE WHEN i."isNew" THEN 'imported' WHEN i."isNew" IS NULL THEN 'unpacked' ELSE 'known' END END AS "state",
      ARRAY(SELECT p."id"::text FROM "SourcePage" p WHERE p."fileId" = i."fileId" ORDER BY p."sheet"
        LIMIT ${PAGE_LINKS}) AS "pageIds",
      coalesce(i."pages", 0) AS "pages", coalesce(i."articles", 0) AS "articles", coalesce(i."members", 0) AS "members",
      i."errorCode" AS "code", i."errorFacts" AS "facts", i."state" = 'FAILED' AND i."bytes" IS NOT NULL AS "mayRetry"
    FROM "ImportItem" i WHERE i."batchId" = ${batchId}::uuid AND ${only}
    ORDER BY i."position", i."member" OFFSET ${from} LIMIT ${ITEMS_SCREEN}`
  return rows.map((row) => ({ ...row, facts: ImportFacts.parse(row.facts) }))
}

function toView(head: Head, items: BatchView['items']): BatchView {
  const { waiting, running, imported, known, unpacked, failed, cancelled, createdAt, ...facts } = head
  const counts = { waiting, running, imported, known, unpacked, failed, cancelled }
  return { ...facts, createdAt: createdAt.toISOString(), counts, items }
}

/** A batch with one screen of its files, or null. */
export async function findBatchView(id: string, query: BatchQuery): Promise<BatchView | null> {
  const [head] = await headsWhere(Prisma.sql`b."id" = ${id}::uuid`, 1)
  return head ? toView(head, await itemsOf(id, query)) : null
}

/** The newest batches, without their files. */
export async function listBatchViews(limit: number): Promise<BatchView[]> {
  const heads = await headsWhere(
    Prisma.sql`EXISTS (SELECT FROM "ImportItem" i WHERE i."batchId" = b."id")`,
    limit,
  )
  return heads.map((head) => toView(head, []))
}
