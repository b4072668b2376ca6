import 'server-only'
import { db, type Tx } from './client'
import type { Prisma } from './generated/client'

/** The stored value of a setting, to be parsed by whoever knows its shape; null when it was never set. */
export async function findSetting(key: string): Promise<unknown> {
  const row = await db.setting.findUnique({ where: { key }, select: { value: true } })
  return row?.value ?? null
}

/** Sets a setting, in place of what it was. */
export async function putSetting(tx: Tx, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}
