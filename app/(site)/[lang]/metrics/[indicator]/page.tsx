import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { permanentRedirect } from 'next/navigation'
import { IndicatorView } from '@/components/site/metrics-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { findIndicatorPage } from '@/lib/reader/indicators'
import { Missing, missingMetadata } from '../../missing'
import { readLocale } from '../../read-locale'
import { pageMetadata, SitePage } from '../../site-page'

type Props = { params: Promise<{ lang: string; indicator: string }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, indicator } = await params
  const slug = decodeURIComponent(indicator)
  return { locale: readLocale(lang), slug, indicator: await findIndicatorPage(slug) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, indicator } = await read(params)
  if (!indicator) return missingMetadata(locale)
  return pageMetadata(
    locale,
    (other) => siteAddress.indicator(other, indicator.slug),
    {
      title: indicator.name,
      ...(indicator.description && { description: indicator.description }),
    },
    { kind: 'indicator', slug: indicator.slug },
  )
}

export default async function IndicatorPage({ params }: Props) {
  const { locale, slug, indicator } = await read(params)
  setRequestLocale(locale)
  if (!indicator) return <Missing locale={locale} path={siteAddress.indicator('zh-CN', slug)} />
  if (indicator.slug !== slug) permanentRedirect(siteAddress.indicator(locale, indicator.slug))
  return (
    <SitePage addressOf={(other) => siteAddress.indicator(other, slug)} active="metrics">
      <IndicatorView indicator={indicator} />
    </SitePage>
  )
}
