import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedPart, findMatches, type FindAsk } from './find-in-text'

const ask = (query: string, change: Partial<FindAsk> = {}): FindAsk => ({
  query,
  isExact: false,
  isWhole: false,
  unitesScripts: false,
  ...change,
})
const found = (text: string, asked: FindAsk) =>
  findMatches(text, asked).map(({ start, end }) => text.slice(start, end))

describe('words are found', () => {
  test('in full and half width alike', () => {
    expect(found('Ｇ６０科创走廊，G60（走廊）', ask('g60'))).toEqual(['Ｇ６０', 'G60'])
    expect(found('合计（万元）(万元)', ask('(万元)'))).toEqual(['（万元）', '(万元)'])
  })

  test('in the case that was typed only when asked', () => {
    expect(found('AI与ai', ask('ai'))).toEqual(['AI', 'ai'])
    expect(found('AI与ai，ＡＩ', ask('AI', { isExact: true }))).toEqual(['AI', 'ＡＩ'])
  })

  test('whole where they are Latin', () => {
    const whole = { isWhole: true }
    expect(found('CHAIN、AI、AI大模型、5AI', ask('AI', whole))).toEqual(['AI', 'AI'])
    expect(found('60与G60与160', ask('60', whole))).toEqual(['60'])
    expect(found('科创走廊', ask('创走', whole))).toEqual(['创走'])
  })

  test('in traditional and simplified script alike when asked', () => {
    expect(found('發展、发展、髮型', ask('发', { unitesScripts: true }))).toEqual(['發', '发', '髮'])
    expect(found('發展、发展', ask('发'))).toEqual(['发'])
  })

  test('with whole characters at both ends', () => {
    expect(found('面积㎡', ask('m2'))).toEqual(['㎡'])
    expect(found('面积㎡', ask('m'))).toEqual([])
    expect(found('e\u0301t', ask('e'))).toEqual([])
    expect(found('𠮷野家', ask('野'))).toEqual(['野'])
  })

  test('none over another, and none for nothing', () => {
    expect(findMatches('哈哈哈哈哈', ask('哈哈'))).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ])
    expect(findMatches('文字', ask(''))).toEqual([])
  })
})

const TEXT = fc.string({ unit: fc.constantFrom(...'科创走廊發发Ａａa1１，, ㎡\u0301𠮷'), maxLength: 40 })

test('whatever is found is the same in form, in order, apart, and cut at characters', () => {
  fc.assert(
    fc.property(TEXT, TEXT, fc.boolean(), fc.boolean(), (text, query, isExact, unitesScripts) => {
      const asked = ask(query.slice(0, 3), { isExact, unitesScripts })
      let last = 0
      for (const { start, end } of findMatches(text, asked)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(findMatches(text.slice(start, end), asked)).toEqual([{ start: 0, end: end - start }])
        last = end
      }
    }),
  )
})

test('changing the changed part alone gives the new words', () => {
  expect(changedPart('松江区政府', '松江区人民政府')).toEqual({ start: 3, end: 3, text: '人民' })
  expect(changedPart('哈哈', '哈哈哈')).toEqual({ start: 2, end: 2, text: '哈' })
  fc.assert(
    fc.property(TEXT, TEXT, (before, after) => {
      const { start, end, text } = changedPart(before, after)
      expect(before.slice(0, start) + text + before.slice(end)).toBe(after)
    }),
  )
})
