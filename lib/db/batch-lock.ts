import 'server-only'
import { Client } from 'pg'

/**
 * Runs while this process alone works on a batch; answers null, with nothing run, when another does. The lock lives as
 * long as a connection of its own: a worker that is killed loses it at once, without any time-out.
 */
export async function withBatchLock<T>(batchId: string, run: () => Promise<T>): Promise<T | null> {
  const client = new Client({ connectionString: process.env.DATABASE_URL, keepAlive: true })
  // A lock that is lost is found out by the next worker; what is in hand here is one transaction all the same.
  client.on('error', (error) => console.error('lock of an import', { batchId, error: String(error) }))
  await client.connect()
  try {
    const { rows } = await client.query<{ isMine: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('import-batch', 0) # hashtextextended($1, 0)) AS "isMine"`,
      [batchId],
    )
    return rows[0]?.isMine ? await run() : null
  } finally {
    await client.end()
  }
}
