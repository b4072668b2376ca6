import 'server-only'
import { closeDatabase, putHeartbeat } from '../db/health'
import { work } from './work'

const HEARTBEAT_MS = 10_000

/** Works until SIGINT or SIGTERM, then ends what it has begun; its heartbeat tells `/api/health` that it lives. */
export async function runWorker(connectionString: string): Promise<void> {
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
