import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { permanentRedirect } from 'next/navigation'
import { siteAddress } from '@/lib/editorial/addresses'
import { tagNode } from '@/lib/editorial/structured-data'
import { findTagPage } from '@/lib/reader/tags'
import { DrawnTag } from '../../../drawn'
import { handOver } from '../../../hand-over'
import { JsonLd } from '../../../json-ld'
import { Missing, missingMetadata } from '../../../missing'
import { readLocale } from '../../../read-locale'
import { shareImages, tagShare } from '../../../share-words'
import { siteName } from '../../../site-name'
import { pageMetadata, SitePage } from '../../../site-page'

/** `?after=` reaches this page as a part of its path (next.config.js), so that later screens are cached like the first. */
type Props = { params: Promise<{ lang: string; slug: string; after?: string[] }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, slug, after } = await params
  const name = decodeURIComponent(slug)
  const cursor = after && decodeURIComponent(after.join('/'))
  return { locale: readLocale(lang), slug: name, cursor, tag: await findTagPage(name, cursor) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, cursor, tag } = await read(params)
  if (!tag) return missingMetadata(locale)
  return pageMetadata(
    locale,
    (other) => siteAddress.tag(other, tag.slug, cursor),
    {
      title: tag.name,
      ...(tag.description && { description: tag.description }),
      openGraph: {
        siteName: await siteName(locale),
        title: tag.name,
        images: shareImages(locale, await tagShare(locale, tag)),
      },
    },
    { kind: 'tag', slug: tag.slug },
  )
}

export default async function TagPage({ params }: Props) {
  const { locale, slug, cursor, tag } = await read(params)
  setRequestLocale(locale)
  if (!tag) return <Missing locale={locale} path={siteAddress.tag('zh-CN', slug)} />
  // The address of a tag that was merged leads to the one it was merged into.
  if (tag.slug !== slug) permanentRedirect(siteAddress.tag(locale, tag.slug))
  const words = await getTranslations({ locale, namespace: 'site.tags' })
  return (
    <SitePage addressOf={(other) => siteAddress.tag(other, slug, cursor)} active={tag.id}>
      <DrawnTag handed={handOver({ tag })} />
      <JsonLd
        locale={locale}
        nodes={(site) => [tagNode(site, tag)]}
        steps={[
          { name: words('title'), address: siteAddress.tags(locale) },
          { name: tag.name, address: siteAddress.tag(locale, slug) },
        ]}
      />
    </SitePage>
  )
}
