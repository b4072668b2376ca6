import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { permanentRedirect } from 'next/navigation'
import { TagView } from '@/components/site/tag-view'
import { siteAddress } from '@/lib/editorial/addresses'
import { findTagPage } from '@/lib/reader/tags'
import { Missing, missingMetadata } from '../../missing'
import { readLocale } from '../../read-locale'
import { pageMetadata, SitePage } from '../../site-page'

type Props = { params: Promise<{ lang: string; slug: string }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, slug } = await params
  const name = decodeURIComponent(slug)
  return { locale: readLocale(lang), slug: name, tag: await findTagPage(name) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, tag } = await read(params)
  if (!tag) return missingMetadata(locale)
  return pageMetadata(
    locale,
    (other) => siteAddress.tag(other, tag.slug),
    {
      title: tag.name,
      ...(tag.description && { description: tag.description }),
    },
    { kind: 'tag', slug: tag.slug },
  )
}

export default async function TagPage({ params }: Props) {
  const { locale, slug, tag } = await read(params)
  setRequestLocale(locale)
  if (!tag) return <Missing locale={locale} path={siteAddress.tag('zh-CN', slug)} />
  // The address of a tag that was merged leads to the one it was merged into.
  if (tag.slug !== slug) permanentRedirect(siteAddress.tag(locale, tag.slug))
  return (
    <SitePage addressOf={(other) => siteAddress.tag(other, slug)} active={tag.id}>
      <TagView tag={tag} />
    </SitePage>
  )
}
