import 'server-only'
import { JoinUndo } from '../editorial/join-undo'
import type { DuplicateState } from '../editorial/matches'
import type { Tx } from './client'
import { Prisma } from './generated/client'

export type NewDuplicate = { articleId: string; otherId: string; containment: number; longest: number }

/** Puts two articles before a person. A pair that is known already, in either order, stays as it is. */
export async function putDuplicate(tx: Tx, duplicate: NewDuplicate): Promise<void> {
  const { articleId, otherId, containment, longest } = duplicate
  await tx.$executeRaw`
    INSERT INTO "Duplicate" ("id", "articleId", "otherId", "containment", "longest")
    VALUES (gen_random_uuid(), ${articleId}::uuid, ${otherId}::uuid, ${containment}, ${longest}) ON CONFLICT DO NOTHING`
}

export type DuplicatePair = { id: string; articleId: string; otherId: string }

/** The two articles of a duplicate that waits for a person, or null. */
export async function findOpenDuplicate(tx: Tx, id: string): Promise<DuplicatePair | null> {
  return tx.duplicate.findFirst({
    where: { id, state: 'open' },
    select: { id: true, articleId: true, otherId: true },
  })
}

type Settled = Exclude<DuplicateState, 'open'>

/** Writes what a person decided of a duplicate; `undo` takes a replacement back. False when it is decided already. */
export async function decideDuplicate(
  tx: Tx,
  id: string,
  state: Settled,
  decision: { decidedById: string; decidedAt: Date; undo?: JoinUndo },
): Promise<boolean> {
  const { count } = await tx.duplicate.updateMany({
    where: { id, state: 'open' },
    data: { ...decision, state },
  })
  return count === 1
}

export type SettledDuplicate = DuplicatePair & { state: Settled; undo: JoinUndo | null }

/** A duplicate that a person decided, or null. */
export async function findSettledDuplicate(tx: Tx, id: string): Promise<SettledDuplicate | null> {
  const row = await tx.duplicate.findUnique({
    where: { id },
    select: { id: true, articleId: true, otherId: true, state: true, undo: true },
  })
  if (!row) return null
  const { state, undo } = row
  return state === 'open' ? null : { ...row, state, undo: undo === null ? null : JoinUndo.parse(undo) }
}

/** Lets a duplicate wait for a person again. False when what was decided of it is no longer `state`. */
export async function reopenDuplicate(tx: Tx, id: string, state: Settled): Promise<boolean> {
  const { count } = await tx.duplicate.updateMany({
    where: { id, state },
    data: { state: 'open', decidedAt: null, decidedById: null, undo: Prisma.DbNull },
  })
  return count === 1
}
