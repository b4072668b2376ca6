import 'server-only'
import type { DuplicateState } from '../editorial/matches'
import type { Tx } from './client'

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

/** Writes what a person decided of a duplicate. False when it is decided already. */
export async function decideDuplicate(
  tx: Tx,
  id: string,
  state: Exclude<DuplicateState, 'open'>,
  decision: { decidedById: string; decidedAt: Date },
): Promise<boolean> {
  const { count } = await tx.duplicate.updateMany({
    where: { id, state: 'open' },
    data: { ...decision, state },
  })
  return count === 1
}
