import 'server-only'
import PgBoss from 'pg-boss'
import { AT_START, JOBS, SCHEDULE, toPayload, type JobName } from '../editorial/jobs'
import { HANDLERS, type Handler } from './handlers'

/** What is in hand when the worker is asked to stop has this long to end. */
const STOP_MS_MAX = 8000

export type Worker = { stop: () => Promise<void> }

/** Takes jobs from the queue of a database until stopped; a failed job comes again, later each time. */
export async function work(connectionString: string): Promise<Worker> {
  const boss = new PgBoss(inUtc(connectionString))
  const stopping = new AbortController()
  boss.on('error', (error) => console.error('job queue', { error: String(error) }))
  await boss.start()
  for (const name of namesOf(JOBS)) {
    await boss.createQueue(name)
    // Of equal jobs that wait, one is enough.
    const policy = 'short'
    await boss.updateQueue(name, { name, policy, retryLimit: 5, retryBackoff: true, expireInSeconds: 900 })
    await boss.work(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await run(name, job.data, stopping.signal)
    })
    const cron = SCHEDULE[name]
    if (cron) await boss.schedule(name, cron, {}, { tz: 'UTC' })
  }
  for (const name of AT_START) await boss.send(name, {})
  return {
    stop: () => {
      stopping.abort()
      return boss.stop({ graceful: true, wait: true, timeout: STOP_MS_MAX })
    },
  }
}

async function run<Name extends JobName>(name: Name, payload: unknown, stopping: AbortSignal): Promise<void> {
  try {
    const handle: Handler<Name> = HANDLERS[name]
    await handle(toPayload(name, payload), stopping)
  } catch (error) {
    console.error('job failed', { name, error })
    throw error
  }
}

const namesOf = <Name extends string>(table: Record<Name, unknown>): Name[] =>
  Object.keys(table).filter((key): key is Name => key in table)

/** The queue's own pool takes session settings only within the address. */
function inUtc(connectionString: string): string {
  const url = new URL(connectionString)
  url.searchParams.set('options', '-c TimeZone=UTC')
  return url.href
}
