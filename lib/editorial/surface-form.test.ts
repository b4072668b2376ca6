import { describe, expect, test } from 'vitest'
import { isGivenUp, learnedEntries, type FormSense } from './surface-form'

const sense = (name: string, accepted: number, rejected = 0, text = '临港'): FormSense => ({
  text,
  type: 'place',
  name,
  accepted,
  rejected,
})

describe('a surface form', () => {
  test('is given up when it was refused three times and four times as often as taken', () => {
    expect(isGivenUp(sense('a', 0, 2))).toBe(false)
    expect(isGivenUp(sense('a', 0, 3))).toBe(true)
    expect(isGivenUp(sense('a', 1, 3))).toBe(false)
    expect(isGivenUp(sense('a', 1, 4))).toBe(true)
    expect(isGivenUp(sense('a', 2, 7))).toBe(false)
  })

  test('means what it was tagged as most often, and the surer the more often', () => {
    const [entry] = learnedEntries([sense('临港新片区', 8), sense('临港集团', 2)])
    expect(entry).toMatchObject({ surface: '临港', canonical: '临港新片区' })
    const [alone] = learnedEntries([sense('临港新片区', 8)])
    expect(entry?.likelihood).toBeLessThan(alone?.likelihood ?? 0)
    expect(learnedEntries([sense('临港新片区', 1)])[0]?.likelihood).toBeGreaterThan(0.9)
  })

  test('goes to the next sense when one is given up, and to none when all are', () => {
    const other = sense('临港集团', 1)
    expect(learnedEntries([sense('临港新片区', 2, 8), other])[0]?.canonical).toBe('临港集团')
    expect(learnedEntries([sense('临港新片区', 2, 8)])).toEqual([])
    expect(learnedEntries([sense('临港新片区', 0, 1)])).toEqual([])
  })

  test('of one character is not learned', () => {
    expect(learnedEntries([sense('上海市', 9, 0, '沪')])).toEqual([])
  })
})
