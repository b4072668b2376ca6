import { z } from 'zod'
import type { Priority } from './priority'
import { KnownDay } from './typed-text'

/** Days of the newsroom: China keeps one time all year, eight hours ahead of UTC. */
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const DAYS_OF_WEEK = 7

export const CALENDAR_VIEWS = ['month', 'week'] as const
export type CalendarView = (typeof CALENDAR_VIEWS)[number]

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)
/** What the address of the calendar asks; nonsense counts as not given. */
export const CalendarQuery = z.object({
  view: z.enum(CALENDAR_VIEWS).catch('month'),
  /** Any day of the month or week. */
  date: optional(KnownDay),
})
export type CalendarQuery = z.infer<typeof CalendarQuery>

/** What a day of the calendar tells of an article: goes public, a change takes its place, embargo ends, expires, or went public. */
export type CalendarKind = 'scheduled' | 'change' | 'embargo' | 'expiry' | 'published'

export type CalendarEntry = {
  articleId: string
  version: number
  headline: string
  kind: CalendarKind
  priority: Priority
  at: Date
}

/** How many entries of a day are shown; the others are counted. */
export const DAY_ENTRIES = { month: 6, week: 40 } as const satisfies Record<CalendarView, number>

export type CalendarDay = {
  date: string
  /** Whether it belongs to the month that is looked at; each day of a week does. */
  isInside: boolean
  isToday: boolean
  entries: CalendarEntry[]
  /** Entries that are not shown. */
  more: number
}

/** The day of a moment in the newsroom: `2026-11-29`. */
export const dayAt = (time: Date): string => new Date(time.getTime() + OFFSET_MS).toISOString().slice(0, 10)

/** The moment at which a day begins. */
export const startOf = (date: string): Date => new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET_MS)

/** The day so many days later. */
export const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Monday is 0. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % DAYS_OF_WEEK

const mondayOf = (date: string): string => daysLater(date, -weekdayOf(date))

/** The days that are shown: a week from Monday, or the weeks that hold a month. */
export function calendarDays(view: CalendarView, date: string): string[] {
  const first = mondayOf(view === 'week' ? date : `${date.slice(0, 7)}-01`)
  const last = view === 'week' ? daysLater(first, 6) : daysLater(monthLater(date, 1), -1)
  const weeks = view === 'week' ? 1 : Math.ceil((dayNumber(last) - dayNumber(first) + 1) / DAYS_OF_WEEK)
  return Array.from({ length: weeks * DAYS_OF_WEEK }, (_, at) => daysLater(first, at))
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** The first day of the month so many months later. */
function monthLater(date: string, months: number): string {
  const time = new Date(`${date.slice(0, 7)}-01T00:00:00Z`)
  time.setUTCMonth(time.getUTCMonth() + months)
  return time.toISOString().slice(0, 10)
}

/** A day of the screen before (-1) or after (1). */
export const screenLater = (view: CalendarView, date: string, by: -1 | 1): string =>
  view === 'week' ? daysLater(date, by * DAYS_OF_WEEK) : monthLater(date, by)

/** The same time of day on another day. */
export const onDay = (time: Date, date: string): Date =>
  new Date(startOf(date).getTime() + (time.getTime() - startOf(dayAt(time)).getTime()))

/** The days of a screen with what falls on each, in order of time; what is too much for a day is counted. */
export function fillDays(
  { view, date, now }: { view: CalendarView; date: string; now: Date },
  entries: readonly (CalendarEntry & { total: number })[],
): CalendarDay[] {
  const month = date.slice(0, 7)
  return calendarDays(view, date).map((day) => {
    const own = entries.filter(({ at }) => dayAt(at) === day)
    const totals = new Map(own.map(({ kind, total }) => [kind, total]))
    const total = [...totals.values()].reduce((sum, count) => sum + count, 0)
    const shown = own
      .toSorted(
        (one, other) =>
          Number(one.kind === 'published') - Number(other.kind === 'published') ||
          one.at.getTime() - other.at.getTime(),
      )
      .slice(0, DAY_ENTRIES[view])
      .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    return {
      date: day,
      isInside: view === 'week' || day.startsWith(month),
      isToday: day === dayAt(now),
      entries: shown.map(({ total: _total, ...entry }) => entry),
      more: total - shown.length,
    }
  })
}
