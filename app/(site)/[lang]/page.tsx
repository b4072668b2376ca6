import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { siteAddress } from '@/lib/editorial/addresses'
import { siteNodes } from '@/lib/editorial/structured-data'
import { getFrontPage } from '@/lib/reader/front-page'
import { DrawnFront } from './drawn'
import { handOver } from './hand-over'
import { JsonLd } from './json-ld'
import { readLocale } from './read-locale'
import { siteName } from './site-name'
import { pageMetadata, SitePage } from './site-page'

type Props = { params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return pageMetadata(readLocale((await params).lang), siteAddress.home, {})
}

export default async function HomePage({ params }: Props) {
  const locale = readLocale((await params).lang)
  setRequestLocale(locale)
  const words = await getTranslations({ locale, namespace: 'site' })
  return (
    <SitePage addressOf={siteAddress.home}>
      <DrawnFront handed={handOver({ ...(await getFrontPage()), siteName: await siteName(locale) })} />
      <JsonLd locale={locale} nodes={(site) => siteNodes(site, words('tagline'))} />
    </SitePage>
  )
}
