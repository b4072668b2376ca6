import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toLines } from './to-lines'

test('LF, CRLF and lone CR end a line, other separators do not', () => {
  const lines = toLines('一\r\n二\r三\u2028四\u0085五\n\n六')
  expect(lines.map(({ text }) => text)).toEqual(['一', '二', '三\u2028四\u0085五', '', '六'])
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
})

test('white space of any width and invisible characters are blank', () => {
  expect(toLines(' \u3000\n\uFEFF\u200b\n\t\n字').map(({ isBlank }) => isBlank)).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('lines and the terminators between them are the text', () => {
  const text = fc.string({ unit: fc.constantFrom('字', '\r', '\n', ' ', 'a') })
  fc.assert(
    fc.property(text, (page) => {
      const lines = toLines(page)
      const rebuilt = lines
        .map(({ text: own, end }, index) => own + page.slice(end, lines[index + 1]?.start))
        .join('')
      expect(rebuilt).toBe(page)
      for (const line of lines) expect(line.text).toMatch(/^[^\r\n]*$/u)
    }),
  )
})
