import { expect, test, vi } from 'vitest'
import { db } from '../db/client'
import { work } from './work'

test('makes its queues, keeps the schedule, and stops', async () => {
  const worker = await work(process.env.DATABASE_URL ?? '')
  await vi.waitFor(async () => {
    const rows = await db.$queryRaw`SELECT name, cron, timezone FROM pgboss.schedule ORDER BY name`
    expect(rows).toEqual([
      { name: 'housekeeping', cron: '17 * * * *', timezone: 'UTC' },
      { name: 'ping-hub', cron: '* * * * *', timezone: 'UTC' },
      { name: 'refresh-search', cron: '47 * * * *', timezone: 'UTC' },
      { name: 'resume-imports', cron: '* * * * *', timezone: 'UTC' },
      { name: 'resume-recommendations', cron: '*/10 * * * *', timezone: 'UTC' },
      { name: 'send-mails', cron: '* * * * *', timezone: 'UTC' },
      { name: 'side-effects', cron: '* * * * *', timezone: 'UTC' },
    ])
  }, 10_000)
  await worker.stop()
})
