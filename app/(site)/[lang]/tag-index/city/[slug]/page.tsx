import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { CityIndexView } from '@/components/site/tags-view'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { getSiteFrame } from '@/lib/reader/site'
import { listByCity } from '@/lib/reader/tags'
import { Missing, missingMetadata } from '../../../missing'
import { readLocale } from '../../../read-locale'
import { pageMetadata, SitePage } from '../../../site-page'

/** `/tags?city=…`, which reaches this page as a path (next.config.js). */
type Props = { params: Promise<{ lang: string; slug: string }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, slug } = await params
  const name = decodeURIComponent(slug)
  return { locale: readLocale(lang), slug: name, found: await listByCity(name) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, found } = await read(params)
  if (!found) return missingMetadata(locale)
  const words = await getTranslations({ locale, namespace: 'site.tags' })
  const name = locale === 'en' ? found.city.nameEn : found.city.name
  return pageMetadata(locale, (other) => siteAddress.tagsOfCity(other, slug), {
    title: words('ofCity', { name }),
  })
}

export default async function CityIndexPage({ params }: Props) {
  const { locale, slug, found } = await read(params)
  setRequestLocale(locale)
  if (!found) return <Missing locale={locale} path={siteAddress.tags('zh-CN')} />
  const addressOf = (other: Locale) => siteAddress.tagsOfCity(other, slug)
  const { stations } = await getSiteFrame()
  return (
    <SitePage addressOf={addressOf} active="tags">
      <CityIndexView {...found} {...{ slug, stations }} />
    </SitePage>
  )
}
