import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { siteAddress } from '@/lib/editorial/addresses'
import { SearchParams } from '@/lib/editorial/search'
import { searchArticles } from '@/lib/reader/search'
import { DrawnSearch } from '../drawn'
import { handOver } from '../hand-over'
import { readLocale } from '../read-locale'
import { pageMetadata, SitePage } from '../site-page'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const { q } = SearchParams.parse(await searchParams)
  const words = await getTranslations({ locale, namespace: 'site.search' })
  const title = q === '' ? words('title') : words('titleFor', { query: q })
  return {
    ...pageMetadata(locale, (other) => siteAddress.search(other), { title }),
    robots: { index: false, follow: true },
  }
}

export default async function SearchPage({ params, searchParams }: Props) {
  setRequestLocale(readLocale((await params).lang))
  const asked = SearchParams.parse(await searchParams)
  const { q, after: _, ...narrowing } = asked
  return (
    <SitePage addressOf={(other) => siteAddress.search(other, q || undefined, q ? narrowing : {})}>
      <DrawnSearch handed={handOver({ asked, answer: await searchArticles(asked) })} />
    </SitePage>
  )
}
