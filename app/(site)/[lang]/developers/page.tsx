import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { DevelopersView } from '@/components/site/developers-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { getSiteUrl } from '@/lib/reader/site'
import { readLocale } from '../read-locale'
import { pageMetadata, SitePage } from '../site-page'

type Props = { params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const words = await getTranslations({ locale, namespace: 'site.developers' })
  return pageMetadata(locale, siteAddress.developers, { title: words('title'), description: words('intro') })
}

export default async function DevelopersPage({ params }: Props) {
  setRequestLocale(readLocale((await params).lang))
  return (
    <SitePage addressOf={siteAddress.developers}>
      <DevelopersView site={getSiteUrl()} />
    </SitePage>
  )
}
