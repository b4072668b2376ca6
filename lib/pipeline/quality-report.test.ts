import { expect, test } from 'vitest'
import { fallsBetween, withRelease, type Release, type SetReport } from './quality-report'

const size = { pages: 4, lines: 100, articles: 10, entities: 0, metrics: 0 }
const set = (split: number, more: Partial<SetReport> = {}): SetReport => ({
  name: 'seeds',
  size,
  scores: { split, headlines: 1 },
  ...more,
})
const release = (split: number, change: Partial<Release> = {}): Release => ({
  version: '1.0.0',
  date: '2026-11-25',
  because: null,
  sets: [set(split)],
  ...change,
})

test('a lower score on the same pages is a fall, on other pages it is none', () => {
  expect(fallsBetween([set(0.98)], [set(0.97)])).toEqual([
    { set: 'seeds', measure: 'split', from: 0.98, to: 0.97 },
  ])
  expect(fallsBetween([set(0.98)], [set(0.98)])).toEqual([])
  expect(fallsBetween([set(0.98)], [set(0.97, { size: { ...size, pages: 5 } })])).toEqual([])
})

test('a measure that is not measured any more is a fall', () => {
  expect(fallsBetween([set(0.98)], [set(0.98, { scores: { split: 0.98 } })])).toHaveLength(1)
})

test('versions stand newest first; the same scores again change nothing, others of one day take their place', () => {
  const first = withRelease(null, release(0.9))
  expect(withRelease(first, release(0.9, { date: '2026-11-30' }))).toEqual(first)
  const sameDay = withRelease(first, release(0.95))
  expect(sameDay.releases.map(({ sets }) => sets[0]?.scores.split)).toEqual([0.95])
  const later = withRelease(sameDay, release(0.96, { date: '2026-11-30' }))
  const next = withRelease(later, release(0.96, { version: '1.1.0', date: '2026-12-01' }))
  expect(next.releases.map(({ version, date }) => [version, date])).toEqual([
    ['1.1.0', '2026-12-01'],
    ['1.0.0', '2026-11-30'],
    ['1.0.0', '2026-11-25'],
  ])
})
