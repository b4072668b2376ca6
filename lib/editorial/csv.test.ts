import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, toCsv } from './csv'

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^['=+\-@＝,"\r\n\t 张江]{0,8}$/u),
  fc.constantFrom('', '=HYPERLINK("x")', '-1', "'=1", '+86', '@a', '＝1+1', 'a\nb', '"'),
)

test('what is written is read again, cell by cell', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant('id'), cell, cell)), (rows) => {
      expect(readCsv(toCsv(rows))).toEqual(rows)
    }),
  )
})

test('no cell begins with what a spreadsheet calculates, but for plain numbers', () => {
  fc.assert(
    fc.property(cell, (value) => {
      fc.pre(!/^-?\d+(?:\.\d+)?$/u.test(value))
      const written = toCsv([['x', value]])
        .slice(3)
        .replace(/^"/u, '')
      expect(written).not.toMatch(/^[=+\-@\t\r＝＋－＠](?!\n$)/u)
    }),
  )
})

test('lines may end in any way, and empty ones are rows without cells', () => {
  expect(readCsv('a,b\n\n"c\nd",e\r\nf,')).toEqual([['a', 'b'], [], ['c\nd', 'e'], ['f', '']])
})

test('a quote without an end, or with text behind it, is no table', () => {
  expect(readCsv('a,"b\n')).toBeNull()
  expect(readCsv('"a"b,c\n')).toBeNull()
  expect(readCsv('a"b",c\n')).toBeNull()
})

test('a cell may be as long as a file, and a quote left open in it is told', () => {
  const long = '长'.repeat(5_000_000)
  expect(readCsv(`a,"${long}""${long}"\n`)).toEqual([['a', `${long}"${long}`]])
  expect(readCsv(`${long}\n`)).toEqual([[long]])
  expect(readCsv(`a,"${long}\n`)).toBeNull()
})
