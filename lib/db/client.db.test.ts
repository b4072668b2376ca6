import { expect, test } from 'vitest'
import { db } from './client'

test('speaks UTC and Chinese with a database of this test run', async () => {
  const [row] = await db.$queryRaw<{ zone: string; left: string; name: string }[]>`
    SELECT current_setting('TimeZone') AS zone, left('科创走廊', 2) AS left, current_database() AS name`
  expect(row).toMatchObject({ zone: 'UTC', left: '科创' })
  expect(row?.name).toMatch(/^corridor_test_/u)
})
