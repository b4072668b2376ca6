import 'server-only'
import { Conflict } from '../errors'
import type { Status } from '../editorial/workflow'
import type { Tx } from './client'

type At = { id: string; version: number }

/** Sets an article aside for another that took it over. What was public must have ended. Throws Conflict. */
export async function putRetired(
  tx: Tx,
  { id, version }: At,
  { into, status, now }: { into: string; status: Status; now: Date },
): Promise<void> {
  const { count } = await tx.article.updateMany({
    where: { id, version, retiredAt: null },
    data: { version: { increment: 1 }, retiredAt: now, mergedIntoId: into, status },
  })
  if (count === 0) throw new Conflict()
}

/** Makes a retired article work again, in the state it is given. */
export async function putRevived(tx: Tx, id: string, status: Status): Promise<void> {
  await tx.article.update({
    where: { id },
    data: { version: { increment: 1 }, retiredAt: null, mergedIntoId: null, status },
  })
}

/** From now on a former address leads on, for good. */
export async function putRedirect(tx: Tx, from: string, to: string): Promise<void> {
  await tx.redirect.upsert({ where: { from }, create: { from, to }, update: { to } })
}

/** An address is its own again. */
export async function deleteRedirect(tx: Tx, from: string): Promise<void> {
  await tx.redirect.deleteMany({ where: { from } })
}

/** What an article is was decided by a person: the splitting desk may not rebuild it unasked. */
export async function setEdited(tx: Tx, id: string, isEdited: boolean): Promise<void> {
  await tx.article.update({ where: { id }, data: { isEdited } })
}
