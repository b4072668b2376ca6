import { useFormatter, useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import { weeksOf } from '@/lib/editorial/archive-date'
import type { DayCount } from '@/lib/editorial/reader-views'
import { useWords } from './use-words'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function Day({ day, count, isCurrent }: { day: string; count: number; isCurrent: boolean }) {
  const locale = useLocale()
  const words = useWords('site.archive')
  const number = Number(day.slice(8))
  if (count === 0) return <span className="text-muted">{number}</span>
  return (
    <a
      href={siteAddress.archive(locale, day)}
      aria-current={isCurrent ? 'page' : undefined}
      className="block font-bold underline decoration-rule decoration-1 underline-offset-4 hover:text-accent aria-[current]:bg-ink aria-[current]:text-paper aria-[current]:no-underline"
    >
      {number}
      <span className="sr-only">{words('onDay', { count })}</span>
    </a>
  )
}

type Props = {
  /** `2023-12` */
  month: string
  counts: ReadonlyMap<string, number>
  current?: string
  /** Names the month with a link to it, or as a heading alone. */
  isLinked?: boolean
}

/** A month as its weeks; days with articles lead to them. */
export function Calendar({ month, counts, current, isLinked = false }: Props) {
  const locale = useLocale()
  const format = useFormatter()
  const words = useWords('site.archive')
  const name = format.dateTime(new Date(`${month}-15T00:00:00Z`), {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return (
    <table className="w-full max-w-[22rem] table-fixed border-collapse text-center text-sm tabular-nums">
      <caption className="pb-1 text-left text-base font-bold">
        {isLinked ? (
          <a href={siteAddress.archive(locale, month)} className="inline-block py-1 hover:text-accent">
            {name}
          </a>
        ) : (
          name
        )}
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" className="border-b border-rule py-1 text-xs font-normal text-muted">
              <abbr title={words(`weekday.${day}`)} className="no-underline">
                {words(`weekdayShort.${day}`)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={index}>
            {week.map((day, at) => (
              <td key={at} className="h-8">
                {day && <Day day={day} count={counts.get(day) ?? 0} isCurrent={day === current} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const countsOf = (days: readonly DayCount[]): Map<string, number> =>
  new Map(days.map(({ day, articles }) => [day, articles]))
