import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeSplices, splicesOf, type Splice } from './merge-text'

const words = fc.string({ unit: fc.constantFrom('科', '创', '走', '廊', '，', '1', '𠮷'), maxLength: 24 })
const apply = (text: string, splices: readonly Splice[]) =>
  splices
    .toReversed()
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text)

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
        expect(apply(base, splicesOf(base, other))).toBe(other)
      }),
    )
  })
})
