import { expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
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

test('forgets texts that were never saved after three months, and autosaves that were overtaken', async () => {
  const actor = await makeActor()
  const { id: articleId, content } = await makeArticle(actor, '很久没存', ['一。'])
  const text = {
    articleId,
    userId: actor.id,
    sessionId: actor.id,
    base: 1,
    content: JSON.parse(JSON.stringify(content)),
  }
  await db.unsentText.createMany({
    data: [91, 89].map((days) => ({
      ...text,
      tabId: crypto.randomUUID(),
      saveKey: crypto.randomUUID(),
      at: daysAgo(days),
    })),
  })
  const { hash } = await db.revision.findFirstOrThrow({ where: { articleId } })
  const tenMinutes = 600_000
  const start = Math.floor(Date.now() / tenMinutes) * tenMinutes - 2 * tenMinutes
  await db.revision.createMany({
    data: [3, 4].map((number) => ({
      articleId,
      number,
      hash,
      schemaVersion: 1,
      content: text.content,
      reason: 'save',
      authorId: actor.id,
      createdAt: new Date(start + number),
    })),
  })
  await housekeeping()
  expect(await db.unsentText.count({ where: { articleId } })).toBe(1)
  expect(await db.revision.count({ where: { articleId, number: { in: [3, 4] } } })).toBe(1)
})
