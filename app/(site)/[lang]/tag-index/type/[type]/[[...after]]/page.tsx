import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { TypeIndexView } from '@/components/site/tags-view'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { TagType } from '@/lib/pipeline/model'
import { listByType } from '@/lib/reader/tags'
import { Missing, missingMetadata } from '../../../../missing'
import { readLocale } from '../../../../read-locale'
import { pageMetadata, SitePage } from '../../../../site-page'

/** `/tags?type=…&after=…`, which reaches this page as a path (next.config.js). */
type Props = { params: Promise<{ lang: string; type: string; after?: string[] }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, type: asked, after } = await params
  const cursor = after && decodeURIComponent(after.join('/'))
  const type = TagType.safeParse(asked).data
  const screen = type ? await listByType(type, cursor) : null
  return { locale: readLocale(lang), cursor, found: type && screen ? { type, screen } : null }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, cursor, found } = await read(params)
  if (!found) return missingMetadata(locale)
  const types = await getTranslations({ locale, namespace: 'common.tagType' })
  return pageMetadata(locale, (other) => siteAddress.tagsOfType(other, found.type, cursor), {
    title: types(found.type),
  })
}

export default async function TypeIndexPage({ params }: Props) {
  const { locale, cursor, found } = await read(params)
  setRequestLocale(locale)
  if (!found) return <Missing locale={locale} path={siteAddress.tags('zh-CN')} />
  const addressOf = (other: Locale) => siteAddress.tagsOfType(other, found.type, cursor)
  return (
    <SitePage addressOf={addressOf} active="tags">
      <TypeIndexView type={found.type} {...found.screen} />
    </SitePage>
  )
}
