import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divide, parseNumeral, toDecimalText } from './parse-numeral'

test.each([
  ['1.5万', '15000'],
  ['4072亿', '407200000000'],
  ['1.1亿亿', '11000000000000000'],
  ['1亿2000万', '120000000'],
  ['3万5千', '35000'],
  ['1.2万亿', '1200000000000'],
  ['12,345.6', '12345.6'],
  ['两千三百', '2300'],
  ['十', '10'],
  ['二十五', '25'],
  ['百', '100'],
  ['千亿', '100000000000'],
  ['百亿', '10000000000'],
  ['一百零三', '103'],
  ['三百万', '3000000'],
  ['一点五', '1.5'],
  ['一点二万', '12000'],
  ['二〇二三', '2023'],
  ['两', '2'],
  ['0.1', '0.1'],
])('%s is %s', (text, value) => {
  const parsed = parseNumeral(text)
  expect(parsed && toDecimalText(parsed)).toBe(value)
})

test.each(['', '家', '一个', '1.5家'])('%j is no numeral', (text) => {
  expect(parseNumeral(text)).toBeNull()
})

test('fractions keep eight decimals, finite ones stay exact', () => {
  const of = (a: string, b: string) => {
    const [numerator, denominator] = [parseNumeral(a), parseNumeral(b)]
    return numerator && denominator && toDecimalText(divide(numerator, denominator))
  }
  expect(of('1', '15')).toBe('0.06666667')
  expect(of('1', '120')).toBe('0.00833333')
  expect(of('1', '4')).toBe('0.25')
})

test('an Arabic figure with a scale is multiplied without rounding', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.integer({ min: 0, max: 9999 }),
      (whole, cents) => {
        const fraction = String(cents).padStart(4, '0')
        const parsed = parseNumeral(`${whole}.${fraction}万`)
        expect(parsed?.toFixed()).toBe(String(whole * 10_000n + BigInt(cents)))
      },
    ),
  )
})
