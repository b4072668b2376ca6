import { expect, test } from 'vitest'
import { bylinesOf, bylinesText } from './field-text'

test('signatures go into one line and come back', () => {
  const bylines = [
    { name: '李天蔚', role: '记者' },
    { name: '王一', role: null },
  ]
  expect(bylinesText(bylines)).toBe('李天蔚（记者）；王一')
  expect(bylinesOf(bylinesText(bylines))).toEqual(bylines)
  expect(bylinesOf(' 李天蔚 (记者) ,王一; ')).toEqual(bylines)
  expect(bylinesOf('')).toEqual([])
})
