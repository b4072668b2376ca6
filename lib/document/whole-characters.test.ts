import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headOf, tailOf } from './whole-characters'

test('the head and the tail of a text are as long as asked, but for a character that would be cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(24), (text, length) => {
      for (const [piece, isThere] of [
        [headOf(text, length), text.startsWith(headOf(text, length))],
        [tailOf(text, length), text.endsWith(tailOf(text, length))],
      ] as const) {
        expect(isThere).toBe(true)
        expect(piece).not.toMatch(/\p{Surrogate}/u)
        expect(Math.min(text.length, length) - piece.length).toBeLessThanOrEqual(1)
        expect(piece.length).toBeLessThanOrEqual(length)
      }
    }),
  )
  expect([headOf('在𠮷林', 2), tailOf('在𠮷林', 2), headOf('在𠮷林', 3)]).toEqual(['在', '林', '在𠮷'])
})
