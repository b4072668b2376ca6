import { expect, test } from 'vitest'
import { Refused } from '../errors'
import { PublishForm } from './correction'
import { checkTimes, DeskTime, timePresets, toDeskTime } from './publication-times'
import { stateOf, STATES, STEPS, statusAfter, type Standing } from './workflow'

const NOW = new Date('2026-11-28T01:30:00Z')
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

test('a time of the desk is Beijing time, to the minute, and shown so again', () => {
  expect(DeskTime.parse('2026-11-28T09:30')).toEqual(NOW)
  expect(DeskTime.parse('2026-11-28T01:30:00Z')).toEqual(NOW)
  expect(DeskTime.parse('2026-11-28T09:30:00+08:00')).toEqual(NOW)
  expect([DeskTime.parse(''), DeskTime.parse(null), DeskTime.parse(undefined)]).toEqual([null, null, null])
  expect(DeskTime.safeParse('明天').success).toBe(false)
  expect(toDeskTime(NOW)).toBe('2026-11-28T09:30')
})

test.for([
  ['2026-11-27T17:00:00Z', ['thisMorning', 'tonight', 'tomorrowMorning'], '2026-11-28T08:00'],
  ['2026-11-28T00:00:00Z', ['tonight', 'tomorrowMorning', 'tomorrowEvening'], '2026-11-28T20:00'],
  ['2026-11-28T13:00:00Z', ['tomorrowMorning', 'tomorrowEvening'], '2026-11-29T08:00'],
] as const)('at %s the next usual hours are offered', ([now, names, first]) => {
  const presets = timePresets(new Date(now))
  expect(presets.map(({ name }) => name)).toEqual(names)
  expect(presets[0]?.time).toBe(first)
})

test('times that have passed, exclude each other or stand in the wrong order are refused', () => {
  const none = { goLiveAt: null, embargoUntil: null, expiresAt: null }
  const check = (times: Partial<Record<keyof typeof none, Date>>) => () =>
    checkTimes({ ...none, ...times }, NOW)
  for (const good of [
    {},
    { goLiveAt: at(1) },
    { embargoUntil: at(1), expiresAt: at(2) },
    { expiresAt: at(1) },
  ])
    expect(check(good)).not.toThrow()
  for (const bad of [
    { goLiveAt: NOW },
    { embargoUntil: at(-1) },
    { goLiveAt: at(1), embargoUntil: at(1) },
    { expiresAt: NOW },
    { goLiveAt: at(2), expiresAt: at(1) },
  ])
    expect(check(bad)).toThrow(Refused)
})

test('what time makes of a publication', () => {
  const standing: Standing = { status: 'PUBLISHED', review: null, times: null, isCorrected: false }
  const state = (times: Partial<NonNullable<Standing['times']>>, more: Partial<Standing> = {}) =>
    stateOf(
      {
        ...standing,
        times: { goLiveAt: at(-1), embargoUntil: null, expiresAt: null, yieldsAt: null, ...times },
        ...more,
      },
      NOW,
    )
  expect(state({})).toBe('PUBLISHED')
  expect(state({ goLiveAt: NOW })).toBe('PUBLISHED')
  expect(state({ goLiveAt: at(1) })).toBe('SCHEDULED')
  expect(state({ embargoUntil: at(1) })).toBe('SCHEDULED')
  expect(state({ embargoUntil: NOW })).toBe('PUBLISHED')
  expect(state({ expiresAt: NOW })).toBe('EXPIRED')
  expect(state({ expiresAt: at(1) }, { isCorrected: true })).toBe('CORRECTED')
  expect(state({}, { review: 'open' })).toBe('CHANGE_IN_REVIEW')
  expect(state({}, { review: 'approved' })).toBe('CHANGE_APPROVED')
  expect(state({}, { review: 'changes' })).toBe('PUBLISHED')
  expect(state({ yieldsAt: at(1) }, { isCorrected: true })).toBe('CHANGE_SCHEDULED')
  expect(state({ yieldsAt: NOW })).toBe('PUBLISHED')
  expect(stateOf({ ...standing, status: 'DRAFT' }, NOW)).toBe('DRAFT')
})

test('no state is a dead end, and every step can be taken from somewhere', () => {
  for (const state of STATES)
    expect(STEPS.filter((step) => statusAfter(state, step) !== null).length).toBeGreaterThan(0)
  for (const step of STEPS)
    expect(STATES.filter((state) => statusAfter(state, step) !== null).length).toBeGreaterThan(0)
})

test('a form that publishes says what it is; a note needs what was wrong, before and after', () => {
  const ref = { id: '00000000-0000-4000-8000-000000000000', version: '3' }
  const note = { change: 'note', note: '误植。', before: '甲', after: '乙', foundAt: '2026-11-28T09:30' }
  expect(PublishForm.parse({ ...ref, change: 'silent' })).toEqual({
    ref: { ...ref, version: 3 },
    expiresAt: null,
    address: null,
    change: { kind: 'silent' },
  })
  expect(PublishForm.parse({ ...ref, change: 'silent', address: ' Zou-Lang ' }).address).toBe('zou-lang')
  expect(PublishForm.safeParse({ ...ref, change: 'silent', address: '走廊' }).success).toBe(false)
  expect(PublishForm.parse({ ...ref, ...note, draftId: '' }).change).toEqual({
    kind: 'note',
    correction: { note: '误植。', before: '甲', after: '乙', metricIds: [], foundAt: NOW, draftId: null },
  })
  expect(PublishForm.safeParse({ ...ref, ...note, before: ' ' }).success).toBe(false)
  expect(PublishForm.safeParse(ref).success).toBe(false)
})
