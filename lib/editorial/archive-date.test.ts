import { expect, test } from 'vitest'
import { lastDayOf, parseArchiveDate, weeksOf } from './archive-date'

test.for([
  ['2023', 'year'],
  ['2023-12', 'month'],
  ['2024-02-29', 'day'],
  ['2023-02-29', null],
  ['2023-13', null],
  ['2023-12-00', null],
  ['23', null],
  ['2023-12-04x', null],
] as const)('%s is a %s', ([text, kind]) => {
  expect(parseArchiveDate(text)?.kind ?? null).toBe(kind)
})

test('the weeks of a month begin on Monday and hold each of its days once', () => {
  const weeks = weeksOf('2023-12')
  expect(weeks[0]).toEqual([null, null, null, null, '2023-12-01', '2023-12-02', '2023-12-03'])
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  expect(lastDayOf('2024-02')).toBe('2024-02-29')
})
