import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { MetricsView } from '@/components/site/metrics-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { listIndicators } from '@/lib/reader/indicators'
import { readLocale } from '../read-locale'
import { pageMetadata, SitePage } from '../site-page'

type Props = { params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const words = await getTranslations({ locale, namespace: 'site.metrics' })
  return pageMetadata(locale, siteAddress.metrics, { title: words('title'), description: words('intro') })
}

export default async function MetricsPage({ params }: Props) {
  setRequestLocale(readLocale((await params).lang))
  return (
    <SitePage addressOf={siteAddress.metrics} active="metrics">
      <MetricsView indicators={await listIndicators()} />
    </SitePage>
  )
}
