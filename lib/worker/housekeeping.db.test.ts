import { expect, test } from 'vitest'
import { db } from '../db/client'
import { housekeeping } from './housekeeping'

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

test('deletes what is past its age and nothing younger, however often it runs', async () => {
  const email = `${crypto.randomUUID()}@example.cn`
  const user = await db.user.create({ data: { email, name: 'a', role: 'EDITOR', passwordHash: '-' } })
  const device = { userId: user.id, userAgent: 'a', ip: 'a' }
  await db.session.createMany({
    data: [
      { ...device, lastSeenAt: daysAgo(91) },
      { ...device, lastSeenAt: daysAgo(1), revokedAt: daysAgo(91) },
      { ...device, lastSeenAt: daysAgo(89), revokedAt: daysAgo(89) },
    ],
  })
  await db.loginAttempt.createMany({
    data: [31, 29].map((days) => ({ email, ip: 'a', succeeded: false, at: daysAgo(days) })),
  })
  await db.staleSurface.createMany({
    data: [2, 0.5].map((days) => ({ surface: email, at: daysAgo(days) })),
  })

  await housekeeping()
  await housekeeping()
  expect(await db.session.count({ where: { userId: user.id } })).toBe(1)
  expect(await db.loginAttempt.count({ where: { email } })).toBe(1)
  expect(await db.staleSurface.count({ where: { surface: email } })).toBe(1)
})
