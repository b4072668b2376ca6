import { expect, test } from 'vitest'
import { inMultiple, multiplesFor } from './unit-multiples'

test.for([
  ['9999', '家', 'zh-CN', [''], 0],
  ['15000', '家', 'zh-CN', ['', '万'], 1],
  ['350000000', '元', 'zh-CN', ['', '万', '亿'], 2],
  ['350000000', '元', 'en', ['', 'thousand', 'million'], 2],
  ['15000', '%', 'zh-CN', [''], 0],
] as const)('%s %s (%s)', ([largest, unit, locale, names, first]) => {
  const found = multiplesFor(largest, unit, locale)
  expect([found.multiples.map(({ name }) => name), found.first]).toEqual([names, first])
})

test('a value in a multiple is exact', () => {
  expect(inMultiple('123456789012345678901', { power: 8, name: '亿' })).toBe('1,234,567,890,123.45678901')
  expect(inMultiple('-5', { power: 4, name: '万' })).toBe('-0.0005')
})
