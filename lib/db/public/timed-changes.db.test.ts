import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeActor, makePublished } from '../../../seeds/factory'
import { SURFACE, surfacesOfArticle } from '../../editorial/surfaces'
import { findOrPutTag } from '../vocabulary'
import { db } from '../client'
import { findOpenPublication } from '../publications'
import { markBody } from '../../document/mark-body'
import { findPublishedArticle } from './articles'
import { findPageTimes } from './timed-changes'

const FIGURE = {
  indicator: `指标${randomUUID().slice(0, 8)}`,
  subject: '昊海',
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=' as const,
  kind: 'level' as const,
  period: null,
  scope: null,
}

async function publish() {
  const [mentionId, metricId] = [randomUUID(), randomUUID()]
  const tagId = await db.$transaction((tx) =>
    findOrPutTag(tx, { type: 'organization', name: `机构${mentionId}` }),
  )
  const article = await makePublished(await makeActor(), '定时的一篇', ['昊海有企业1.5万家'], (content) => {
    const blockId = String(content.body.content[0]?.attrs?.id)
    const body = markBody(content.body, [
      { blockId, start: 0, end: 2, mark: { type: 'entity', attrs: { mentionId } } },
      { blockId, start: 5, end: 10, mark: { type: 'metric', attrs: { metricId } } },
    ])
    return { ...content, body, mentions: { [mentionId]: { tagId } }, metrics: { [metricId]: FIGURE } }
  })
  return { ...article, tagId }
}

const inMs = (ms: number) => new Date(Date.now() + ms)
const setTimes = (articleId: string, times: { goLiveAt?: Date; embargoUntil?: Date; expiresAt?: Date }) =>
  db.publication.updateMany({ where: { articleId, endedAt: null }, data: times })
const findNextChange = async (surfaces: string[]) =>
  (await findPageTimes({ surfaces, articleIds: [], since: new Date() })).nextChange
const isLive = async (slug: string) => (await findPublishedArticle(slug)) !== null

test('what is public at once and for good changes nothing later', async () => {
  const { id, tagId } = await publish()
  expect(await findNextChange([SURFACE.article(id), SURFACE.tag(tagId)])).toBeNull()
})

test('a page is good until the next go-live, embargo end or expiry of what it shows', async () => {
  const { id, tagId } = await publish()
  const [liveAt, embargoUntil, expiresAt] = [inMs(60_000), inMs(120_000), inMs(180_000)]
  await setTimes(id, { goLiveAt: liveAt, expiresAt })
  expect(await findNextChange([SURFACE.article(randomUUID()), SURFACE.tag(tagId)])).toEqual(liveAt)
  await setTimes(id, { goLiveAt: inMs(-60_000), embargoUntil })
  expect(await findNextChange([SURFACE.article(id)])).toEqual(embargoUntil)
  await setTimes(id, { embargoUntil: inMs(-1000) })
  expect(await findNextChange([SURFACE.article(id)])).toEqual(expiresAt)
  expect(await findNextChange([SURFACE.article(randomUUID())])).toBeNull()
  expect(await findNextChange([])).toBeNull()
})

test('the surfaces that time changes are those that publishing changes', async () => {
  const { id } = await publish()
  await setTimes(id, { goLiveAt: inMs(60_000) })
  const open = await db.$transaction((tx) => findOpenPublication(tx, id))
  const rows = await db.$queryRaw<{ surface: string }[]>`
    SELECT "surface" FROM "TimedChange" WHERE "publicationId" = ${open?.id}::uuid`
  const wanted = surfacesOfArticle({
    articleId: id,
    sectionIds: open ? [open.sectionId] : [],
    tagIds: open?.tagIds ?? [],
    indicatorIds: open?.indicatorIds ?? [],
    pageIds: [],
  })
  expect(wanted.length).toBeGreaterThan(6)
  expect(rows.map(({ surface }) => surface).sort()).toEqual(wanted.sort())
})

test('time makes it appear and disappear, with nobody at work', async () => {
  const { id, slug } = await publish()
  const expiresAt = inMs(1200)
  await setTimes(id, { goLiveAt: inMs(600), expiresAt })
  expect(await isLive(slug)).toBe(false)
  await expect.poll(() => isLive(slug), { interval: 20, timeout: 5000 }).toBe(true)
  await expect.poll(() => isLive(slug), { interval: 20, timeout: 5000 }).toBe(false)
  expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime())
  expect(await findNextChange([SURFACE.article(id)])).toBeNull()
})
