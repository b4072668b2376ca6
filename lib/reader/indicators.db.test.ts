import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { makeFigure, repeatFigure } from '../../seeds/figure-factory'
import { db } from '../db/client'
import { FIGURE_SCREEN } from '../editorial/reader-views'
import { settleConflict } from '../newsroom/settle-conflict'
import { findIndicatorCharts, findIndicatorFile, findIndicatorPage, listIndicators } from './indicators'

const SENTENCE = '去年达到320亿元。'

/** An indicator of which one article states so many figures, of the years before 2024, and some of no known time. */
async function makeIndicator(years: number, undated: number) {
  const name = `产值${randomUUID().slice(0, 8)}`
  const fields = { indicator: name, unit: '元', value: '32000000000', period: '2023年' }
  const { id } = await makeFigure(await makeActor(), {
    sentence: SENTENCE,
    text: '320亿元',
    fields,
    printedOn: '2024-01-05',
  })
  await repeatFigure(id, years, undated)
  return db.indicator.findUniqueOrThrow({ where: { name }, select: { id: true, slug: true } })
}

test('the table of an indicator goes on screen after screen and loses nothing, and its file has all', async () => {
  const { slug } = await makeIndicator(FIGURE_SCREEN + 7, 4)
  const file = await findIndicatorFile(slug)
  expect(file?.figures).toHaveLength(FIGURE_SCREEN + 11)
  const first = await findIndicatorPage(slug)
  const second = await findIndicatorPage(slug, first?.next ?? '')
  expect([first?.rows.length, second?.rows.length, second?.next]).toEqual([FIGURE_SCREEN, 11, null])
  expect([...(first?.rows ?? []), ...(second?.rows ?? [])]).toEqual(file?.figures)
  expect(first?.rows[0]).toMatchObject({ periodTo: '2023-12-31' })
  expect(second?.rows.at(-1)?.periodTo).toBeNull()
  expect(second?.figureCount).toBe(FIGURE_SCREEN + 11)
  for (const nonsense of ['x', '2023-12-31', `${first?.next}_1`])
    expect(await findIndicatorPage(slug, nonsense)).toBeNull()
})

test('figures and articles of an indicator are counted after merges', async () => {
  const [one, other] = [await makeIndicator(3, 0), await makeIndicator(2, 1)]
  const countsOf = async (id: string) => (await listIndicators()).find((found) => found.id === id)
  expect(await countsOf(one.id)).toMatchObject({ figures: 3, articles: 1 })
  await db.indicator.update({ where: { id: other.id }, data: { mergedIntoId: one.id } })
  expect(await countsOf(one.id)).toMatchObject({ figures: 6, articles: 2 })
  expect(await countsOf(other.id)).toBeUndefined()
})

test('readers are told how a conflict was settled, and nothing of one that never was one', async () => {
  const actor = await makeActor()
  const indicator = `企业数${randomUUID().slice(0, 8)}`
  const say = (text: string, value: string) =>
    makeFigure(actor, { sentence: `2023年松江区有企业${text}。`, text, fields: { indicator, value } })
  const first = await say('4.7万家', '47000')
  const second = await say('5.2万家', '52000')
  const { slug } = await db.indicator.findUniqueOrThrow({
    where: { name: indicator },
    select: { slug: true },
  })
  const told = async () =>
    (await findIndicatorFile(slug))?.figures.map(({ settled }) => settled?.note ?? null)
  const settle = async (outcome: 'scope' | 'unrelated') => {
    const { id, version } = await db.conflict.findFirstOrThrow({
      where: { OR: [{ firstId: first.metricId }, { secondId: first.metricId }] },
    })
    await settleConflict(actor, { id, version, outcome, heldId: null, note: '统计口径见公报' })
  }
  await settle('scope')
  expect(await told()).toEqual(['统计口径见公报', '统计口径见公报'])
  await settle('unrelated')
  expect(await told()).toEqual([null, null])
  const charts = await findIndicatorCharts(slug)
  expect(charts?.bothStand).toEqual([{ ids: [first.metricId, second.metricId].toSorted(), isSame: false }])
})
