import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { siteAddress } from '@/lib/editorial/addresses'
import { findSectionPage } from '@/lib/reader/front-page'
import { DrawnSection } from '../../../drawn'
import { handOver } from '../../../hand-over'
import { JsonLd } from '../../../json-ld'
import { Missing, missingMetadata } from '../../../missing'
import { readLocale } from '../../../read-locale'
import { sectionStep } from '../../../section-step'
import { pageMetadata, SitePage } from '../../../site-page'

/** `?after=` reaches this page as a part of its path (next.config.js), so that later screens are cached like the first. */
type Props = { params: Promise<{ lang: string; slug: string; after?: string[] }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, slug, after } = await params
  const name = decodeURIComponent(slug)
  const cursor = after && decodeURIComponent(after.join('/'))
  return { locale: readLocale(lang), slug: name, cursor, page: await findSectionPage(name, cursor) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, cursor, page } = await read(params)
  if (!page) return missingMetadata(locale)
  const { slug, name, nameEn } = page.section
  return pageMetadata(
    locale,
    (other) => siteAddress.section(other, slug, cursor),
    {
      title: locale === 'en' ? nameEn : name,
    },
    { kind: 'section', slug },
  )
}

export default async function SectionPage({ params }: Props) {
  const { locale, slug, cursor, page } = await read(params)
  setRequestLocale(locale)
  if (!page) return <Missing locale={locale} path={siteAddress.section('zh-CN', slug)} />
  return (
    <SitePage addressOf={(other) => siteAddress.section(other, slug, cursor)} active={page.section.id}>
      <DrawnSection handed={handOver(page)} />
      <JsonLd locale={locale} steps={[sectionStep(locale, page.section)]} />
    </SitePage>
  )
}
