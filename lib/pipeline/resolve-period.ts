import { parseNumeral } from './chinese/parse-numeral'

type PeriodPrecision = 'year' | 'half' | 'quarter' | 'month' | 'day' | 'span'
/** Days as `2023-12-04`, both included. `isGuess`: counted from the printed date rather than printed itself. */
export type Period = { from: string; to: string; precision: PeriodPrecision; isGuess: boolean }

type Day = { year: number; month: number; day: number }

const iso = ({ year, month, day }: Day) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

const months = (year: number, first: number, last: number): { from: string; to: string } => ({
  from: iso({ year, month: first, day: 1 }),
  to: iso({ year, month: last, day: lastDay(year, last) }),
})

const YEAR = String.raw`(?:(?<year>\d{4})年?|(?<relative>今年|本年|去年|上年|前年|明年))`
const YEARS_FROM_NOW: Record<string, number> = { 今年: 0, 本年: 0, 去年: -1, 上年: -1, 前年: -2, 明年: 1 }
const RANGE = /^(?<first>\d{4})年?(?:-|—|–|~|至|到)(?<last>\d{4})年?(?:间|期间)?$/u
const DAY = new RegExp(String.raw`^${YEAR}?(?<month>\d{1,2})月(?<day>\d{1,2})[日号]$`, 'u')
const MONTH = new RegExp(String.raw`^${YEAR}?(?<month>\d{1,2})月份?$`, 'u')
const MONTHS = new RegExp(
  String.raw`^${YEAR}?(?<first>\d{1,2})(?:月)?(?:-|—|–|~|至|到)(?<last>\d{1,2})月份?$`,
  'u',
)
const QUARTER = new RegExp(String.raw`^${YEAR}?第?(?<quarter>[一二三四1-4])季度$`, 'u')
const QUARTERS = new RegExp(String.raw`^${YEAR}?前(?<quarters>[一二三两23])个?季度$`, 'u')
const HALF = new RegExp(String.raw`^${YEAR}?(?<half>上|下)半年$`, 'u')
const WHOLE = new RegExp(String.raw`^(?:截至)?${YEAR}(?<end>底|末|年底|年末)?(?:全年|度|年?内)?$`, 'u')
const PLAN = /^[“"]?(?<plan>十[一二三四五]|十)五[”"]?(?:规划)?(?:期间|时期)?(?<end>末|期末)?$/u
const NOW = /^(?:目前|如今|现在|当前|至今|截至目前|迄今|眼下|现|今天|今日|当天|当日)$/u
const YESTERDAY = /^(?:昨天|昨日)$/u
const MONTH_FROM_NOW = /^(?<which>上|本|当)个?月$/u
const MONTHS_AHEAD = new RegExp(
  String.raw`^${YEAR}?前(?<count>\d{1,2}|[一二两三四五六七八九十]{1,2})个?月$`,
  'u',
)
const MONTH_END = new RegExp(String.raw`^${YEAR}?(?<month>\d{1,2})月(?:份)?(?:底|末)$`, 'u')
const YEAR_END = /^(?:年底|年末)$/u
/** Done or to be done before the year is over: the whole of it. */
const WITHIN_YEAR = /^年内$/u
const SINCE = new RegExp(String.raw`^${YEAR}(?<month>\d{1,2}月)?以来$`, 'u')
const LEAD = /^(?:截至|截止|截止到|到|至)(?=.*[年月日度底末\d])/u

type Groups = Record<string, string | undefined>

/**
 * The days that a printed period covers, or null when the words do not say. Relative words (今年, 目前, 前三季度) are counted
 * from the printed date and marked as a guess; without that date they stay open.
 *
 *     resolvePeriod('2023年', null)              // 2023-01-01 … 2023-12-31, year
 *     resolvePeriod('前三季度', '2023-12-04')     // 2023-01-01 … 2023-09-30, span, guessed
 *     resolvePeriod('12月', '2024-01-08')         // 2023-12-01 … 2023-12-31: the last one, unless planned
 */
export function resolvePeriod(printed: string, printedOn: string | null, isPlan = false): Period | null {
  const text = printed.normalize('NFKC').replace(/\s/gu, '').replace(LEAD, '')
  const today = printedOn === null ? null : dayOf(printedOn)
  const years = RANGE.exec(text)?.groups
  if (years) {
    const [first, last] = [Number(years.first), Number(years.last)]
    return first > last
      ? null
      : { ...months(first, 1, 12), to: `${years.last}-12-31`, precision: 'span', isGuess: false }
  }
  const plan = PLAN.exec(text)?.groups
  if (plan) return planPeriod(plan)
  if (NOW.test(text)) {
    return today && { from: iso(today), to: iso(today), precision: 'day', isGuess: true }
  }
  const period = datedPeriod(text, today) ?? (today && countedPeriod(text, today))
  if (!today || !period || isPlan || SAYS_YEAR.test(text) || !isAhead(period, today)) return period
  const last = datedPeriod(text, { ...today, year: today.year - 1 })
  return last && last.to >= daysFrom(today, -MOST_BEHIND_DAYS) ? last : period
}

const SAYS_YEAR = /(?<!半)年|本月|当月|上月/u
/** Papers tell of a time before it is quite over, but not by this much. */
const MOST_AHEAD_DAYS = 62
/** What was over longer ago than this is told with its year. */
const MOST_BEHIND_DAYS = 150

