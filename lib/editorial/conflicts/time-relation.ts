import type { Claim } from './claim'

export const TIME_RELATIONS = ['same', 'at-end', 'same-day', 'same-week'] as const
/**
 * How the times of two figures meet: the same days; a day that ends the other's time (2023年底 and 2023年); both as of
 * printing, on one day or within a week.
 */
export type TimeRelation = (typeof TIME_RELATIONS)[number]

type Time = { from: string; to: string; isNow: boolean }

const DAY_MS = 86_400_000
const WEEK_DAYS = 7
const YEAR_DAYS = 366

const daysBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS
const isDay = ({ from, to }: Time) => from === to

/** A state without a printed time holds on the day of printing; a growth without one says nothing of when. */
function timeOf({ period, periodIsGuess, printedOn }: Claim, isState: boolean): Time | null {
  if (period) {
    const isNow = periodIsGuess && period.from === period.to && period.to === printedOn
    return { ...period, isNow }
  }
  return isState && printedOn !== null ? { from: printedOn, to: printedOn, isNow: true } : null
}

/** Null when the two speak of different times: what differs then may have changed. */
export function timeRelation(a: Claim, b: Claim, isState: boolean): TimeRelation | null {
  const [first, second] = [timeOf(a, isState), timeOf(b, isState)]
  if (!first || !second) return null
  if (first.isNow && second.isNow) {
    if (first.to === second.to) return 'same-day'
    return daysBetween(first.to, second.to) <= WEEK_DAYS ? 'same-week' : null
  }
  if (first.from === second.from && first.to === second.to) return 'same'
  const [day, span] = isDay(first) ? [first, second] : [second, first]
  const isShort = daysBetween(span.from, span.to) <= YEAR_DAYS
  const isChange = a.kind === 'change' || b.kind === 'change'
  if (isState && first.to === second.to && isDay(day) && (isShort || isChange)) return 'at-end'
  return null
}
