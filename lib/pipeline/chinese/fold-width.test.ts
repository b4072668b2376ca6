import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldWidth } from './fold-width'

test('full-width letters, digits, marks and spaces become their ASCII twins', () => {
  expect(foldWidth('（Ｇ６０）　２１.２％，：')).toBe('(G60) 21.2%,:')
  expect(foldWidth('“一、二。”')).toBe('“一、二。”')
})

test('the length never changes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('Ａ', '，', '\u3000', 'a', '中', '𠮷', ' ', '％') }),
      (text) => {
        expect(foldWidth(text).length).toBe(text.length)
      },
    ),
  )
})
