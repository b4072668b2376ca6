import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromCursor, LISTS, toCursor } from './cursor'

test('a cursor leads back to its place, in its own list alone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LISTS), fc.string({ unit: 'grapheme', maxLength: 60 }), (list, place) => {
      const cursor = toCursor(list, place)
      expect(cursor).toMatch(/^[\w-]+$/u)
      for (const other of LISTS) expect(fromCursor(other, cursor)).toBe(other === list ? place : null)
    }),
  )
})

test('what we did not make is no cursor', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const place = fromCursor('articles', text)
      if (place !== null) expect(toCursor('articles', place)).toBe(text)
    }),
  )
  for (const text of ['', '…', `${toCursor('tags', 'a')}=`, ` ${toCursor('tags', 'a')}`, 'A'.repeat(401)])
    expect(fromCursor('tags', text), text).toBeNull()
})
