import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFailing, keptShare, wilsonUpper } from './suggestion-rule'

const decided = (accepted: number, corrected: number, rejected: number, articles = 5) => ({
  accepted,
  corrected,
  rejected,
  articles,
})

describe('a rule', () => {
  test('fails only on enough decisions in enough articles', () => {
    expect(isFailing(decided(0, 0, 19))).toBe(false)
    expect(isFailing(decided(0, 0, 20))).toBe(true)
    expect(isFailing(decided(0, 0, 20, 2))).toBe(false)
  })

  test('fails when it is surely more often wrong than right; a correction counts as kept', () => {
    expect(isFailing(decided(5, 0, 15))).toBe(true)
    expect(isFailing(decided(6, 0, 14))).toBe(false)
    expect(isFailing(decided(2, 4, 14))).toBe(false)
    expect(isFailing(decided(35, 0, 65))).toBe(true)
  })

  test('has no share before anybody decided', () => {
    expect(keptShare(decided(0, 0, 0))).toBeNull()
    expect(keptShare(decided(1, 1, 2))).toBe(0.5)
  })
})

test('Wilson’s bound lies above the share, at most at 1, and nears it with more decisions', () => {
  expect(wilsonUpper(5, 20)).toBeCloseTo(0.469, 3)
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (kept, others) => {
      const all = kept + others
      const upper = wilsonUpper(kept, all)
      expect(upper).toBeLessThanOrEqual(1)
      if (all === 0) return
      expect(upper).toBeGreaterThanOrEqual(kept / all - 1e-12)
      expect(wilsonUpper(kept * 4, all * 4)).toBeLessThanOrEqual(upper + 1e-12)
    }),
  )
})
