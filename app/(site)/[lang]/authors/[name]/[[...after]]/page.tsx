import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { AuthorView } from '@/components/site/author-view'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { findAuthorPage } from '@/lib/reader/authors'
import { JsonLd } from '../../../json-ld'
import { Missing, missingMetadata } from '../../../missing'
import { readLocale } from '../../../read-locale'
import { pageMetadata, SitePage } from '../../../site-page'

/** `?after=` reaches this page as a part of its path (next.config.js). */
type Props = { params: Promise<{ lang: string; name: string; after?: string[] }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, name: part, after } = await params
  const name = decodeURIComponent(part)
  const cursor = after && decodeURIComponent(after.join('/'))
  return { locale: readLocale(lang), name, cursor, page: await findAuthorPage(name, cursor) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, name, cursor, page } = await read(params)
  if (!page) return missingMetadata(locale)
  return pageMetadata(locale, (other) => siteAddress.author(other, name, cursor), { title: name })
}

export default async function AuthorPage({ params }: Props) {
  const { locale, name, cursor, page } = await read(params)
  setRequestLocale(locale)
  if (!page) return <Missing locale={locale} path={siteAddress.author('zh-CN', name)} />
  const addressOf = (other: Locale) => siteAddress.author(other, name, cursor)
  return (
    <SitePage addressOf={addressOf}>
      <AuthorView {...page} />
      <JsonLd locale={locale} steps={[{ name, address: siteAddress.author(locale, name) }]} />
    </SitePage>
  )
}
