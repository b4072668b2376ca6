import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeWords, wordsCovering } from './search-times'

const time = fc.date({ min: new Date('1960-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
const isFound = (at: Date, words: readonly string[]) => timeWords(at).some((word) => words.includes(word))

describe('words of time', () => {
  test('cover a span to its ends', () => {
    fc.assert(
      fc.property(time, time, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, share) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const words = wordsCovering(from, to)
        const within = new Date(from.getTime() + share * (to.getTime() - from.getTime()))
        for (const at of [from, within, to]) expect(isFound(at, words)).toBe(true)
      }),
    )
  })

  test('reach little further, and are few', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1000, max: 40 * 365 * 86_400_000 }), (from, length) => {
        const words = wordsCovering(from, new Date(from.getTime() + length))
        const room = Math.max(length / 8, 64_000)
        expect(isFound(new Date(from.getTime() - room - 1), words)).toBe(false)
        expect(isFound(new Date(from.getTime() + length + room + 1), words)).toBe(false)
        expect(words.length).toBeLessThanOrEqual(16)
      }),
    )
  })
})
