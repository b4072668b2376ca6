import { useFormatter, useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleCard, DayCount, Screen } from '@/lib/editorial/reader-views'
import { Calendar, countsOf } from './calendar'
import { PageTitle } from './headings'
import { Message } from './message'
import { Older } from './older'
import { StoryColumns } from './section-view'
import { useWords } from './use-words'

type Years = { years: readonly number[]; current: string }

function YearNav({ years, current }: Years) {
  const locale = useLocale()
  const words = useWords('site.archive')
  return (
    <nav aria-label={words('years')}>
      <ul className="flex flex-wrap gap-x-5 border-y border-rule text-sm tabular-nums">
        {years.map((year) => (
          <li key={year}>
            <a
              href={siteAddress.archive(locale, `${year}`)}
              aria-current={`${year}` === current ? 'page' : undefined}
              className="block py-2 hover:text-accent aria-[current]:font-bold"
            >
              {year}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A year as its months, or one month; days with articles are links. */
export function CalendarView({
  years,
  of,
  days,
}: {
  years: readonly number[]
  of: string
  days: readonly DayCount[]
}) {
  const locale = useLocale()
  const words = useWords('site.archive')
  const counts = countsOf(days)
  const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))]
  const total = days.reduce((sum, { articles }) => sum + articles, 0)
  const isMonth = of.length === 7
  return (
    <>
      <PageTitle title={words('title')}>
        <p className="text-base text-muted">{words('intro')}</p>
      </PageTitle>
      {of === '' ? (
        <Message level="h2" title={words('empty')} />
      ) : (
        <>
          <YearNav years={years} current={of.slice(0, 4)} />
          <h2 className="mt-6 mb-4 font-serif text-xl font-bold tabular-nums">
            {words('counted', { of, count: total })}
          </h2>
          <div className="grid gap-x-12 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
            {months.map((month) => (
              <Calendar key={month} month={month} counts={counts} isLinked={!isMonth} />
            ))}
          </div>
          {isMonth && (
            <ul className="mt-8 max-w-3xl divide-y divide-rule border-t border-rule text-base tabular-nums">
              {days.map(({ day, articles }) => (
                <li key={day}>
                  <a
                    href={siteAddress.archive(locale, day)}
                    className="flex justify-between gap-4 py-2 hover:text-accent"
                  >
                    <time dateTime={day}>{day}</time>
                    <span className="text-sm text-muted">{words('articles', { count: articles })}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  )
}

type DayProps = Screen<ArticleCard> & {
  day: string
  before: string | null
  after: string | null
  days: readonly DayCount[]
}

function Beside({ before, after }: Pick<DayProps, 'before' | 'after'>) {
  const locale = useLocale()
  const words = useWords('site.archive')
  const link = 'inline-block py-1 underline decoration-rule underline-offset-4 hover:text-accent tabular-nums'
  return (
    <nav aria-label={words('beside')} className="flex flex-wrap justify-between gap-x-6 text-sm">
      {before ? (
        <a rel="prev" href={siteAddress.archive(locale, before)} className={link}>
          ← {before}
        </a>
      ) : (
        <span />
      )}
      {after && (
        <a rel="next" href={siteAddress.archive(locale, after)} className={link}>
          {after} →
        </a>
      )}
    </nav>
  )
}

/** What was printed on a day, beside the month it is in. */
export function DayView({ day, rows, next, before, after, days }: DayProps) {
  const locale = useLocale()
  const format = useFormatter()
  const date = format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <>
      <PageTitle title={date} />
      <div className="gap-14 lg:flex">
        <div className="min-w-0 flex-1">
          <Beside {...{ before, after }} />
          <div className="mt-3">
            <StoryColumns cards={rows} />
          </div>
          {next && <Older href={siteAddress.archive(locale, day, next)} />}
        </div>
        <aside className="mt-10 shrink-0 lg:mt-0 lg:w-72">
          <Calendar month={day.slice(0, 7)} counts={countsOf(days)} current={day} isLinked />
          <p className="mt-3 text-sm">
            <a
              href={siteAddress.archive(locale)}
              className="inline-block py-1 underline decoration-rule underline-offset-4 hover:text-accent"
            >
              {useWords('site.archive')('title')}
            </a>
          </p>
        </aside>
      </div>
    </>
  )
}
