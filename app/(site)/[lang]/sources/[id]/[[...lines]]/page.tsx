import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SourceView } from '@/components/site/source-view'
import { sayPageLabel } from '@/components/ui/page-label'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { parseLineRanges } from '@/lib/editorial/line-ranges'
import type { SourceView as SourceFacts } from '@/lib/editorial/reader-views'
import { findSourcePage } from '@/lib/reader/sources'
import { JsonLd } from '../../../json-ld'
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

async function titleOf(locale: Locale, { newspaper, pageLabel }: SourceFacts): Promise<string> {
  const words = await getTranslations({ locale, namespace: 'site.source' })
  const common = await getTranslations({ locale, namespace: 'common' })
  return [words('title'), newspaper, pageLabel && sayPageLabel(pageLabel, common)].filter(Boolean).join(' ')
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id, source } = await read(params)
  if (!source) return missingMetadata(locale)
  return pageMetadata(locale, (other) => siteAddress.source(other, id), {
    title: await titleOf(locale, source),
  })
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
      <JsonLd
        locale={locale}
        steps={[{ name: await titleOf(locale, source), address: siteAddress.source(locale, id) }]}
      />
    </SitePage>
  )
}
