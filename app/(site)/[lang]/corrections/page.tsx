import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { CorrectionsView } from '@/components/site/corrections-view'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { listAllCorrections } from '@/lib/reader/corrections'
import { readLocale } from '../read-locale'
import { pageMetadata, SitePage } from '../site-page'

type Props = { params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

const addressOf = (locale: Locale) => siteAddress.corrections(locale)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const words = await getTranslations({ locale, namespace: 'site.corrections' })
  return pageMetadata(locale, addressOf, { title: words('title'), description: words('intro') })
}

export default async function CorrectionsPage({ params }: Props) {
  setRequestLocale(readLocale((await params).lang))
  return (
    <SitePage addressOf={addressOf}>
      <CorrectionsView corrections={await listAllCorrections()} />
    </SitePage>
  )
}
