import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachPair } from './character-pairs'
import { addPairs, countOf, countShared, emptyCounts, gatherPairs, pairsOf, setPairs } from './pair-counts'

const text = fc.string({ unit: fc.constantFrom(...'长三角一体化G60科创走廊，。 \u{20000}'), maxLength: 400 })

function mapOf(...texts: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const own of texts) eachPair(own, (pair) => counts.set(pair, (counts.get(pair) ?? 0) + 1))
  return counts
}

test('counts are those of a map, however often the table has grown', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const pairs = emptyCounts()
      addPairs(pairs, one)
      addPairs(pairs, other)
      const expected = mapOf(one, other)
      expect(pairs.size).toBe(expected.size)
      expect(pairs.total).toBe([...expected.values()].reduce((sum, count) => sum + count, 0))
      for (const [pair, count] of expected) expect(countOf(pairs, pair)).toBe(count)
    }),
  )
})

test('a table of many pairs finds each of them and no other', () => {
  const characters = Array.from({ length: 6000 }, (_, index) =>
    String.fromCharCode(0x4e00 + ((index * 7) % 9000)),
  )
  const long = characters.join('')
  const pairs = pairsOf(long)
  const expected = mapOf(long)
  expect(pairs.size).toBe(expected.size)
  for (const [pair, count] of expected) expect(countOf(pairs, pair)).toBe(count)
  expect(countOf(pairs, (0x61 << 16) | 0x62)).toBe(0)
})

test('what two texts share is counted once each', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const others = mapOf(other)
      const shared = [...mapOf(one).keys()].filter((pair) => others.has(pair)).length
      expect(countShared(pairsOf(one), pairsOf(other))).toBe(shared)
    }),
  )
})

test('a table that is set anew holds nothing of before', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const pairs = pairsOf(one)
      setPairs(pairs, other)
      expect({ size: pairs.size, total: pairs.total }).toEqual({
        size: pairsOf(other).size,
        total: pairsOf(other).total,
      })
      for (const [pair, count] of mapOf(other)) expect(countOf(pairs, pair)).toBe(count)
    }),
  )
})

test('gathered texts are counted once, however often somebody asks', () => {
  const gathered = gatherPairs()
  gathered.add(['科创走廊', '走廊'])
  expect(gathered.counts().total).toBe(4)
  expect(gathered.counts().total).toBe(4)
  gathered.add(['走廊'])
  expect(gathered.counts().total).toBe(5)
})
