import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAutomaton } from './automaton'

test('finds overlapping and nested words', () => {
  const words = ['长三角', '长三角G60科创走廊', 'G60', '走廊联席会议']
  const find = buildAutomaton(words)
  expect(find('长三角G60科创走廊联席会议').map(({ start, word }) => [start, words[word]])).toEqual([
    [0, '长三角'],
    [3, 'G60'],
    [0, '长三角G60科创走廊'],
    [8, '走廊联席会议'],
  ])
})

test('agrees with a plain search for every word', () => {
  const word = fc.string({ unit: fc.constantFrom('上', '海', '市', 'a'), minLength: 1, maxLength: 4 })
  const page = fc.string({ unit: fc.constantFrom('上', '海', '市', 'a'), maxLength: 60 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 8 }), page, (words, text) => {
      const found = buildAutomaton(words)(text).map(({ start, word: index }) => `${index}@${start}`)
      const expected = words.flatMap((entry, index) =>
        [...text].flatMap((_, start) => (text.startsWith(entry, start) ? [`${index}@${start}`] : [])),
      )
      expect(found.toSorted()).toEqual(expected.toSorted())
    }),
  )
})
