import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { WithdrawnView } from '@/components/site/withdrawn-view'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { leadPicture, shownPicture } from '@/lib/editorial/shown-picture'
import { articleNodes } from '@/lib/editorial/structured-data'
import { findArticle } from '@/lib/reader/articles'
import { findWithdrawnArticle } from '@/lib/reader/corrections'
import { getSiteFrame, getSiteUrl } from '@/lib/reader/site'
import { DrawnArticle } from '../../drawn'
import { handOver } from '../../hand-over'
import { Missing, missingMetadata } from '../../missing'
import { readLocale } from '../../read-locale'
import { JsonLd } from '../../json-ld'
import { articleShare, shareAddress, shareImages } from '../../share-words'
import { sectionStep } from '../../section-step'
import { siteName } from '../../site-name'
import { pageMetadata, SitePage } from '../../site-page'

type Props = { params: Promise<{ lang: string; slug: string }> }

// Made when it is asked for: a page that Next prepares for its own cache takes it twice as long, and the press keeps it anyway.
export const dynamic = 'force-dynamic'

const read = async (params: Props['params']) => {
  const { lang, slug } = await params
  const name = decodeURIComponent(slug)
  // What stands around the page is read meanwhile.
  const [article] = await Promise.all([findArticle(name), getSiteFrame()])
  return { locale: readLocale(lang), slug: name, article }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, article } = await read(params)
  if (!article) {
    const withdrawn = await findWithdrawnArticle((await read(params)).slug)
    return withdrawn ? withdrawnMetadata(locale, withdrawn.headline) : missingMetadata(locale)
  }
  const { headline, deck } = article.content
  const lead = leadPicture(article)
  return pageMetadata(locale, (other) => siteAddress.article(other, article.slug), {
    title: headline,
    description: deck ?? article.content.kicker ?? headline,
    openGraph: {
      type: 'article',
      siteName: await siteName(locale),
      title: headline,
      publishedTime: article.publishedAt,
      modifiedTime: article.updatedAt,
      images: lead
        ? [shownPicture(lead, getSiteUrl())]
        : shareImages(locale, articleShare(locale, article, await siteName(locale))),
    },
  })
}

/** The notice stays at the address for whoever follows a link, and out of search engines. */
async function withdrawnMetadata(locale: Locale, headline: string): Promise<Metadata> {
  const words = await getTranslations({ locale, namespace: 'site.withdrawn' })
  return { title: words('title', { headline }), robots: { index: false } }
}

export default async function ArticlePage({ params }: Props) {
  const { locale, slug, article } = await read(params)
  setRequestLocale(locale)
  const addressOf = (other: Locale) => siteAddress.article(other, slug)
  if (!article) {
    const withdrawn = await findWithdrawnArticle(slug)
    if (!withdrawn) return <Missing locale={locale} path={siteAddress.article('zh-CN', slug)} />
    return (
      <SitePage addressOf={addressOf} status={410}>
        <WithdrawnView withdrawn={withdrawn} />
      </SitePage>
    )
  }
  const name = await siteName(locale)
  const image = `${getSiteUrl()}${shareAddress(locale, articleShare(locale, article, name))}`
  return (
    <SitePage addressOf={addressOf} active={article.section.id}>
      <DrawnArticle handed={handOver({ article, siteName: name, siteUrl: getSiteUrl() })} />
      <JsonLd
        locale={locale}
        nodes={(site) => articleNodes(site, article, image)}
        steps={[
          sectionStep(locale, article.section),
          { name: article.content.headline, address: addressOf(locale) },
        ]}
      />
    </SitePage>
  )
}
