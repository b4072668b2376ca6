import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { EmbedView } from '@/components/site/embed-view'
import { toPanels } from '@/lib/chart/figure-panels'
import { siteAddress } from '@/lib/editorial/addresses'
import { readSubjects } from '@/lib/editorial/subjects-query'
import { findIndicatorCharts } from '@/lib/reader/indicators'
import { Missing, missingMetadata } from '../../../missing'
import { PageFactsMark } from '../../../page-facts-mark'
import { readLocale } from '../../../read-locale'
import { siteName } from '../../../site-name'

/** `?subjects=` reaches this page as a part of its path (next.config.js). */
type Props = { params: Promise<{ lang: string; indicator: string; subjects?: string[] }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, indicator, subjects } = await params
  const slug = decodeURIComponent(indicator)
  return {
    locale: readLocale(lang),
    slug,
    asked: readSubjects(subjects),
    indicator: await findIndicatorCharts(slug),
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, indicator } = await read(params)
  if (!indicator) return missingMetadata(locale)
  return {
    title: indicator.name,
    robots: { index: false },
    alternates: { canonical: siteAddress.indicator(locale, indicator.slug) },
  }
}

/** The chart of an indicator alone, for frames on other sites. */
export default async function EmbedPage({ params }: Props) {
  const { locale, slug, asked, indicator } = await read(params)
  setRequestLocale(locale)
  if (!indicator) return <Missing locale={locale} path={siteAddress.embed('zh-CN', slug)} />
  return (
    <>
      <EmbedView
        {...{ indicator, asked }}
        panels={toPanels(indicator.figures, indicator.bothStand)}
        siteName={await siteName(locale)}
      />
      <PageFactsMark mayBeFramed />
    </>
  )
}
