import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { CorridorView } from '@/components/site/corridor-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { getCorridor } from '@/lib/reader/corridor'
import { readLocale } from '../read-locale'
import { pageMetadata, SitePage } from '../site-page'

type Props = { params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const words = await getTranslations({ locale, namespace: 'site.corridor' })
  return pageMetadata(locale, siteAddress.corridor, { title: words('title'), description: words('intro') })
}

export default async function CorridorPage({ params }: Props) {
  setRequestLocale(readLocale((await params).lang))
  return (
    <SitePage addressOf={siteAddress.corridor} active="corridor">
      <CorridorView stops={await getCorridor()} />
    </SitePage>
  )
}
