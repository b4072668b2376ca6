import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { makePage } from '../../seeds/page-factory'
import { db } from '../db/client'
import { markBody } from '../document/mark-body'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, Forbidden, NotFound, Refused } from '../errors'
import { getPageView } from './get-page'
import { setPageDone, updatePage } from './update-page'
import { getSiteSettings, updateSiteSettings } from './update-site-settings'

const FIGURE = {
  indicator: '新增企业数',
  subject: null,
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=' as const,
  kind: 'level' as const,
  scope: null,
}

const guess = (value: string) => ({ value, isGuess: true })

describe('the page view', () => {
  test('shows every printed line with its owner, articles numbered by their first lines', async () => {
    const actor = await makeActor()
    const second = await makeArticle(actor, '后来的', ['一'])
    const first = await makeArticle(actor, '先到的', ['一'])
    const { id } = await makePage(actor, {
      lines: [
        { text: '要闻', reason: 'masthead' },
        { text: '主题', articleId: first.id, role: 'headline' },
        { text: '' },
        { text: '正文', articleId: second.id },
        { text: '续', articleId: first.id },
        { text: '无主' },
      ],
    })
    const { lines, articles } = await getPageView(actor, id)
    expect(articles.map(({ id: article, index }) => [article, index])).toEqual([
      [first.id, 1],
      [second.id, 2],
    ])
    expect(
      lines.map((line) => [line.number, line.text, line.articleId, line.role, line.discardReason]),
    ).toEqual([
      [1, '要闻', null, null, 'masthead'],
      [2, '主题', first.id, 'headline', null],
      [3, '', null, null, null],
      [4, '正文', second.id, 'body', null],
      [5, '续', first.id, 'body', null],
      [6, '无主', null, null, null],
    ])
    expect(lines.filter(({ isUnowned }) => isUnowned).map(({ number }) => number)).toEqual([6])
  })

  test.for([randomUUID(), 'not-an-id'])('%s is not found', async (id) => {
    const actor = await makeActor()
    await expect(getPageView(actor, id)).rejects.toThrow(NotFound)
  })
})

describe('what a person says about a page', () => {
  test('is no guess any more, is recorded, and makes the public copy of the page stale', async () => {
    const actor = await makeActor('CONTRIBUTOR')
    const page = await makePage(actor, {
      newspaper: guess('松江报'),
      printedOn: guess('2023-01-01'),
      lines: [{ text: '一' }],
    })
    await updatePage(actor, { ...page, newspaper: '松江报', printedOn: '2023-12-04', pageLabel: null })
    expect(await getPageView(actor, page.id)).toMatchObject({
      version: 2,
      newspaper: '松江报',
      newspaperIsGuess: false,
      printedOn: '2023-12-04',
      printedOnIsGuess: false,
      pageLabel: null,
    })
    expect(await db.auditEvent.count({ where: { targetId: page.id, action: 'page.update' } })).toBe(1)
    expect(await db.staleSurface.count({ where: { surface: SURFACE.source(page.id) } })).toBe(1)
  })

  test('another date moves the relative periods of its articles', async () => {
    const actor = await makeActor()
    const metricId = randomUUID()
    const figure = { text: '1.5万家', at: '今年新增企业'.length }
    const { id: articleId } = await makeArticle(actor, '今年', [`今年新增企业${figure.text}`], (content) => ({
      ...content,
      body: markBody(content.body, [
        {
          blockId: String(content.body.content[0]?.attrs?.id),
          start: figure.at,
          end: figure.at + figure.text.length,
          mark: { type: 'metric', attrs: { metricId } },
        },
      ]),
      metrics: { [metricId]: { ...FIGURE, period: '今年' } },
    }))
    const page = await makePage(actor, { lines: [{ text: '一', articleId }] })
    const yearOf = async () =>
      (await db.metric.findUniqueOrThrow({ where: { id: metricId } })).periodFrom?.getUTCFullYear()
    expect(await yearOf()).toBeUndefined()
    const facts = { newspaper: null, pageLabel: null }
    await updatePage(actor, { ...page, ...facts, printedOn: '2023-12-04' })
    expect(await yearOf()).toBe(2023)
    await updatePage(actor, { id: page.id, version: 2, ...facts, printedOn: '2022-12-04' })
    expect(await yearOf()).toBe(2022)
  })

  test('is refused when someone else was quicker, and nothing of it is written', async () => {
    const actor = await makeActor()
    const page = await makePage(actor, { lines: [{ text: '一' }] })
    const say = (newspaper: string) =>
      updatePage(actor, { ...page, newspaper, printedOn: null, pageLabel: null })
    const results = await Promise.allSettled([say('甲报'), say('乙报')])
    const lost = results.filter((result) => result.status === 'rejected')
    expect(lost.map(({ reason }) => reason)).toEqual([expect.any(Conflict)])
    expect(await db.auditEvent.count({ where: { targetId: page.id, action: 'page.update' } })).toBe(1)
    const { newspaper } = await getPageView(actor, page.id)
    expect(newspaper).toBe(results[0]?.status === 'fulfilled' ? '甲报' : '乙报')
  })
})

describe('closing a page', () => {
  test('is refused while a printed line has no owner; blank lines need none', async () => {
    const actor = await makeActor()
    const lines = [
      { text: '一', reason: 'advertisement' as const },
      { text: '\u3000' },
      { text: '二' },
      { text: '三' },
    ]
    const page = await makePage(actor, { lines })
    const refusal = await setPageDone(actor, { ...page, done: true }).catch((error: unknown) => error)
    expect(refusal).toEqual(new Refused('page-unowned-lines', { count: 2 }))
    expect(await getPageView(actor, page.id)).toMatchObject({ status: 'OPEN', version: 1 })
  })

  test('works once every line has one, and can be undone', async () => {
    const actor = await makeActor()
    const page = await makePage(actor, { lines: [{ text: '一', reason: 'navigation' }, { text: '' }] })
    const { version } = await setPageDone(actor, { ...page, done: true })
    expect(await getPageView(actor, page.id)).toMatchObject({ status: 'DONE', version })
    await expect(setPageDone(actor, { ...page, done: false })).rejects.toThrow(Conflict)
    await setPageDone(actor, { id: page.id, version, done: false })
    expect((await getPageView(actor, page.id)).status).toBe('OPEN')
  })
})

describe('the name of the site', () => {
  test('is set by admins only, and makes every page of the site stale', async () => {
    const settings = { name: '走廊观察', nameEn: 'Corridor Watch' }
    await expect(updateSiteSettings(await makeActor('EDITOR'), settings)).rejects.toThrow(Forbidden)
    const admin = await makeActor('ADMIN')
    const before = await db.staleSurface.count({ where: { surface: SURFACE.site } })
    await updateSiteSettings(admin, settings)
    expect(await getSiteSettings(admin)).toEqual(settings)
    expect(await db.staleSurface.count({ where: { surface: SURFACE.site } })).toBe(before + 1)
  })
})
