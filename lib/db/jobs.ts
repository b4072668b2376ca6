import 'server-only'
import PgBoss from 'pg-boss'
import { toPayload, type JobName, type Payload } from '../editorial/jobs'
import type { Tx } from './client'

/** Writes jobs only, and only within transactions of others: it opens no connection and runs nothing. */
const boss = new PgBoss({
  db: { executeSql: () => Promise.reject(new Error('a job is queued in a transaction')) },
})

/**
 * Queues a job in the transaction that makes it necessary. `key` tells apart what one job may be about: of equal jobs
 * that wait, one is enough. Answers false, with nothing queued, before any worker made the queues: a worker that starts
 * looks for what is left to do.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: Payload<Name>,
  key: string,
): Promise<boolean> {
  const [queue] = await tx.$queryRaw<
    { isMade: boolean }[]
  >`SELECT to_regclass('pgboss.job') IS NOT NULL AS "isMade"`
  if (!queue?.isMade) return false
  const executeSql = async (text: string, values: unknown[]) => ({
    rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values.map((value) => value ?? null)),
  })
  const id = await boss.send(name, toPayload(name, payload), { singletonKey: key, db: { executeSql } })
  return id !== null
}
