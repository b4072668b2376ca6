import 'server-only'
import { closeDatabase, putHeartbeat } from '../db/health'
import { work } from './work'

const HEARTBEAT_MS = 10_000

/** The worker's process: from its start to SIGTERM, or until the process that started it is gone. */
async function run(connectionString: string): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  const worker = await work(connectionString)
  const beat = () =>
    putHeartbeat(new Date()).catch((error: unknown) => console.error('heartbeat', { error: String(error) }))
  await beat()
  const timer = setInterval(beat, HEARTBEAT_MS)
  await ended
  clearInterval(timer)
  await worker.stop()
  await closeDatabase()
}

await run(process.env.DATABASE_URL ?? '')
process.exit()
