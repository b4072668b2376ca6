import 'server-only'
import {
  OVERDUE_MINUTES,
  SIDE_EFFECTS,
  sideEffectKey,
  type SideEffectKind,
  type SideEffectList,
  type SideEffectRow,
  type SideEffectState,
} from '../editorial/side-effects'
import { NotFound } from '../errors'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'

/** Plans what follows from a publication at an hour; planned again, it stays one. */
export async function planSideEffect(
  tx: Tx,
  effect: { kind: SideEffectKind; articleId: string; publicationId: string; dueAt: Date },
): Promise<void> {
  const { kind, articleId, publicationId, dueAt } = effect
  const key = sideEffectKey(kind, publicationId)
  const row = { key, kind, articleId, detail: { publicationId }, dueAt, nextAt: dueAt }
  await tx.sideEffect.createMany({ data: [row], skipDuplicates: true })
}

/** What was to follow from a publication that has ended follows no more. */
export async function dropSideEffects(tx: Tx, publicationId: string, at: Date): Promise<void> {
  await tx.sideEffect.updateMany({
    where: {
      key: { in: SIDE_EFFECTS.map((kind) => sideEffectKey(kind, publicationId)) },
      doneAt: null,
      droppedAt: null,
    },
    data: { droppedAt: at },
  })
}

export type DueEffect = { id: string; kind: SideEffectKind; articleId: string; attempts: number }

/**
 * Takes the next effect that is due, held until the transaction ends: another worker takes another. Null when none is.
 */
export async function takeDueEffect(tx: Tx): Promise<DueEffect | null> {
  const [row] = await tx.$queryRaw<DueEffect[]>`
    SELECT "id"::text AS "id", "kind", "articleId"::text AS "articleId", "attempts" FROM "SideEffect"
    WHERE "doneAt" IS NULL AND "droppedAt" IS NULL AND "nextAt" <= now() ORDER BY "nextAt", "id" LIMIT 1
    FOR UPDATE SKIP LOCKED`
  return row ?? null
}

export async function finishEffect(tx: Tx, { id, attempts }: DueEffect, doneAt: Date): Promise<void> {
  await tx.sideEffect.update({ where: { id }, data: { doneAt, error: null, attempts: attempts + 1 } })
}

/** Writes down why a try failed and when the next may begin. Answers whether the try before it, if any, had not failed. */
export async function failEffect(
  tx: Tx,
  { id, attempts }: DueEffect,
  { error, nextAt }: { error: string; nextAt: Date },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isFirst: boolean }[]>`
    WITH before AS (SELECT "id", "error" IS NULL AS "isFirst" FROM "SideEffect" WHERE "id" = ${id}::uuid FOR UPDATE)
    UPDATE "SideEffect" e SET "error" = ${error}, "nextAt" = ${nextAt}, "attempts" = ${attempts + 1}
    FROM before WHERE e."id" = before."id" RETURNING before."isFirst"`
  return row?.isFirst ?? false
}

/** Makes an effect due now, done before or not. Throws NotFound; one that is not wanted any more stays so. */
export async function replayEffect(tx: Tx, id: string, now: Date): Promise<{ id: string; headline: string }> {
  const row = await tx.sideEffect.findUnique({
    where: { id },
    select: { dueAt: true, droppedAt: true, article: { select: { id: true, headline: true } } },
  })
  if (!row || row.droppedAt || row.dueAt > now) throw new NotFound()
  await tx.sideEffect.update({ where: { id }, data: { doneAt: null, nextAt: now } })
  return row.article
}

const STATE = Prisma.sql`CASE
  WHEN e."doneAt" IS NOT NULL THEN 'done' WHEN e."error" IS NOT NULL THEN 'failed'
  WHEN e."dueAt" < now() - make_interval(mins => ${OVERDUE_MINUTES}::int) THEN 'overdue' ELSE 'waiting' END`

/** The newest effects, what needs an eye first. */
export async function listSideEffects(size: number): Promise<SideEffectList> {
  const [rows, counts] = await Promise.all([
    db.$queryRaw<SideEffectRow[]>`
      SELECT e."id"::text AS "id", e."kind", ${STATE} AS "state", e."dueAt", e."doneAt", e."attempts", e."error",
        jsonb_build_object('id', a."id", 'headline', a."headline") AS "article"
      FROM "SideEffect" e JOIN "Article" a ON a."id" = e."articleId" WHERE e."droppedAt" IS NULL
      ORDER BY array_position(array['failed', 'overdue', 'waiting', 'done'], ${STATE}), e."dueAt" DESC, e."id" DESC
      LIMIT ${size}`,
    countSideEffects(),
  ])
  return { rows, counts }
}

async function countSideEffects(): Promise<Record<SideEffectState, number>> {
  const rows = await db.$queryRaw<{ state: SideEffectState; count: number }[]>`
    SELECT ${STATE} AS "state", count(*)::int AS "count" FROM "SideEffect" e WHERE e."droppedAt" IS NULL GROUP BY 1`
  const none = { failed: 0, overdue: 0, waiting: 0, done: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}
