import 'server-only'
import { db, type Tx } from './client'
import { hashKey } from './key-hash'

/** What a link lets its owner do to the account: set another password, or go over to another address. */
export type Opens = 'password' | 'email'

export async function putAccountKey(
  tx: Tx,
  row: { userId: string; opens: Opens; keyHash: string; email?: string; expiresAt: Date },
): Promise<string> {
  return (await tx.accountKey.create({ data: row, select: { id: true } })).id
}

/** How many of a kind were made for an account since. */
export const countAccountKeys = (tx: Tx, userId: string, opens: Opens, since: Date): Promise<number> =>
  tx.accountKey.count({ where: { userId, opens, createdAt: { gt: since } } })

export type AccountKey = { id: string; userId: string; email: string | null }

/** What a link opens, neither used nor run out, of an account in use; null when it opens nothing. */
export async function findAccountKey(
  key: string,
  opens: Opens,
  now: Date,
  tx: Tx = db,
): Promise<AccountKey | null> {
  const user = { disabledAt: null }
  return tx.accountKey.findFirst({
    where: { keyHash: hashKey(key), opens, usedAt: null, expiresAt: { gt: now }, user },
    select: { id: true, userId: true, email: true },
  })
}

/** Uses a key and makes all others of its kind useless; false when someone was quicker. */
export async function takeAccountKey(
  tx: Tx,
  { id, userId }: AccountKey,
  opens: Opens,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.accountKey.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } })
  await voidAccountKeys(tx, userId, now, opens)
  return count > 0
}

/** No link that was sent out opens the account any more. */
export async function voidAccountKeys(tx: Tx, userId: string, now: Date, opens?: Opens): Promise<void> {
  await tx.accountKey.updateMany({
    where: { userId, usedAt: null, ...(opens && { opens }) },
    data: { usedAt: now },
  })
}

/** Forgets what ended before a moment. */
export async function purgeKeys(before: Date): Promise<void> {
  await db.accountKey.deleteMany({ where: { expiresAt: { lt: before } } })
  await db.invitation.deleteMany({ where: { expiresAt: { lt: before } } })
}
