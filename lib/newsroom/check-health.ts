import 'server-only'
import { findHeartbeat, isQueueMoving } from '../db/health'

/** A worker that said nothing for this long is taken for dead; it speaks three times in between. */
const SILENCE_MS = 30_000
/** A job that could begin and has not for this long waits for nobody. */
const QUEUE_WAIT_MS = 600_000
/** A database that has not answered by then is down for whoever waits. */
const PATIENCE_MS = 4000

type State = 'up' | 'down'
export type Health = { database: State; worker: State; queue: State }

/**
 * Whether the parts of the product that a reader cannot see are working, each for itself: the database answers, a worker lives,
 * and the queue is there and moves. Never throws, and answers within seconds.
 */
export async function checkHealth(now: Date): Promise<Health> {
  const [worker, queue] = await Promise.all([
    answer(async () => {
      const heartbeat = await findHeartbeat()
      return heartbeat !== null && now.getTime() - heartbeat.getTime() < SILENCE_MS
    }),
    answer(() => isQueueMoving(now, QUEUE_WAIT_MS)),
  ])
  const database = worker === null ? 'down' : 'up'
  return { database, worker: worker ? 'up' : 'down', queue: queue ? 'up' : 'down' }
}

/** Null when the database could not be asked. */
async function answer(ask: () => Promise<boolean>): Promise<boolean | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  try {
    return await Promise.race([ask(), late])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
