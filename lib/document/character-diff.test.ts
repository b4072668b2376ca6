import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffCharacters } from './character-diff'
import { mergeSplices, splicesOf, type Splice } from './propose/merge-text'

const words = fc.string({ unit: fc.constantFrom('科', '创', '走', '廊', '，', '1', '𠮷'), maxLength: 24 })
const side = (before: string, after: string, kind: 'removed' | 'added') =>
  diffCharacters(before, after)
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('')

const apply = (text: string, splices: readonly Splice[]) =>
  splices
    .toReversed()
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text)

describe('a difference of characters', () => {
  test('gives both texts back', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(side(before, after, 'removed')).toBe(before)
        expect(side(before, after, 'added')).toBe(after)
        expect(apply(before, splicesOf(before, after))).toBe(after)
      }),
    )
  })

  test('reads as phrases, not as letters that happen to be equal', () => {
    expect(diffCharacters('新增企业1.2万家。', '新增企业1.5万家。')).toEqual([
      { kind: 'same', text: '新增企业1.' },
      { kind: 'removed', text: '2' },
      { kind: 'added', text: '5' },
      { kind: 'same', text: '万家。' },
    ])
    expect(diffCharacters('论坛在松江举行', '会议在苏州召开')).toEqual([
      { kind: 'removed', text: '论坛在松江举行' },
      { kind: 'added', text: '会议在苏州召开' },
    ])
  })

  test('of two long texts without anything in common is found at once', () => {
    const parts = diffCharacters('甲'.repeat(30_000), '乙'.repeat(30_000))
    expect(parts.map(({ kind, text }) => [kind, text.length])).toEqual([
      ['removed', 30_000],
      ['added', 30_000],
    ])
  })
})

describe('a three-way merge of texts', () => {
  const merge = (base: string, ours: string, theirs: string) => apply(ours, mergeSplices(base, ours, theirs))

  test.for([
    ['甲乙丙丁', '甲乙丙丁', '甲乙', '甲乙'],
    ['甲乙丙丁戊己', '改乙丙丁戊己', '甲乙丙丁', '改乙丙丁'],
    ['甲乙丙丁', '甲乙丙改', '甲乙丙丁戊', '甲乙丙改戊'],
    ['甲乙丙丁戊己', '甲乙丙丁改己', '甲乙丙', '甲乙丙'],
    ['甲乙丙丁', '甲乙丙丁了', '甲乙', '甲乙了'],
    ['甲乙丙丁', '甲改丁', '甲乙丙丁', '甲改丁'],
    ['甲乙丙', '甲丙', '甲丙', '甲丙'],
  ])('base %s, ours %s, theirs %s: %s', ([base = '', ours = '', theirs = '', merged]) => {
    expect(merge(base, ours, theirs)).toBe(merged)
  })

  test('keeps ours when theirs is the base, and takes theirs when ours is', () => {
    fc.assert(
      fc.property(words, words, (base, other) => {
        expect(merge(base, other, base)).toBe(other)
        expect(merge(base, base, other)).toBe(other)
      }),
    )
  })
})
