import { expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import { dayAt, daysLater, onDay, type CalendarQuery } from '../editorial/calendar'
import { Conflict, Forbidden, Refused } from '../errors'
import { getCalendar } from './get-calendar'
import { rescheduleArticle, scheduleArticle } from './schedule-article'

const NO_TIMES = { goLiveAt: null, embargoUntil: null, expiresAt: null }
const inDays = (days: number) =>
  onDay(new Date('2026-01-01T09:30:00+08:00'), daysLater(dayAt(new Date()), days))

async function entriesOf(actor: Actor, articleId: string, query: CalendarQuery) {
  const { days } = await getCalendar(actor, query)
  return days.flatMap(({ date, entries }) =>
    entries.flatMap(({ articleId: id, kind }) => (id === articleId ? [[date, kind]] : [])),
  )
}

test('a schedule stands on its day and moves to another with the same revision, one act', async () => {
  const editor = await makeActor('EDITOR')
  const article = await makeArticle(editor, '改期的稿件', ['一'])
  const expiresAt = inDays(40)
  await scheduleArticle(editor, { ...article, ...NO_TIMES, goLiveAt: inDays(3), expiresAt })
  const day = dayAt(inDays(3))
  expect(await entriesOf(editor, article.id, { view: 'week', date: day })).toEqual([[day, 'scheduled']])

  const before = await getArticle(db, article.id)
  const at = inDays(10)
  await rescheduleArticle(editor, { id: article.id, version: before.version, at })
  expect(await entriesOf(editor, article.id, { view: 'week', date: day })).toEqual(
    dayAt(at) === day ? [[day, 'scheduled']] : [],
  )
  expect(await entriesOf(editor, article.id, { view: 'week', date: dayAt(at) })).toEqual([
    [dayAt(at), 'scheduled'],
  ])
  const publications = await db.publication.findMany({
    where: { articleId: article.id },
    orderBy: { createdAt: 'asc' },
  })
  expect(
    publications.map(({ endReason, goLiveAt, expiresAt: until }) => [endReason, goLiveAt, until]),
  ).toEqual([
    ['cancelled', inDays(3), expiresAt],
    [null, at, expiresAt],
  ])
  expect(new Set(publications.map(({ revisionId }) => revisionId)).size).toBe(1)
})

test('an embargo stays an embargo; a past hour, an older version and a contributor are refused', async () => {
  const [editor, contributor] = [await makeActor('EDITOR'), await makeActor('CONTRIBUTOR')]
  const article = await makeArticle(editor, '禁发的稿件', ['一'])
  const { version } = await scheduleArticle(editor, { ...article, ...NO_TIMES, embargoUntil: inDays(2) })
  const ref = { id: article.id, version }
  const past = new Date(Date.now() - 60_000)
  await expect(rescheduleArticle(editor, { ...ref, at: past })).rejects.toBeInstanceOf(Refused)
  await expect(rescheduleArticle(contributor, { ...ref, at: inDays(4) })).rejects.toBeInstanceOf(Forbidden)
  await expect(
    rescheduleArticle(editor, { ...ref, version: version - 1, at: inDays(4) }),
  ).rejects.toBeInstanceOf(Conflict)
  const day = dayAt(inDays(2))
  expect(await entriesOf(editor, article.id, { view: 'week', date: day })).toEqual([[day, 'embargo']])
  await rescheduleArticle(editor, { ...ref, at: inDays(4) })
  const open = await db.publication.findFirstOrThrow({ where: { articleId: article.id, endedAt: null } })
  expect(open.embargoUntil).toEqual(inDays(4))
})

test('what went public and what expires stand on their days, counted where they are too many', async () => {
  const editor = await makeActor('EDITOR')
  const { id } = await makePublished(editor, '已发的稿件', ['一'])
  // A day of its own, long ago: other tests publish today. What is frozen lets nobody change it but the database itself.
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`
      UPDATE "Publication" SET "firstPublishedAt" = '2001-05-07T01:00:00Z', "publishedAt" = '2001-05-07T01:00:00Z',
        "goLiveAt" = '2001-05-07T01:00:00Z', "expiresAt" = '2001-05-08T17:00:00Z' WHERE "articleId" = ${id}::uuid`
  })
  expect(await entriesOf(editor, id, { view: 'month', date: '2001-05-20' })).toEqual([
    ['2001-05-07', 'published'],
    ['2001-05-09', 'expiry'],
  ])
  expect(await entriesOf(editor, id, { view: 'month', date: '2001-07-20' })).toEqual([])
})
