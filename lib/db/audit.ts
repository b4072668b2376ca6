import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Doer } from '../editorial/actor'
import type { AuditAction } from '../editorial/audit'
import { db, type Tx } from './client'
import type { Prisma } from './generated/client'

/** One act of a person or the machine; every record it leaves carries this id. */
export type Act = { id: string; doer: Doer }

/** Begins an act: its records belong together. */
export const newAct = (doer: Doer): Act => ({ id: randomUUID(), doer })

/** The doer that an account is recorded as. */
export const doerOf = (user: { id: string; name: string }): Doer => ({ id: user.id, label: user.name })

/**
 * Records what an act did to one target, in the transaction that does it. Records are never changed or deleted.
 * `label` is the target's name as it reads today, because the target may be renamed or gone later.
 */
export async function recordAudit(
  tx: Tx,
  act: Act,
  action: AuditAction,
  target: { type: string; id: string; label: string },
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actId: act.id,
      actorId: act.doer.id,
      actorLabel: act.doer.label,
      action,
      targetType: target.type,
      targetId: target.id,
      targetLabel: target.label,
      detail,
    },
  })
}

/** Whether an act has left a record of an article already. */
export async function hasRecord(act: Act, articleId: string): Promise<boolean> {
  const found = await db.auditEvent.findFirst({
    where: { targetType: 'article', targetId: articleId, actId: act.id },
    select: { id: true },
  })
  return found !== null
}

/** Whether somebody else did something under this id: an act is one person's. */
export async function isActOfAnother(actId: string, actorId: string): Promise<boolean> {
  const found = await db.auditEvent.findFirst({
    where: { actId, OR: [{ actorId: null }, { actorId: { not: actorId } }] },
    select: { id: true },
  })
  return found !== null
}

/** What was recorded of an article under an act of somebody; null when nothing was. */
export async function detailOf(
  tx: Tx,
  { actId, actorId, articleId }: { actId: string; actorId: string; articleId: string },
  action: AuditAction,
): Promise<unknown> {
  const found = await tx.auditEvent.findFirst({
    where: { actId, actorId, targetType: 'article', targetId: articleId, action },
    select: { detail: true },
  })
  return found?.detail ?? null
}
