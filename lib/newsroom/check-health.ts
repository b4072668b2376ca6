import 'server-only'
import { findHeartbeat } from '../db/health'

/** A worker that said nothing for this long is taken for dead; it speaks three times in between. */
const SILENCE_MS = 30_000

export type Health = { database: 'up' | 'down'; worker: 'up' | 'down' }

/** Whether the parts of the product that a reader cannot see are working. Never throws. */
export async function checkHealth(now: Date): Promise<Health> {
  try {
    const heartbeat = await findHeartbeat()
    const isAlive = heartbeat !== null && now.getTime() - heartbeat.getTime() < SILENCE_MS
    return { database: 'up', worker: isAlive ? 'up' : 'down' }
  } catch {
    return { database: 'down', worker: 'down' }
  }
}
