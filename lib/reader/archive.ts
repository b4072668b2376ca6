import 'server-only'
import { cache } from 'react'
import { findDaysBeside, listArchiveYears, listCardsOfDay, listDayCounts } from '../db/public/archive'
import { isCursor } from '../db/public/cards'
import { lastDayOf, type ArchiveDate } from '../editorial/archive-date'
import type { ArticleCard, DayCount, Screen } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'

const SCREEN = 60

/** A year or month of the archive: all years, and how many articles its days have. */
export type CalendarPage = { years: number[]; days: DayCount[] }

/** The days of a year or month that have articles; null when none has. Without a date the newest year. */
export const findCalendar = cache(
  async (
    date: Exclude<ArchiveDate, { kind: 'day' }> | null,
  ): Promise<(CalendarPage & { of: string }) | null> => {
    const years = await listArchiveYears()
    showSurfaces([SURFACE.latest])
    const of = date?.text ?? (years[0] === undefined ? null : `${years[0]}`)
    if (of === null) return { of: '', years, days: [] }
    const [from, to] = date?.kind === 'month' ? [`${of}-01`, lastDayOf(of)] : [`${of}-01-01`, `${of}-12-31`]
    const days = await listDayCounts(from, to)
    return days.length === 0 ? null : { of, years, days }
  },
)

export type DayPage = Screen<ArticleCard> & { before: string | null; after: string | null; days: DayCount[] }

/** One screen of a day's articles with the days beside it and its month; null when it has none. */
export const findDay = cache(async (day: string, after?: string): Promise<DayPage | null> => {
  if (after !== undefined && !isCursor(after)) return null
  const month = day.slice(0, 7)
  const [screen, beside, days] = await Promise.all([
    listCardsOfDay(day, SCREEN, after),
    findDaysBeside(day),
    listDayCounts(`${month}-01`, lastDayOf(month)),
  ])
  showSurfaces([SURFACE.latest, ...screen.rows.map(({ id }) => SURFACE.article(id))])
  return screen.rows.length === 0 ? null : { ...screen, ...beside, days }
})
