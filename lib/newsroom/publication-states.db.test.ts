import { describe, expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import { findPublishedArticle, findWithdrawal } from '../db/public/articles'
import { findRedirect } from '../db/public/site'
import { Conflict, Forbidden } from '../errors'
import { getArticleView } from './get-article'
import { killArticle, reviveArticle } from './kill-article'
import { listArticles } from './list-articles'
import { publishArticle } from './publish-article'
import { saveArticle } from './save-article'
import { scheduleArticle, unscheduleArticle } from './schedule-article'
import { restoreArticle, trashArticle } from './trash-article'
import { unpublishArticle, withdrawArticle } from './unpublish-article'

const NO_TIMES = { goLiveAt: null, embargoUntil: null, expiresAt: null }
const inMs = (ms: number) => new Date(Date.now() + ms)
const now = ({ id }: { id: string }) => getArticle(db, id)
const slugOf = async ({ id }: { id: string }) => (await now({ id })).slug ?? ''
const isLive = async (article: { id: string }) => (await findPublishedArticle(await slugOf(article))) !== null

describe('a schedule', () => {
  test('comes true by the clock alone: no worker runs, time passes, it is there, then it is gone', async () => {
    const actor = await makeActor()
    const article = await makeArticle(actor, '定时的稿件', ['一'])
    const goLiveAt = inMs(1500)
    await scheduleArticle(actor, { ...article, ...NO_TIMES, goLiveAt })
    // An expiry is at least a minute away; here it is drawn near.
    const expiresAt = inMs(2500)
    await db.publication.updateMany({ where: { articleId: article.id }, data: { expiresAt } })
    expect([await isLive(article), (await now(article)).state]).toEqual([false, 'SCHEDULED'])
    await expect.poll(() => isLive(article), { interval: 20, timeout: 5000 }).toBe(true)
    expect(Date.now()).toBeGreaterThanOrEqual(goLiveAt.getTime())
    expect((await now(article)).state).toBe('PUBLISHED')
    expect((await findPublishedArticle(await slugOf(article)))?.publishedAt).toBe(goLiveAt.toISOString())
    await expect.poll(() => isLive(article), { interval: 20, timeout: 5000 }).toBe(false)
    expect((await now(article)).state).toBe('EXPIRED')
  })

  test('is not in the past, not beside an embargo, and ends after it begins', async () => {
    const actor = await makeActor()
    const article = await makeArticle(actor, '定时的稿件', ['一'])
    const attempt = (times: Partial<typeof NO_TIMES> | Record<string, Date>) =>
      scheduleArticle(actor, { ...article, ...NO_TIMES, ...times })
    await expect(attempt({})).rejects.toMatchObject({ reason: 'schedule-time-missing' })
    await expect(attempt({ goLiveAt: inMs(-1) })).rejects.toMatchObject({ reason: 'schedule-past' })
    await expect(attempt({ embargoUntil: inMs(-1) })).rejects.toMatchObject({ reason: 'schedule-past' })
    await expect(attempt({ goLiveAt: inMs(60_000), embargoUntil: inMs(60_000) })).rejects.toMatchObject({
      reason: 'schedule-and-embargo',
    })
    await expect(attempt({ goLiveAt: inMs(60_000), expiresAt: inMs(61_000) })).rejects.toMatchObject({
      reason: 'expiry-too-early',
    })
    expect(await db.publication.count({ where: { articleId: article.id } })).toBe(0)
  })

  test('holds exactly what was scheduled, and nobody edits it meanwhile', async () => {
    const actor = await makeActor('ADMIN')
    const article = await makeArticle(actor, '定时的稿件', ['一'])
    const { version } = await scheduleArticle(actor, { ...article, ...NO_TIMES, embargoUntil: inMs(60_000) })
    const content = { ...article.content, headline: '偷改' }
    await expect(
      saveArticle(actor, { id: article.id, version, content, decisions: [] }),
    ).rejects.toBeInstanceOf(Forbidden)
    expect(await isLive(article)).toBe(false)
    const { version: freed } = await unscheduleArticle(actor, { id: article.id, version })
    expect(await now(article)).toMatchObject({ state: 'DRAFT', version: freed })
    await saveArticle(actor, { id: article.id, version: freed, content, decisions: [] })
    await publishArticle(actor, await now(article))
    expect((await findPublishedArticle(await slugOf(article)))?.content.headline).toBe('偷改')
  })

  test('can be overtaken by publishing at once; what was never seen is no first publication', async () => {
    const actor = await makeActor()
    const article = await makeArticle(actor, '提前的稿件', ['一'])
    await scheduleArticle(actor, { ...article, ...NO_TIMES, goLiveAt: inMs(3_600_000) })
    await publishArticle(actor, await now(article))
    expect(await isLive(article)).toBe(true)
    const rows = await db.publication.findMany({
      where: { articleId: article.id },
      orderBy: { createdAt: 'asc' },
    })
    expect(rows.map(({ endReason }) => endReason)).toEqual(['cancelled', null])
    expect(rows[1]?.firstPublishedAt.getTime()).toBeLessThanOrEqual(Date.now())
  })
})

describe('taking back', () => {
  test('unpublishing says nothing; withdrawing leaves a notice until it is published again', async () => {
    const actor = await makeActor()
    const quiet = await makePublished(actor, '下线的稿件', ['一'])
    await unpublishArticle(actor, quiet)
    expect([await isLive(quiet), await findWithdrawal(quiet.slug)]).toEqual([false, null])

    const loud = await makePublished(actor, '撤稿的稿件', ['一'])
    const { version } = await withdrawArticle(actor, { ...loud, reason: '主要事实有误' })
    expect(await isLive(loud)).toBe(false)
    expect(await findWithdrawal(loud.slug)).toMatchObject({ headline: '撤稿的稿件', notice: '主要事实有误' })
    await publishArticle(actor, { id: loud.id, version })
    expect([await isLive(loud), await findWithdrawal(loud.slug)]).toEqual([true, null])
  })

  test('killing needs a reason, ends a schedule, and can be taken back', async () => {
    const actor = await makeActor()
    const article = await makeArticle(actor, '毙掉的稿件', ['一'])
    const goLiveAt = inMs(4000)
    await scheduleArticle(actor, { ...article, ...NO_TIMES, goLiveAt })
    await killArticle(actor, { ...(await now(article)), reason: '线索不实' })
    expect(await now(article)).toMatchObject({ state: 'KILLED', killReason: '线索不实' })
    await new Promise((resolve) => setTimeout(resolve, goLiveAt.getTime() - Date.now() + 100))
    expect(await isLive(article)).toBe(false)
    await expect(publishArticle(actor, await now(article))).rejects.toBeInstanceOf(Forbidden)
    await reviveArticle(actor, await now(article))
    expect(await now(article)).toMatchObject({ state: 'DRAFT', killReason: null })
  })

  test('the trash keeps everything, hides it from lists, and gives it back as it was', async () => {
    const actor = await makeActor()
    const article = await makeArticle(actor, `扔掉的${crypto.randomUUID()}`, ['一'])
    await killArticle(actor, { id: article.id, version: article.version, reason: '过时' })
    await trashArticle(actor, await now(article))
    const ids = async (status?: 'TRASHED') => {
      const found = await listArticles(actor, { q: article.content.headline, ...(status && { status }) })
      return { ids: found.rows.map(({ id }) => id), states: found.states }
    }
    expect(await ids()).toEqual({ ids: [], states: { TRASHED: 1 } })
    expect((await ids('TRASHED')).ids).toEqual([article.id])
    await expect(getArticleView(await makeActor('CONTRIBUTOR'), article.id)).rejects.toBeInstanceOf(Forbidden)
    await restoreArticle(actor, await now(article))
    expect(await now(article)).toMatchObject({ state: 'KILLED', killReason: '过时' })
    expect((await getArticleView(actor, article.id)).content).toEqual(article.content)
  })

  test('a contributor throws away only what is their own; an old version is refused', async () => {
    const [own, other] = [await makeActor('CONTRIBUTOR'), await makeActor('CONTRIBUTOR')]
    const article = await makeArticle(own, '草稿', ['一'])
    await expect(trashArticle(other, article)).rejects.toBeInstanceOf(Forbidden)
    await expect(trashArticle(own, { ...article, version: 1 })).rejects.toBeInstanceOf(Conflict)
    await trashArticle(own, article)
    expect((await now(article)).state).toBe('TRASHED')
  })
})

test('every address that an article had leads to the one it has, and tells of its withdrawal', async () => {
  const actor = await makeActor()
  const article = await makePublished(actor, '换网址的稿件', ['一'])
  const former = [article.slug]
  for (const address of ['first-words', 'other-words']) {
    const { slug } = await publishArticle(actor, await now(article), { address })
    expect(slug).toMatch(new RegExp(`^${address}-[0-9a-f]{8}$`, 'u'))
    expect((await findPublishedArticle(slug))?.id).toBe(article.id)
    for (const old of former) {
      expect(await findPublishedArticle(old)).toBeNull()
      expect(await findRedirect(`/articles/${old}`)).toBe(`/articles/${slug}`)
    }
    former.push(slug)
  }
  // Back to a former one: nothing goes round in a circle.
  const { slug } = await publishArticle(actor, await now(article), { address: 'first-words' })
  expect(slug).toBe(former[1])
  expect(await findRedirect(`/articles/${former[2]}`)).toBe(`/articles/${slug}`)
  await withdrawArticle(actor, { ...(await now(article)), reason: '有误' })
  for (const old of former) {
    expect(await findRedirect(`/articles/${old}`)).toBeNull()
    expect(await findWithdrawal(old)).toMatchObject({ notice: '有误' })
  }
})

test('lists and counts say the same state as the policy is asked with, in every state', async () => {
  const actor = await makeActor()
  const mark = `状态${crypto.randomUUID().slice(0, 8)}`
  const draft = () => makeArticle(actor, mark, ['一'])
  const published = () => makePublished(actor, mark, ['一'])
  await draft()
  await scheduleArticle(actor, { ...(await draft()), ...NO_TIMES, goLiveAt: inMs(60_000) })
  await scheduleArticle(actor, { ...(await draft()), ...NO_TIMES, embargoUntil: inMs(60_000) })
  await published()
  const expired = await published()
  await db.publication.updateMany({ where: { articleId: expired.id }, data: { expiresAt: inMs(5) } })
  await withdrawArticle(actor, { ...(await published()), reason: '有误' })
  await killArticle(actor, { ...(await draft()), reason: '过时' })
  await trashArticle(actor, await draft())

  const counts = { DRAFT: 1, SCHEDULED: 2, PUBLISHED: 1, EXPIRED: 1, WITHDRAWN: 1, KILLED: 1, TRASHED: 1 }
  const all = await listArticles(actor, { q: mark })
  expect(all.states).toEqual(counts)
  for (const row of all.rows) expect((await now(row)).state).toBe(row.status)
  for (const [status, count] of Object.entries(counts)) {
    const { rows } = await listArticles(actor, { q: mark, status: status as keyof typeof counts })
    expect(rows.map((row) => row.status)).toEqual(Array.from({ length: count }, () => status))
  }
})

test('what is due and not done stands as overdue', async () => {
  const actor = await makeActor()
  const { assignArticle } = await import('./assign-article')
  const mark = `逾期${crypto.randomUUID().slice(0, 8)}`
  const article = await makeArticle(actor, mark, ['一'])
  const late = await assignArticle(actor, { ...article, assigneeId: actor.id, dueAt: inMs(-1000) })
  const query = { q: mark, overdue: true, assigneeId: actor.id }
  expect((await listArticles(actor, query)).rows[0]).toMatchObject({ isOverdue: true, assignee: actor.name })
  await publishArticle(actor, { id: article.id, version: late.version })
  expect((await listArticles(actor, query)).rows).toEqual([])
})
