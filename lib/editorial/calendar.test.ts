import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calendarDays,
  CalendarQuery,
  dayAt,
  daysLater,
  fillDays,
  onDay,
  screenLater,
  startOf,
  type CalendarEntry,
} from './calendar'

const at = (text: string) => new Date(`${text}+08:00`)

describe('the days of a screen', () => {
  test('a week begins on Monday', () =>
    expect(calendarDays('week', '2026-11-29')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]))

  test('a month stands in whole weeks', () => {
    const days = calendarDays('month', '2026-11-15')
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42])
    expect(calendarDays('month', '2027-02-10')).toHaveLength(28)
  })

  test('every month holds each of its days once, in whole weeks', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (time) => {
          const date = dayAt(time)
          const days = calendarDays('month', date)
          expect(days.length % 7).toBe(0)
          expect(new Set(days).size).toBe(days.length)
          expect(days).toContain(date)
          expect(days).toContain(daysLater(screenLater('month', date, 1), -1))
          expect(days.slice(0, 7).some((day) => day.endsWith('-01'))).toBe(true)
        },
      ),
    )
  })

  test('the screen after a screen is looked back from again', () => {
    expect(screenLater('month', '2026-12-31', 1)).toBe('2027-01-01')
    expect(screenLater('week', screenLater('week', '2026-12-31', 1), -1)).toBe('2026-12-31')
  })
})

describe('the day of a moment', () => {
  test('begins at midnight in the newsroom, wherever the machine is', () => {
    expect(dayAt(at('2026-11-29T00:00:00'))).toBe('2026-11-29')
    expect(dayAt(at('2026-11-28T23:59:59'))).toBe('2026-11-28')
    expect(startOf('2026-11-29').toISOString()).toBe('2026-11-28T16:00:00.000Z')
  })

  test('on another day it keeps its time', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: -400, max: 400 }),
        (time, days) => {
          const date = daysLater(dayAt(time), days)
          expect(dayAt(onDay(time, date))).toBe(date)
          expect(onDay(time, date).getTime() - time.getTime()).toBe(days * 86_400_000)
        },
      ),
    )
  })
})

test('what waits is shown before what went public, and what is too much for a day is counted', () => {
  const entry = (kind: CalendarEntry['kind'], time: string, total: number) => ({
    articleId: time,
    version: 1,
    headline: time,
    kind,
    priority: 'NORMAL' as const,
    at: at(`2026-11-29T${time}`),
    total,
  })
  const published = Array.from({ length: 6 }, (_, hour) => entry('published', `0${hour}:00:00`, 20))
  const [day] = fillDays({ view: 'month', date: '2026-11-29', now: at('2026-11-29T12:00:00') }, [
    ...published,
    entry('scheduled', '18:00:00', 1),
  ]).filter(({ date }) => date === '2026-11-29')
  expect(day).toMatchObject({ isToday: true, isInside: true, more: 15 })
  expect(day?.entries.map(({ headline }) => headline)).toEqual([
    '00:00:00',
    '01:00:00',
    '02:00:00',
    '03:00:00',
    '04:00:00',
    '18:00:00',
  ])
})

test('an address that asks nonsense shows the month', () =>
  expect(CalendarQuery.parse({ view: 'year', date: '2026-13-40' })).toEqual({
    view: 'month',
    date: undefined,
  }))
