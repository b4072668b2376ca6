import 'server-only'
import { z } from 'zod'
import { db } from './client'
import { closeReaderConnections } from './reader-connections'

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
export async function closeDatabase(): Promise<void> {
  await Promise.all([db.$disconnect(), closeReaderConnections()])
}

/** Whether there is a queue, and whether a job that could begin has waited for longer than this. Throws as above. */
export async function isQueueMoving(now: Date, waitMsMax: number): Promise<boolean> {
  const [made] = await db.$queryRaw<
    { isMade: boolean }[]
  >`SELECT to_regclass('pgboss.job') IS NOT NULL AS "isMade"`
  if (!made?.isMade) return false
  const before = new Date(now.getTime() - waitMsMax)
  const [waiting] = await db.$queryRaw<{ isStuck: boolean }[]>`
    SELECT EXISTS (SELECT FROM pgboss.job WHERE "state" IN ('created', 'retry') AND "start_after" < ${before}) AS "isStuck"`
  return waiting?.isStuck === false
}
