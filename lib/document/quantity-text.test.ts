import { expect, test } from 'vitest'
import { groupDigits, quantityText } from './quantity-text'

test.for([
  ['15000', '15,000'],
  ['-1234567.125', '-1,234,567.125'],
  ['999', '999'],
  ['0.12345', '0.12345'],
] as const)('%s', ([decimal, grouped]) => {
  expect(groupDigits(decimal)).toBe(grouped)
})

const figure = { value: '35', valueTo: null, unit: '公顷', canonicalValue: null, canonicalUnit: null }

test('the canonical quantity when there is one, a range as stated', () => {
  expect(quantityText(figure)).toBe('35 公顷')
  expect(quantityText({ ...figure, canonicalValue: '350000', canonicalUnit: '平方米' })).toBe(
    '350,000 平方米',
  )
  expect(quantityText({ ...figure, unit: '%' })).toBe('35%')
  expect(quantityText({ ...figure, value: '0.25', unit: 'ratio' })).toBe('0.25')
  expect(quantityText({ ...figure, valueTo: '40', canonicalValue: '350000' })).toBe('35–40 公顷')
})
