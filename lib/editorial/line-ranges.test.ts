import { expect, test } from 'vitest'
import { countLines, lineRangesText, parseLineRanges } from './line-ranges'

test('ranges are written as they are read', () => {
  const ranges = [
    { first: 12, last: 20 },
    { first: 25, last: 25 },
  ]
  expect(lineRangesText(ranges)).toBe('12-20,25')
  expect(parseLineRanges('12-20,25')).toEqual(ranges)
})

test.each(['', 'x', '0', '5-3', '1-', '-1', '1,,2', '1-2-3', '1.5', '99999999', '１'])(
  '%j is no range',
  (text) => {
    expect(parseLineRanges(text)).toBeNull()
  },
)

test('ranges count their lines, the first and the last among them', () => {
  expect(countLines([{ first: 45, last: 45 }])).toBe(1)
  expect(
    countLines([
      { first: 12, last: 20 },
      { first: 25, last: 25 },
    ]),
  ).toBe(10)
})
