import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toLines } from '../pipeline/to-lines'
import { lineNumberAt, printedLinesOf } from './printed-line'

const page = '眉题\r\n\r\n松江已有 1.5\r\n万家企业，另有1.5\r\n万家在建。'
const texts = new Map([['p', page]])
const source = [{ page: 'p', ranges: [{ start: 6, end: page.length }] }]

test('a figure is found on the line where it was printed, the second of two alike too', () => {
  const runs = [
    { text: '松江已有' },
    { text: '1.5万家', metrics: ['one'] },
    { text: '企业，另有' },
    { text: '1.5万家', metrics: ['two'] },
    { text: '在建。' },
  ]
  expect(printedLinesOf({ source, runs }, texts)('one')).toEqual({ pageId: 'p', number: 3 })
  expect(printedLinesOf({ source, runs }, texts)('two')).toEqual({ pageId: 'p', number: 4 })
})

test('a figure that an editor changed leads to the line where it would stand', () => {
  const runs = [{ text: '松江已有' }, { text: '16000家', metrics: ['one'] }]
  expect(printedLinesOf({ source, runs }, texts)('one')).toEqual({ pageId: 'p', number: 3 })
})

test('a block typed at the desk has no printed line', () => {
  expect(printedLinesOf({ source: [], runs: [{ text: '5', metrics: ['one'] }] }, texts)('one')).toBeNull()
})

test('LF, CRLF and lone CR each end one line', () => {
  const text = 'a\rb\r\nc\nd'
  expect([0, 2, 5, 7].map((offset) => lineNumberAt(text, offset))).toEqual([1, 2, 3, 4])
})

test('the line of a character is the last of those that the text up to it makes', () => {
  const text = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', '字', 'a') })
  fc.assert(
    fc.property(text, fc.integer({ min: -2, max: 40 }), (page, offset) => {
      expect(lineNumberAt(page, offset)).toBe(toLines(page.slice(0, Math.max(0, offset + 1))).length)
    }),
  )
})
