import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { z } from 'zod'
import { SearchView } from '@/components/site/search-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { readQuery, searchArticles } from '@/lib/reader/search'
import { readLocale } from '../read-locale'
import { pageMetadata, SitePage } from '../site-page'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, unknown>> }

const Asked = z.object({
  q: z
    .string()
    .catch('')
    .transform((text) => text.trim().slice(0, 200)),
  after: z.string().optional().catch(undefined),
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = readLocale((await params).lang)
  const { q } = Asked.parse(await searchParams)
  const words = await getTranslations({ locale, namespace: 'site.search' })
  const title = q === '' ? words('title') : words('titleFor', { query: q })
  return { ...pageMetadata(locale, siteAddress.search, { title }), robots: { index: false, follow: true } }
}

export default async function SearchPage({ params, searchParams }: Props) {
  setRequestLocale(readLocale((await params).lang))
  const { q, after } = Asked.parse(await searchParams)
  const terms = readQuery(q)
  return (
    <SitePage addressOf={(other) => siteAddress.search(other, q || undefined)}>
      <SearchView query={q} terms={terms} answer={await searchArticles(terms, after)} />
    </SitePage>
  )
}
