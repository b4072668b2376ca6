import { describe, expect, test } from 'vitest'
import { canonicalQuantity, dimensionOf } from './canonical-quantity'
import { isRelativePeriod, resolvePeriod } from './resolve-period'

describe('resolvePeriod', () => {
  test.for([
    ['2023年', null, '2023-01-01', '2023-12-31', 'year', false],
    ['2023年底', null, '2023-12-31', '2023-12-31', 'day', false],
    ['2022年-2024年', null, '2022-01-01', '2024-12-31', 'span', false],
    ['2023年1-9月', null, '2023-01-01', '2023-09-30', 'span', false],
    ['2024年2月', null, '2024-02-01', '2024-02-29', 'month', false],
    ['2023年第三季度', null, '2023-07-01', '2023-09-30', 'quarter', false],
    ['前三季度', '2023-12-04', '2023-01-01', '2023-09-30', 'span', true],
    ['去年', '2023-12-04', '2022-01-01', '2022-12-31', 'year', true],
    ['上半年', '2023-12-04', '2023-01-01', '2023-06-30', 'half', true],
    ['6月26日', '2025-06-27', '2025-06-26', '2025-06-26', 'day', true],
    ['目前', '2023-12-04', '2023-12-04', '2023-12-04', 'day', true],
    ['截至2023年底', null, '2023-12-31', '2023-12-31', 'day', false],
    ['截至2023年6月', null, '2023-06-01', '2023-06-30', 'month', false],
    ['2023年9月末', null, '2023-09-30', '2023-09-30', 'day', false],
    ['今年前9个月', '2023-12-04', '2023-01-01', '2023-09-30', 'span', true],
    ['前十个月', '2023-12-04', '2023-01-01', '2023-10-31', 'span', true],
    ['今年以来', '2023-12-04', '2023-01-01', '2023-12-04', 'span', true],
    ['2021年以来', '2023-12-04', '2021-01-01', '2023-12-04', 'span', true],
    ['上月', '2024-01-05', '2023-12-01', '2023-12-31', 'month', true],
    ['本月', '2024-01-05', '2024-01-01', '2024-01-31', 'month', true],
    ['12月', '2024-01-08', '2023-12-01', '2023-12-31', 'month', true],
    ['1月至11月', '2024-01-08', '2023-01-01', '2023-11-30', 'span', true],
    ['前三季度', '2024-01-08', '2023-01-01', '2023-09-30', 'span', true],
    ['四季度', '2024-02-08', '2023-10-01', '2023-12-31', 'quarter', true],
    ['12月30日', '2024-01-02', '2023-12-30', '2023-12-30', 'day', true],
    ['12月30日', '2023-12-02', '2023-12-30', '2023-12-30', 'day', true],
    ['下半年', '2024-01-08', '2023-07-01', '2023-12-31', 'half', true],
    ['下半年', '2024-06-20', '2024-07-01', '2024-12-31', 'half', true],
    ['上半年', '2024-06-20', '2024-01-01', '2024-06-30', 'half', true],
    ['今年上半年', '2024-01-08', '2024-01-01', '2024-06-30', 'half', true],
    ['今年前三季度', '2024-01-08', '2024-01-01', '2024-09-30', 'span', true],
    ['年底', '2024-01-08', '2024-12-31', '2024-12-31', 'day', true],
    ['昨天', '2024-03-01', '2024-02-29', '2024-02-29', 'day', true],
    ['年底', '2023-12-04', '2023-12-31', '2023-12-31', 'day', true],
    ['年内', '2023-12-04', '2023-01-01', '2023-12-31', 'year', true],
    ['今年年内', '2023-12-04', '2023-01-01', '2023-12-31', 'year', true],
    ['2025年内', null, '2025-01-01', '2025-12-31', 'year', false],
    ['“十四五”期间', null, '2021-01-01', '2025-12-31', 'span', false],
    ['“十二五”末', null, '2015-12-31', '2015-12-31', 'day', false],
  ] as const)('%s printed %s', ([printed, printedOn, from, to, precision, isGuess]) => {
    expect(resolvePeriod(printed, printedOn)).toEqual({ from, to, precision, isGuess })
  })

  test.for([
    ['今年', null],
    ['目前', null],
    ['近年来', '2023-12-04'],
    ['2023年13月', null],
    ['2023年2月30日', null],
    ['2024年-2022年', null],
    ['2024年以来', '2023-12-04'],
    ['2021年以来', null],
    ['昨天', null],
    ['前13个月', '2023-12-04'],
  ] as const)('leaves %s printed %s open', ([printed, printedOn]) => {
    expect(resolvePeriod(printed, printedOn)).toBeNull()
  })
})

test('a plan is for the time that comes', () => {
  expect(resolvePeriod('12月', '2024-01-08', true)?.from).toBe('2024-12-01')
})

test('words that need the date of printing are told from words that say nothing', () => {
  expect(['今年', '昨天', '前三季度', '今年以来'].map(isRelativePeriod)).toEqual([true, true, true, true])
  expect(['2023年', '近年来', '春节期间'].map(isRelativePeriod)).toEqual([false, false, false])
})

describe('canonicalQuantity', () => {
  test.for([
    ['35', '公顷', '350000', '平方米'],
    ['0.1', '公里', '0.1', '千米'],
    ['1.1', '米', '0.0011', '千米'],
    ['407200000000', '元', '407200000000', '元'],
    ['6.79', '％', '6.79', '%'],
    ['15000', '家', '15000', '家'],
  ] as const)('%s%s', ([value, unit, canonical, canonicalUnit]) => {
    expect(canonicalQuantity(value, unit)).toEqual({ value: canonical, unit: canonicalUnit })
  })

  test('three 位 are three people, the third 位 of a rank is none', () => {
    expect(canonicalQuantity('3', '位', 'level')).toEqual({ value: '3', unit: '人' })
    expect(canonicalQuantity('3', '位', 'rank')).toEqual({ value: '3', unit: '位' })
  })
})

test.for([
  ['元', 'money'],
  ['美元', 'money'],
  ['%', 'share'],
  ['倍', 'ratio'],
  ['平方米', 'area'],
  ['家', 'count'],
  ['人次', 'count'],
  ['天', 'time'],
  ['次浮点运算/秒', 'other'],
] as const)('%s measures %s', ([unit, dimension]) => {
  expect(dimensionOf(unit)).toBe(dimension)
})
