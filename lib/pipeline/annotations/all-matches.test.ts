import { expect, it } from 'vitest'
import { allMatches } from './all-matches'

it.each([
  ['一二三一二', /[一二]/gu],
  ['一二三', /(?<=二)|三/gu],
  ['abc', /x*/gu],
  ['', /./gu],
])('finds in %s what matchAll finds, however often it is asked', (text, pattern) => {
  const expected = [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, found])
  for (let round = 0; round < 2; round += 1)
    expect(allMatches(text, pattern).map(({ index, 0: found }) => [index, found])).toEqual(expected)
})
