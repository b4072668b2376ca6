import 'server-only'
import { z } from 'zod'
import type { DropCounts } from '../document/place-recommended'
import { db, type Tx } from './client'

/** Keeps that the outside model is to be asked about a revision; one that waits for an older one is overtaken. */
export async function putWaiting(
  tx: Tx,
  row: { articleId: string; revision: number; model: string },
): Promise<void> {
  await tx.recommendation.updateMany({
    where: { articleId: row.articleId, state: 'waiting', revision: { lt: row.revision } },
    data: { state: 'overtaken', settledAt: new Date() },
  })
  await tx.recommendation.createMany({ data: [row], skipDuplicates: true })
}

/** The revision of an article that waits to be asked about, counted as tried once more; null when none waits. */
export async function claimWaiting(
  articleId: string,
): Promise<{ articleId: string; revision: number; attempts: number } | null> {
  const [row] = await db.$queryRaw<{ articleId: string; revision: number; attempts: number }[]>`
    UPDATE "Recommendation" SET "attempts" = "attempts" + 1
    WHERE "articleId" = ${articleId}::uuid AND "state" = 'waiting'
    RETURNING "articleId"::text AS "articleId", "revision", "attempts"`
  return row ?? null
}

type Key = { articleId: string; revision: number }

/** Keeps what came of it, once: answers false when it does not wait any more, and then nothing may be added. */
export async function settleDone(
  tx: Tx,
  { articleId, revision }: Key,
  result: { proposed: number; dropped: DropCounts },
): Promise<boolean> {
  const { count } = await tx.recommendation.updateMany({
    where: { articleId, revision, state: 'waiting' },
    data: { state: 'done', error: null, settledAt: new Date(), ...result },
  })
  return count > 0
}

/** Keeps why a try failed, and whether that was the last. */
export async function putFailure(
  { articleId, revision }: Key,
  { error, isLast }: { error: string; isLast: boolean },
): Promise<void> {
  await db.recommendation.updateMany({
    where: { articleId, revision, state: 'waiting' },
    data: { error, ...(isLast && { state: 'failed', settledAt: new Date() }) },
  })
}

/** The articles that wait, longest first. */
export async function listWaiting(limit: number): Promise<string[]> {
  const rows = await db.recommendation.findMany({
    where: { state: 'waiting' },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: { articleId: true },
  })
  return rows.map(({ articleId }) => articleId)
}

const Count = z.object({ state: z.string(), articles: z.int(), proposed: z.int() })

/** How the outside model did: articles by state, what it proposed, and what was dropped by reason. */
export async function countRecommendations() {
  const states = await db.$queryRaw<unknown[]>`
    SELECT "state", count(*)::int AS "articles", sum("proposed")::int AS "proposed" FROM "Recommendation" GROUP BY 1`
  const dropped = await db.$queryRaw<{ reason: string; count: number }[]>`
    SELECT d."key" AS "reason", sum(d."value"::int)::int AS "count" FROM "Recommendation" r, jsonb_each_text(r."dropped") d
    GROUP BY 1 HAVING sum(d."value"::int) > 0 ORDER BY 2 DESC, 1`
  const errors = await db.$queryRaw<{ code: string; count: number }[]>`
    SELECT "error" AS "code", count(*)::int AS "count" FROM "Recommendation" WHERE "error" IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1`
  return { states: z.array(Count).parse(states), dropped, errors }
}
