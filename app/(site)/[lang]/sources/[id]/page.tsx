import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SourceView } from '@/components/site/source-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { findSourcePage } from '@/lib/reader/sources'
import { Missing, missingMetadata } from '../../missing'
import { readLocale } from '../../read-locale'
import { pageMetadata, SitePage } from '../../site-page'

type Props = { params: Promise<{ lang: string; id: string }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, id } = await params
  return { locale: readLocale(lang), id, source: await findSourcePage(id) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id, source } = await read(params)
  if (!source) return missingMetadata(locale)
  const words = await getTranslations({ locale, namespace: 'site.source' })
  const title = `${words('title')} ${source.newspaper ?? ''} ${source.pageLabel ?? ''}`.trim()
  return pageMetadata(locale, (other) => siteAddress.source(other, id), { title })
}

export default async function SourcePage({ params }: Props) {
  const { locale, id, source } = await read(params)
  setRequestLocale(locale)
  if (!source) return <Missing locale={locale} path={siteAddress.source('zh-CN', id)} />
  return (
    <SitePage addressOf={(other) => siteAddress.source(other, id)}>
      <SourceView source={source} />
    </SitePage>
  )
}
