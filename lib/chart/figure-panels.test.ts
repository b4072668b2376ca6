import { describe, expect, test } from 'vitest'
import { figureOfYear, figureRow } from '../../seeds/figure-rows'
import type { SettledNote } from '../editorial/reader-views'
import { joinedRuns, pointsOf, spanOf, toPanels } from './figure-panels'

const settled = (holds: boolean): SettledNote => ({ outcome: 'revised', holds, note: '', other: null })
const valuesOf = (panel: ReturnType<typeof toPanels>[number] | undefined) =>
  panel?.series.map(({ name, strands }) => [
    name,
    strands.map(({ points }) => points.map(({ value }) => value)),
  ])

describe('panels', () => {
  test('part what is measured and its unit; values are exact in the canonical unit', () => {
    const panels = toPanels([
      figureOfYear(2021, '0.1', { unit: '公里' }),
      figureOfYear(2022, '12345678901234567890.5', { unit: '米' }),
      figureOfYear(2022, '12', { kind: 'growth', unit: '%' }),
    ])
    expect(panels.map(({ measure, unit }) => [measure, unit])).toEqual([
      ['level', '千米'],
      ['growth', '%'],
    ])
    expect(valuesOf(panels[0])).toEqual([['松江区', [['0.1', '12345678901234567.8905']]]])
  })

  test('a fall counts downwards where changes are measured, and not where levels are', () => {
    const panels = toPanels([
      figureOfYear(2021, '3.5', { kind: 'growth', unit: '%', direction: 'down' }),
      figureOfYear(2021, '3.5', { direction: 'down' }),
    ])
    expect(panels.map(valuesOf)).toEqual([[['松江区', [['-3.5']]]], [['松江区', [['3.5']]]]])
  })

  test('figures of no known time are listed apart and never drawn', () => {
    const undated = figureRow()
    const [panel] = toPanels([undated, figureOfYear(2021, '5')])
    expect(panel?.undated).toEqual([undated])
    expect(panel?.series.flatMap(pointsOf)).toHaveLength(1)
  })

  test('a target stands with the levels of its unit, apart from the strands', () => {
    const [panel] = toPanels([figureOfYear(2021, '5'), figureOfYear(2025, '9', { kind: 'target' })])
    expect(panel?.series.map(({ strands, targets }) => [strands.length, targets.length])).toEqual([[1, 1]])
  })

  test('stories that state the same are one point', () => {
    const [panel] = toPanels([figureOfYear(2021, '5'), figureOfYear(2021, '5')])
    expect(panel?.series.flatMap(pointsOf).map(({ figures }) => figures.length)).toEqual([2])
  })
})

describe('a line joins', () => {
  const runsOf = (figures: Parameters<typeof toPanels>[0]) =>
    toPanels(figures)[0]?.series.flatMap(({ strands }) =>
      strands.flatMap(joinedRuns).map((run) => run.map(({ value }) => value)),
    )

  test('only times of one length', () => {
    const half = figureRow({ value: '3', periodFrom: '2022-01-01', periodTo: '2022-06-30' })
    expect(runsOf([figureOfYear(2021, '1'), half, figureOfYear(2022, '5')])).toEqual([['1', '5']])
  })

  test('only one subject and scope', () => {
    expect(runsOf([figureOfYear(2021, '1'), figureOfYear(2022, '2', { subject: '嘉兴市' })])).toEqual([])
    expect(runsOf([figureOfYear(2021, '1'), figureOfYear(2022, '2', { scope: '全市' })])).toEqual([])
  })

  test('no figure that was replaced, and none that another contradicts', () => {
    const replaced = figureOfYear(2021, '99', { settled: settled(false) })
    const holding = figureOfYear(2021, '2', { settled: settled(true) })
    expect(runsOf([figureOfYear(2020, '1'), replaced, holding, figureOfYear(2022, '3')])).toEqual([
      ['1', '2', '3'],
    ])
    const years = [2018, 2019, 2020, 2021, 2022].map((year) => figureOfYear(year, `${year}`))
    expect(runsOf([...years, figureOfYear(2020, '7')])).toEqual([
      ['2018', '2019'],
      ['2021', '2022'],
    ])
  })
})

describe('two figures of one time that an editor settled so that both stand', () => {
  const [one, other] = [figureOfYear(2021, '2'), figureOfYear(2021, '7')]
  const all = [figureOfYear(2020, '1'), one, other, figureOfYear(2022, '3')]
  const pointsWith = (isSame: boolean, figures = all) => {
    const strands = toPanels(figures, [{ ids: [other.id, one.id], isSame }])[0]?.series[0]?.strands ?? []
    return {
      points: strands.flatMap(({ points }) => points),
      runs: strands.flatMap(joinedRuns).map((run) => run.map(({ value }) => value)),
    }
  }

  test('stand beside the line when they measure different things, neither hidden nor in doubt', () => {
    const { points, runs } = pointsWith(false)
    expect(points.map(({ value, isContested, isApart }) => [value, isContested, isApart])).toEqual([
      ['1', false, false],
      ['2', false, true],
      ['7', false, true],
      ['3', false, false],
    ])
    expect(runs).toEqual([['1', '3']])
  })

  test('stand on it when they differ by rounding', () => {
    expect(pointsWith(true).runs).toEqual([['1', '2', '7', '3']])
  })

  test('are in doubt as long as a third differs of which nobody has said anything', () => {
    const { points } = pointsWith(false, [...all, figureOfYear(2021, '9')])
    expect(points.filter(({ isContested }) => isContested)).toHaveLength(3)
  })
})

test.for([
  ['2023-12-04', '2023-12-04', 'day'],
  ['2023-01-01', '2023-12-31', 'year'],
  ['2023-07-01', '2024-06-30', '12m'],
  ['2023-01-01', '2023-09-30', '9m'],
  ['2024-02-01', '2024-02-29', '1m'],
] as const)('%s to %s is %s', ([from, to, span]) => {
  expect(spanOf(from, to)).toBe(span)
})
