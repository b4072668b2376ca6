import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { permanentRedirect } from 'next/navigation'
import { IndicatorTable } from '@/components/site/indicator-view'
import { toPanels } from '@/lib/chart/figure-panels'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { findIndicatorPage } from '@/lib/reader/indicators'
import { Missing, missingMetadata } from '../../../../missing'
import { readLocale } from '../../../../read-locale'
import { pageMetadata, SitePage } from '../../../../site-page'

/** `?after=` reaches this page as a part of its path (next.config.js), so that later screens are cached like the first. */
type Props = { params: Promise<{ lang: string; indicator: string; after: string }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, indicator, after } = await params
  const [slug, cursor] = [decodeURIComponent(indicator), decodeURIComponent(after)]
  const found = await findIndicatorPage(slug, cursor)
  const addressOf = (other: Locale) => siteAddress.indicatorFigures(other, found?.slug ?? slug, cursor)
  return { locale: readLocale(lang), slug, addressOf, indicator: found }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, addressOf, indicator } = await read(params)
  if (!indicator) return missingMetadata(locale)
  return pageMetadata(locale, addressOf, { title: indicator.name })
}

/** More figures of an indicator than its page has. */
export default async function IndicatorFiguresPage({ params }: Props) {
  const { locale, slug, addressOf, indicator } = await read(params)
  setRequestLocale(locale)
  if (!indicator) return <Missing locale={locale} path={siteAddress.indicator('zh-CN', slug)} />
  if (indicator.slug !== slug) permanentRedirect(addressOf(locale))
  return (
    <SitePage addressOf={addressOf} active="metrics">
      <IndicatorTable indicator={indicator} panels={toPanels(indicator.figures, indicator.bothStand)} />
    </SitePage>
  )
}
