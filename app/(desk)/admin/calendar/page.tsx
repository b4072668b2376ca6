import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { CalendarDesk } from '@/components/desk/calendar-desk'
import { PageHeader } from '@/components/desk/page-header'
import type { Query } from '@/components/ui/list-address'
import { LinkButton } from '@/components/ui/link-button'
import { Tabs } from '@/components/ui/tabs'
import { actorOnPage } from '@/lib/auth/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { CALENDAR_VIEWS, CalendarQuery, screenLater, startOf } from '@/lib/editorial/calendar'
import { mayEver } from '@/lib/editorial/policy'
import { getCalendar } from '@/lib/newsroom/get-calendar'
import { rescheduleAction } from './actions'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('calendar.view')
  return { title: (await getTranslations('daily.calendar'))('title') }
}

export default async function CalendarPage({ searchParams }: Props) {
  const actor = await actorOnPage('calendar.view')
  const query = CalendarQuery.parse(await searchParams)
  const { view } = query
  const { date, days } = await getCalendar(actor, query)
  const [words, format] = await Promise.all([getTranslations('daily.calendar'), getFormatter()])
  const [first = date, last = date] = [days[0]?.date, days.at(-1)?.date]
  const name =
    view === 'month'
      ? format.dateTime(startOf(date), { year: 'numeric', month: 'long' })
      : [first, last].map((one) => format.dateTime(startOf(one), { dateStyle: 'long' })).join(' – ')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <div className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Tabs
          label={words('views')}
          tabs={CALENDAR_VIEWS.map((one) => ({
            href: deskAddress.calendarAt(one, date),
            label: words(`view.${one}`),
            isCurrent: one === view,
          }))}
        />
        <h2 className="mr-auto font-serif text-lg font-bold">{name}</h2>
        <nav data-commands aria-label={words('move')} className="flex gap-1">
          <LinkButton
            kind="quiet"
            size="small"
            href={deskAddress.calendarAt(view, screenLater(view, date, -1))}
          >
            {words(`before.${view}`)}
          </LinkButton>
          <LinkButton kind="quiet" size="small" href={`${deskAddress.calendar}?view=${view}`}>
            {words('today')}
          </LinkButton>
          <LinkButton
            kind="quiet"
            size="small"
            href={deskAddress.calendarAt(view, screenLater(view, date, 1))}
          >
            {words(`after.${view}`)}
          </LinkButton>
        </nav>
      </div>
      <CalendarDesk
        {...{ view, days }}
        reschedule={mayEver(actor, 'article.reschedule') ? rescheduleAction : null}
      />
    </>
  )
}
