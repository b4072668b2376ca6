import { expect, test } from 'vitest'
import { RESOLUTION_RULES, resolvedBy } from './resolution'

test('every rule has a score between 0 and 1, and what is left open has none', () => {
  expect(Object.values(RESOLUTION_RULES).every((score) => score >= 0 && score <= 1)).toBe(true)
  expect(resolvedBy('tag.ambiguous')).toEqual({ rule: 'tag.ambiguous', score: 0 })
  expect(resolvedBy('period.guessed-date').score).toBeLessThan(resolvedBy('period.counted').score)
})