/** Whether nobody could have told of a time yet: it has not begun, or ends long after (前三季度 in January is last year’s). */
function isAhead({ from, to }: Period, today: Day): boolean {
  return from > iso(today) || to > daysFrom(today, MOST_AHEAD_DAYS)
}

function daysFrom({ year, month, day }: Day, days: number): string {
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

/** Whether the words mean days only together with the date of printing. */
export function isRelativePeriod(printed: string): boolean {
  return resolvePeriod(printed, null) === null && resolvePeriod(printed, '2000-06-15') !== null
}

/** Words that only the date of printing gives a meaning. */
function countedPeriod(text: string, today: Day): Period | null {
  const guess = (days: Omit<Period, 'isGuess'> | null): Period | null => days && { ...days, isGuess: true }
  if (YESTERDAY.test(text)) {
    const day = daysFrom(today, -1)
    return { from: day, to: day, precision: 'day', isGuess: true }
  }
  const month = MONTH_FROM_NOW.exec(text)?.groups
  if (month) {
    const first = new Date(Date.UTC(today.year, today.month - (month.which === '上' ? 2 : 1), 1))
    const [year, number] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
    return guess({ ...months(year, number, number), precision: 'month' })
  }
  if (YEAR_END.test(text)) return guess(singleDay({ year: today.year, month: 12, day: 31 }))
  if (WITHIN_YEAR.test(text)) return guess({ ...months(today.year, 1, 12), precision: 'year' })
  const since = SINCE.exec(text)?.groups
  const year = since && yearOf(since, today)
  if (!since || !year) return null
  const from = iso({ year, month: Number.parseInt(since.month ?? '1', 10), day: 1 })
  return from > iso(today) ? null : { from, to: iso(today), precision: 'span', isGuess: true }
}

function datedPeriod(text: string, today: Day | null): Period | null {
  for (const [pattern, build] of BUILDERS) {
    const groups = pattern.exec(text)?.groups
    if (!groups) continue
    const year = yearOf(groups, today)
    const period = year === null ? null : build(year, groups)
    return period && { ...period, isGuess: groups.year === undefined }
  }
  return null
}

type Build = (year: number, groups: Groups) => Omit<Period, 'isGuess'> | null

const BUILDERS: readonly (readonly [RegExp, Build])[] = [
  [DAY, (year, { month, day }) => singleDay({ year, month: Number(month), day: Number(day) })],
  [MONTHS, (year, { first, last }) => monthSpan(year, Number(first), Number(last))],
  [
    MONTH,
    (year, { month }) =>
      inYear(Number(month), { ...months(year, Number(month), Number(month)), precision: 'month' }),
  ],
  [
    MONTH_END,
    (year, { month }) => singleDay({ year, month: Number(month), day: lastDay(year, Number(month)) }),
  ],
  [MONTHS_AHEAD, (year, { count }) => monthSpan(year, 1, numberOf(count))],
  [QUARTER, (year, { quarter }) => quarterOf(year, numberOf(quarter))],
  [QUARTERS, (year, { quarters }) => ({ ...months(year, 1, numberOf(quarters) * 3), precision: 'span' })],
  [
    HALF,
    (year, { half }) => ({
      ...(half === '上' ? months(year, 1, 6) : months(year, 7, 12)),
      precision: 'half',
    }),
  ],
  [
    WHOLE,
    (year, { end }) =>
      end ? singleDay({ year, month: 12, day: 31 }) : { ...months(year, 1, 12), precision: 'year' },
  ],
]

const numberOf = (text = '') => parseNumeral(text)?.toNumber() ?? Number.NaN
const inYear = <T>(month: number, period: T): T | null => (month >= 1 && month <= 12 ? period : null)

function singleDay(day: Day): Omit<Period, 'isGuess'> | null {
  if (!inYear(day.month, day) || day.day < 1 || day.day > lastDay(day.year, day.month)) return null
  return { from: iso(day), to: iso(day), precision: 'day' }
}

function monthSpan(year: number, first: number, last: number): Omit<Period, 'isGuess'> | null {
  if (first < 1 || last > 12 || first > last) return null
  return { ...months(year, first, last), precision: 'span' }
}

function quarterOf(year: number, quarter: number): Omit<Period, 'isGuess'> {
  return { ...months(year, quarter * 3 - 2, quarter * 3), precision: 'quarter' }
}

function yearOf({ year, relative }: Groups, today: Day | null): number | null {
  if (year !== undefined) return Number(year)
  if (!today) return null
  return today.year + (relative === undefined ? 0 : (YEARS_FROM_NOW[relative] ?? 0))
}

/** The five-year plans: “十四五” is 2021 to 2025. */
function planPeriod({ plan, end }: Groups): Period {
  const first = 1951 + numberOf(plan) * 5
  const last = first + 4
  return end
    ? { from: `${last}-12-31`, to: `${last}-12-31`, precision: 'day', isGuess: false }
    : { from: `${first}-01-01`, to: `${last}-12-31`, precision: 'span', isGuess: false }
}

function dayOf(printedOn: string): Day {
  const [year = 0, month = 0, day = 0] = printedOn.split('-').map(Number)
  return { year, month, day }
}
