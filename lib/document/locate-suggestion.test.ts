import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locateSuggestion, type Anchor } from './locate-suggestion'
import { snapRange } from './snap-range'

function anchorAt(blockId: string, text: string, start: number, end: number): Anchor {
  const quote = text.slice(start, end)
  let occurrence = 0
  for (let at = text.indexOf(quote); at !== -1 && at < start; at = text.indexOf(quote, at + 1))
    occurrence += 1
  return {
    blockId,
    quote,
    occurrence,
    before: text.slice(Math.max(0, start - 32), start),
    after: text.slice(end, end + 32),
  }
}

const TEXT = '松江区与金山区共建园区，松江区的企业增至1.5万家，金山区的企业增至8000家。'
const second = anchorAt('a', TEXT, TEXT.lastIndexOf('松江区'), TEXT.lastIndexOf('松江区') + 3)
const find = (...texts: string[]) => {
  const blocks = texts.map((text, index) => ({ id: 'abcd'[index] ?? '', text }))
  const place = locateSuggestion(blocks, second)
  return place && [place.blockId, place.start]
}

describe('locateSuggestion', () => {
  test('finds the second of two in unchanged text', () => {
    expect(find(TEXT)).toEqual(['a', 12])
  })
  test('follows words that moved within their block', () => {
    expect(find(`昨天，${TEXT}`)).toEqual(['a', 15])
  })
  test('follows words that a split moved to another block', () => {
    expect(find(TEXT.slice(0, 12), TEXT.slice(12))).toEqual(['b', 0])
  })
  test('is gone when its words are changed', () => {
    expect(find(TEXT.replaceAll('松江区', '松江'))).toBeNull()
  })
  test('does not slide to the other occurrence when its own is deleted', () => {
    expect(find(`${TEXT.slice(0, 12)}${TEXT.slice(15)}`)).toBeNull()
  })
  test('does not choose between two equal places in other blocks', () => {
    expect(find('', TEXT.slice(12), TEXT.slice(12))).toBeNull()
  })
  test('does not take the same name in another sentence of another block', () => {
    expect(find('', '松江区昨天下雨。')).toBeNull()
  })

  test('any run of any text is found where it was', () => {
    const letters = fc.string({
      unit: fc.constantFrom('松', '江', '区', '1', '.', '万', '家', '，'),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        expect(locateSuggestion([{ id: 'x', text }], anchorAt('x', text, start, end))).toEqual({
          blockId: 'x',
          start,
          end,
        })
      }),
    )
  })

  test('after any edit it is on the very words it was made for, or nowhere', () => {
    const words = fc.string({ unit: fc.constantFrom('松', '江', '区', '家'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, words, words, words, (before, quote, after, typed) => {
        const text = before + quote + after
        const anchor = anchorAt('x', text, before.length, before.length + quote.length)
        const place = locateSuggestion([{ id: 'x', text: typed + text }], anchor)
        if (place) expect((typed + text).slice(place.start, place.end)).toBe(quote)
      }),
    )
  })
})

describe('snapRange', () => {
  test.for([
    ['出台《长三角G60科创走廊建设方案》，', '长三角G60科创走廊建设方案'],
    [' 松江区 ', '松江区'],
    ['“G60星链”', 'G60星链'],
    ['中国联通（上海）', '中国联通（上海）'],
    ['（松江', '松江'],
    ['松江）、', '松江'],
    ['《十四五》规划', '《十四五》规划'],
    ['6.79%', '6.79%'],
    ['，。', ''],
  ] as const)('%s', ([text, name]) => {
    const from = text.startsWith('出台') ? 2 : 0
    const { start, end } = snapRange(text, from, text.length)
    expect(text.slice(start, end)).toBe(name)
  })

  test('never grows and ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('松', '《', '》', '“', '”', ' ', '(', '"') }), (text) => {
        const { start, end } = snapRange(text, 0, text.length)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(start).toBeLessThanOrEqual(end)
      }),
    )
  })
})
