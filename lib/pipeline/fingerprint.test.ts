import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprintOf, normalOf, printsShared, RUN, SURE, WINDOW } from './fingerprint'

const character = fc.constantFrom(
  ...'长三角科创走廊松江嘉兴杭州金华苏州湖州宣城芜湖合肥高质量发展一二三四五六七八九十',
)
const textOf = (min: number, max: number) =>
  fc.array(character, { minLength: min, maxLength: max }).map((all) => all.join(''))

describe('a fingerprint', () => {
  test('has one print at least of any passage of SURE characters, wherever it stands', () => {
    fc.assert(
      fc.property(
        textOf(SURE, SURE + 40),
        textOf(0, 90),
        textOf(0, 90),
        textOf(0, 90),
        textOf(0, 90),
        (shared, ...rest) => {
          const [a, b, c, d] = rest
          const first = new Set(fingerprintOf(a + shared + b))
          expect(fingerprintOf(c + shared + d).some((print) => first.has(print))).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is ascending, without repeats, of whole numbers that a double and a bigint hold alike', () => {
    fc.assert(
      fc.property(textOf(0, 400), (text) => {
        const prints = fingerprintOf(text)
        expect(prints).toEqual([...new Set(prints)].sort((a, b) => a - b))
        expect(prints.every((print) => Number.isSafeInteger(print) && print >= 0)).toBe(true)
      }),
    )
  })

  test('does not see widths, case, white space or punctuation', () => {
    const text =
      '长三角G60科创走廊九城市在松江签下合作项目，涉及集成电路、生物医药和人工智能，总投资超过450亿元。'
    const other =
      '长三角Ｇ６０科创走廊九城市 在松江签下合作项目,\n涉及集成电路 生物医药和人工智能；总投资超过４５０亿元'
    expect(fingerprintOf(other)).toEqual(fingerprintOf(text))
  })

  test('of a short text is one print, of less than a run none', () => {
    expect(fingerprintOf('松'.repeat(RUN - 1))).toEqual([])
    expect(fingerprintOf('长三角G60科创走廊九城市共建共享')).toHaveLength(1)
  })

  test('keeps about two prints in a window and one of the characters', () => {
    const [text] = fc.sample(textOf(20_000, 20_000), { numRuns: 1, seed: 7 })
    const share = fingerprintOf(text ?? '').length / 20_000
    expect(share).toBeGreaterThan(1 / (WINDOW + 1))
    expect(share).toBeLessThan(3 / (WINDOW + 1))
  })
})

test('the share of prints is that of the smaller set', () => {
  expect(printsShared([1, 2, 3, 4], [2, 4])).toBe(1)
  expect(printsShared([1, 2, 3, 4], [2, 5])).toBe(0.5)
  expect(printsShared([], [2])).toBe(0)
})

test('the normal text knows where each of its characters stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (original) => {
      const { text, at, end } = normalOf(original)
      expect([at.length, end.length]).toEqual([text.length, text.length])
      for (const [index, start] of at.entries()) {
        const character = original.slice(start, end[index])
        expect(character.normalize('NFKC').toLowerCase()).toContain(text[index])
      }
    }),
  )
})
