import 'server-only'
import { Conflict, NotFound, Refused, type Refusal } from '../errors'
import type { Tx } from './client'
import { Prisma } from './generated/client'

/** Tags and indicators are changed, merged and addressed by the same rules; these are the parts that do not differ. */
export type Vocabulary = 'Tag' | 'Indicator'

type Locked = { id: string; version: number; rootId: string; mergedIntoId: string | null }

/**
 * Merges, un-merges, splits and deletions of a vocabulary pass one after the other: each reads chains of merges that no
 * other may change meanwhile. They are rare and short. Taken before any other lock.
 */
export async function takeMergeTurn(tx: Tx, table: Vocabulary): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`merge ${table}`}))`
}

/**
 * Holds rows until the transaction ends, always in the same order, and reads them as they are then: two merges of the same
 * tags, in whatever direction, pass one after the other.
 */
export async function lockEntries(
  tx: Tx,
  table: Vocabulary,
  ids: readonly string[],
): Promise<Map<string, Locked>> {
  const rows = await tx.$queryRaw<Locked[]>`
    SELECT "id"::text AS "id", "version", "rootId"::text AS "rootId", "mergedIntoId"::text AS "mergedIntoId"
    FROM ${Prisma.raw(`"${table}"`)} WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR UPDATE`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Holds one row that must still be what the person saw. Throws `NotFound` or `Conflict`. */
export async function lockAt(
  tx: Tx,
  table: Vocabulary,
  { id, version }: { id: string; version: number },
): Promise<Locked> {
  const row = (await lockEntries(tx, table, [id])).get(id)
  if (!row) throw new NotFound()
  if (row.version !== version) throw new Conflict()
  return row
}

/**
 * Holds the loser (as the person saw it) and the survivor of a merge and answers the survivor's root. Throws `Refused` when
 * both are one already.
 */
export async function lockMerge(
  tx: Tx,
  table: Vocabulary,
  loser: { id: string; version: number },
  intoId: string,
  refusal: Refusal,
): Promise<string> {
  const rows = await lockEntries(tx, table, [loser.id, intoId])
  const from = rows.get(loser.id)
  const into = rows.get(intoId)
  if (!from || !into) throw new NotFound()
  if (from.version !== loser.version) throw new Conflict()
  if (into.rootId === loser.id || into.rootId === from.rootId) throw new Refused(refusal)
  return into.rootId
}

/** Makes a former address lead to the new one for good: chains become one step, and an address taken back leads nowhere. */
export async function redirectAddress(tx: Tx, from: string, to: string): Promise<void> {
  await tx.redirect.updateMany({ where: { to: from }, data: { to } })
  await tx.redirect.deleteMany({ where: { from: to } })
  await tx.redirect.upsert({ where: { from }, create: { from, to }, update: { to } })
}

/** Turns "this name is there already" into the refusal that names it. */
export async function refuseTaken<T>(reason: Refusal, name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new Refused(reason, { name })
    }
    throw error
  }
}
