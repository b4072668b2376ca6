import 'server-only'
import { z } from 'zod'
import { db } from './client'

const HEARTBEAT = 'worker.heartbeat'
const Heartbeat = z.object({ at: z.iso.datetime() })

/** Notes that a worker lives. */
export async function putHeartbeat(now: Date): Promise<void> {
  const value = { at: now.toISOString() }
  await db.setting.upsert({ where: { key: HEARTBEAT }, create: { key: HEARTBEAT, value }, update: { value } })
}

/** When a worker last said that it lives; null when none ever did. Throws when the database does not answer. */
export async function findHeartbeat(): Promise<Date | null> {
  const row = await db.setting.findUnique({ where: { key: HEARTBEAT } })
  const parsed = Heartbeat.safeParse(row?.value)
  return parsed.success ? new Date(parsed.data.at) : null
}

/** Gives the connections back, so that the process can end. */
export const closeDatabase = (): Promise<void> => db.$disconnect()
