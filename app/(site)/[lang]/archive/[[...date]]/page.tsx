import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { CalendarView, DayView } from '@/components/site/archive-view'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { parseArchiveDate } from '@/lib/editorial/archive-date'
import { findCalendar, findDay } from '@/lib/reader/archive'
import { JsonLd } from '../../json-ld'
import { Missing, missingMetadata } from '../../missing'
import { readLocale } from '../../read-locale'
import { pageMetadata, SitePage } from '../../site-page'

/** A year, month or day, and behind a day the cursor of `?after=` (next.config.js). */
type Props = { params: Promise<{ lang: string; date?: string[] }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, date: [text, ...after] = [] } = await params
  const locale = readLocale(lang)
  const cursor = after.length > 0 ? decodeURIComponent(after.join('/')) : undefined
  const date = text === undefined ? null : parseArchiveDate(text)
  const isSound = (text === undefined || date !== null) && (cursor === undefined || date?.kind === 'day')
  if (!isSound) return { locale, text, cursor, found: null }
  if (date?.kind === 'day') {
    const day = await findDay(date.text, cursor)
    return { locale, text, cursor, found: day && { ...day, day: date.text } }
  }
  return { locale, text, cursor, found: await findCalendar(date && { kind: date.kind, text: date.text }) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, text, cursor, found } = await read(params)
  if (!found) return missingMetadata(locale)
  const words = await getTranslations({ locale, namespace: 'site.archive' })
  return pageMetadata(locale, (other) => siteAddress.archive(other, text, cursor), {
    title: text === undefined ? words('title') : words('titleOf', { date: text }),
    description: words('intro'),
  })
}

export default async function ArchivePage({ params }: Props) {
  const { locale, text, cursor, found } = await read(params)
  setRequestLocale(locale)
  if (!found) return <Missing locale={locale} path={siteAddress.archive('zh-CN', text)} />
  const addressOf = (other: Locale) => siteAddress.archive(other, text, cursor)
  const words = await getTranslations({ locale, namespace: 'site.archive' })
  const steps = [
    { name: words('title'), address: siteAddress.archive(locale) },
    ...(text === undefined ? [] : [{ name: text, address: siteAddress.archive(locale, text) }]),
  ]
  return (
    <SitePage addressOf={addressOf} active="archive">
      {'day' in found ? <DayView {...found} /> : <CalendarView {...found} />}
      <JsonLd {...{ locale, steps }} />
    </SitePage>
  )
}
