import { expect, test } from 'vitest'
import { shownRevisions, type RevisionRow } from './history'

const row = (number: number, at: string, change: Partial<RevisionRow> = {}): RevisionRow => ({
  number,
  reason: 'save',
  by: '甲',
  authorId: 'a',
  at: `2026-11-28T${at}Z`,
  restoredFrom: null,
  marks: [],
  isPublic: false,
  waits: false,
  wasPublic: false,
  isFrozen: false,
  isJudged: false,
  ...change,
})
const shown = (...rows: RevisionRow[]) => shownRevisions(rows.toReversed()).map(({ number }) => number)

test('of a sitting the last autosave of each ten minutes is shown', () => {
  expect(shown(row(1, '08:00:00'), row(2, '08:00:05'), row(3, '08:09:59'), row(4, '08:10:00'))).toEqual([
    4, 3,
  ])
})

test('whatever is more than an autosave is shown, and an autosave before it', () => {
  const marks = [{ kind: 'IN_REVIEW', name: null, by: null, at: '2026-11-28T08:00:01Z' }]
  expect(
    shown(
      row(1, '08:00:00', { marks }),
      row(2, '08:00:02', { isFrozen: true }),
      row(3, '08:00:04', { authorId: 'b' }),
      row(4, '08:00:06'),
      row(5, '08:00:08', { reason: 'restore', restoredFrom: 1 }),
      row(6, '08:00:10'),
    ),
  ).toEqual([6, 5, 4, 3, 2, 1])
})

test('what a reviewer judged, and what another was restored from, is shown', () => {
  expect(
    shown(
      row(1, '08:00:00', { isJudged: true }),
      row(2, '08:00:02'),
      row(3, '08:00:04'),
      row(4, '08:00:06', { reason: 'restore', restoredFrom: 2 }),
    ),
  ).toEqual([4, 3, 2, 1])
})
