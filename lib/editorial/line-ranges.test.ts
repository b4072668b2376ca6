import { expect, test } from 'vitest'
import { lineRangesText, parseLineRanges } from './line-ranges'

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
