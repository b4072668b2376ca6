import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SourceView } from '@/components/site/source-view'
import { sayPageLabel } from '@/components/ui/page-label'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { parseLineRanges } from '@/lib/editorial/line-ranges'
import { findSourcePage } from '@/lib/reader/sources'
import { Missing, missingMetadata } from '../../../missing'
import { readLocale } from '../../../read-locale'
import { pageMetadata, SitePage } from '../../../site-page'

/** `?lines=12-20` reaches this page as a part of its path (next.config.js), so that pages with marked lines are cached like the plain one. */
type Props = { params: Promise<{ lang: string; id: string; lines?: string[] }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, id, lines } = await params
  const marked = lines ? parseLineRanges(decodeURIComponent(lines.join('/'))) : []
  return { locale: readLocale(lang), id, marked, source: marked && (await findSourcePage(id)) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id, source } = await read(params)
  if (!source) return missingMetadata(locale)
  const words = await getTranslations({ locale, namespace: 'site.source' })
  const common = await getTranslations({ locale, namespace: 'common' })
  const label = source.pageLabel && sayPageLabel(source.pageLabel, common)
  const title = [words('title'), source.newspaper, label].filter(Boolean).join(' ')
  return pageMetadata(locale, (other) => siteAddress.source(other, id), { title })
}

export default async function SourcePage({ params }: Props) {
  const { locale, id, marked, source } = await read(params)
  setRequestLocale(locale)
  if (!source || !marked) return <Missing locale={locale} path={siteAddress.source('zh-CN', id)} />
  const addressOf = (other: Locale) =>
    marked.length > 0 ? siteAddress.lines(other, id, marked) : siteAddress.source(other, id)
  return (
    <SitePage addressOf={addressOf}>
      <SourceView source={source} marked={marked} />
    </SitePage>
  )
}
