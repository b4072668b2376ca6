import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { TagsView } from '@/components/site/tags-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { getSiteFrame } from '@/lib/reader/site'
import { FREQUENT, listTags } from '@/lib/reader/tags'
import { readLocale } from '../read-locale'
import { pageMetadata, SitePage } from '../site-page'

type Props = { params: Promise<{ lang: string }> }

export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const words = await getTranslations({ locale, namespace: 'site.tags' })
  return pageMetadata(locale, siteAddress.tags, { title: words('title'), description: words('intro') })
}

export default async function TagsPage({ params }: Props) {
  setRequestLocale(readLocale((await params).lang))
  const { stations } = await getSiteFrame()
  return (
    <SitePage addressOf={siteAddress.tags} active="tags">
      <TagsView tags={await listTags()} stations={stations} most={FREQUENT} />
    </SitePage>
  )
}
