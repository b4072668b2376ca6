import { expect, test } from 'vitest'
import { fromForm } from './auth/from-form'
import { parseStorable, storable } from './storable'

test.each([
  ['走廊𬬻合金👩‍🔬', '走廊𬬻合金👩‍🔬'],
  ['一\0二', '一\uFFFD二'],
  ['一\uD842', '一\uFFFD'],
  ['\uDFB7二', '\uFFFD二'],
  ['\uDFB7\uD842', '\uFFFD\uFFFD'],
])('%j can be stored as %j', (text, stored) => {
  expect(storable(text)).toBe(stored)
  expect(stored).toHaveLength(text.length)
  expect(parseStorable(JSON.stringify({ of: [text, 1, null] }))).toEqual({ of: [stored, 1, null] })
})

test('what a form sends can be stored, lists and files as well as single fields', () => {
  const form = new FormData()
  form.set('name', '张\uD800三')
  form.append('scopes[]', 'a\0')
  form.append('scopes[]', 'b')
  const file = new File(['x'], 'x.txt')
  form.set('file', file)
  expect(fromForm(form)).toEqual({ name: '张\uFFFD三', scopes: ['a\uFFFD', 'b'], file })
})
