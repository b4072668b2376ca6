import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { permanentRedirect } from 'next/navigation'
import { toPanels } from '@/lib/chart/figure-panels'
import { unitName } from '@/lib/document/quantity-text'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { datasetNodes } from '@/lib/editorial/structured-data'
import { readSubjects } from '@/lib/editorial/subjects-query'
import { findIndicatorPage } from '@/lib/reader/indicators'
import { getSiteUrl } from '@/lib/reader/site'
import { DrawnIndicator } from '../../../drawn'
import { handOver } from '../../../hand-over'
import { JsonLd } from '../../../json-ld'
import { Missing, missingMetadata } from '../../../missing'
import { readLocale } from '../../../read-locale'
import { indicatorShare, shareImages } from '../../../share-words'
import { siteName } from '../../../site-name'
import { pageMetadata, SitePage } from '../../../site-page'

/** `?subjects=` reaches this page as a part of its path (next.config.js), so that comparisons are cached like the plain page. */
type Props = { params: Promise<{ lang: string; indicator: string; subjects?: string[] }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, indicator, subjects } = await params
  const slug = decodeURIComponent(indicator)
  return {
    locale: readLocale(lang),
    slug,
    asked: readSubjects(subjects),
    indicator: await findIndicatorPage(slug),
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, asked, indicator } = await read(params)
  if (!indicator) return missingMetadata(locale)
  const metadata = pageMetadata(
    locale,
    (other) => siteAddress.indicator(other, indicator.slug),
    {
      title: indicator.name,
      ...(indicator.description && { description: indicator.description }),
      openGraph: {
        siteName: await siteName(locale),
        title: indicator.name,
        images: shareImages(locale, await indicatorShare(locale, indicator)),
      },
    },
    { kind: 'indicator', slug: indicator.slug },
  )
  const chart = `${getSiteUrl()}${siteAddress.indicator(locale, indicator.slug, asked)}`
  const types = {
    ...metadata.alternates?.types,
    'application/json+oembed': [{ url: siteAddress.oembed(chart), title: indicator.name }],
  }
  return { ...metadata, alternates: { ...metadata.alternates, types } }
}

export default async function IndicatorPage({ params }: Props) {
  const { locale, slug, asked, indicator } = await read(params)
  setRequestLocale(locale)
  if (!indicator) return <Missing locale={locale} path={siteAddress.indicator('zh-CN', slug)} />
  if (indicator.slug !== slug) permanentRedirect(siteAddress.indicator(locale, indicator.slug))
  const addressOf = (other: Locale) => siteAddress.indicator(other, slug, asked)
  const words = await getTranslations({ locale, namespace: 'site.metrics' })
  const described = words('dataset', { name: indicator.name, count: indicator.figureCount })
  return (
    <SitePage addressOf={addressOf} active="metrics">
      <DrawnIndicator
        handed={handOver({
          indicator,
          asked,
          panels: toPanels(indicator.figures, indicator.bothStand),
          siteName: await siteName(locale),
          siteUrl: getSiteUrl(),
        })}
      />
      <JsonLd
        locale={locale}
        nodes={(site) =>
          datasetNodes(site, indicator, {
            description: [indicator.description, described].filter(Boolean).join(' '),
            unit: unitName(indicator.canonicalUnit),
          })
        }
        steps={[
          { name: words('title'), address: siteAddress.metrics(locale) },
          { name: indicator.name, address: siteAddress.indicator(locale, slug) },
        ]}
      />
    </SitePage>
  )
}
