import 'server-only'
import PgBoss from 'pg-boss'
import { JOBS, SCHEDULE, type JobName, type Payload } from '../editorial/jobs'
import { HANDLERS } from './handlers'

export type Worker = { stop: () => Promise<void> }

/** Takes jobs from the queue of a database until stopped; a failed job comes again, later each time. */
export async function work(connectionString: string): Promise<Worker> {
  const boss = new PgBoss(inUtc(connectionString))
  boss.on('error', (error) => console.error('job queue', { error: String(error) }))
  await boss.start()
  for (const name of namesOf(JOBS)) {
    await boss.createQueue(name)
    await boss.updateQueue(name, { name, retryLimit: 5, retryBackoff: true, expireInSeconds: 900 })
    await boss.work(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await run(name, job.data)
    })
    const cron = SCHEDULE[name]
    if (cron) await boss.schedule(name, cron, {}, { tz: 'UTC' })
  }
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 8000 }) }
}

async function run<Name extends JobName>(name: Name, payload: unknown): Promise<void> {
  try {
    const handle: (payload: Payload<Name>) => Promise<void> = HANDLERS[name]
    await handle(JOBS[name].parse(payload ?? {}))
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
