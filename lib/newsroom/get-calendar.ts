import 'server-only'
import { listCalendar } from '../db/calendar'
import type { Actor } from '../editorial/actor'
import {
  calendarDays,
  DAY_ENTRIES,
  dayAt,
  daysLater,
  fillDays,
  startOf,
  type CalendarDay,
  type CalendarQuery,
} from '../editorial/calendar'
import { authorize } from '../editorial/policy'

export type Calendar = { date: string; days: CalendarDay[] }

/** A month or a week of publication, today's unless another is asked for. */
export async function getCalendar(actor: Actor, { view, date: asked }: CalendarQuery): Promise<Calendar> {
  authorize(actor, 'calendar.view')
  const now = new Date()
  const date = asked ?? dayAt(now)
  const days = calendarDays(view, date)
  const [first = date, last = date] = [days[0], days.at(-1)]
  const entries = await listCalendar(startOf(first), startOf(daysLater(last, 1)), DAY_ENTRIES[view])
  return { date, days: fillDays({ view, date, now }, entries) }
}
