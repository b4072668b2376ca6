import { expect, test } from 'vitest'
import { readSubjects } from './subjects-query'

test('keys are read whether encoded once, twice or not at all; nonsense asks for nothing', () => {
  const encoded = encodeURIComponent('松江区')
  expect(readSubjects([`${encoded},jia-xing`])).toEqual(['松江区', 'jia-xing'])
  expect(readSubjects([encodeURIComponent(encoded)])).toEqual(['松江区'])
  expect(readSubjects(['松江区,松江区'])).toEqual(['松江区'])
  expect(readSubjects(['%E6%9D,', 'x'.repeat(500)])).toEqual(['%E6%9D'])
  expect(readSubjects(undefined)).toEqual([])
})
