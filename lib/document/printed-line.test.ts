import { expect, test } from 'vitest'
import { lineNumberAt, printedLineOf } from './printed-line'

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
  expect(printedLineOf({ source, runs }, 'one', texts)).toEqual({ pageId: 'p', number: 3 })
  expect(printedLineOf({ source, runs }, 'two', texts)).toEqual({ pageId: 'p', number: 4 })
})

test('a figure that an editor changed leads to the line where it would stand', () => {
  const runs = [{ text: '松江已有' }, { text: '16000家', metrics: ['one'] }]
  expect(printedLineOf({ source, runs }, 'one', texts)).toEqual({ pageId: 'p', number: 3 })
})

test('a block typed at the desk has no printed line', () => {
  expect(printedLineOf({ source: [], runs: [{ text: '5', metrics: ['one'] }] }, 'one', texts)).toBeNull()
})

test('LF, CRLF and lone CR each end one line', () => {
  const text = 'a\rb\r\nc\nd'
  expect([0, 2, 5, 7].map((offset) => lineNumberAt(text, offset))).toEqual([1, 2, 3, 4])
})
