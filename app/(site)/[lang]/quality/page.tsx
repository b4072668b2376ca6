import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { QualityView } from '@/components/site/quality-view'
import report from '@/docs/quality.json'
import { siteAddress } from '@/lib/editorial/addresses'
import { QualityReport } from '@/lib/pipeline/quality-report'
import { readLocale } from '../read-locale'
import { pageMetadata, SitePage } from '../site-page'

type Props = { params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const words = await getTranslations({ locale, namespace: 'site.quality' })
  return pageMetadata(locale, siteAddress.quality, { title: words('title'), description: words('intro') })
}

export default async function QualityPage({ params }: Props) {
  setRequestLocale(readLocale((await params).lang))
  return (
    <SitePage addressOf={siteAddress.quality}>
      <QualityView report={QualityReport.parse(report)} />
    </SitePage>
  )
}
