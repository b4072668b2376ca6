import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { ArticleView } from '@/components/site/article-view'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { findArticle } from '@/lib/reader/articles'
import { getSiteUrl } from '@/lib/reader/site'
import { Missing, missingMetadata } from '../../missing'
import { readLocale } from '../../read-locale'
import { siteName } from '../../site-name'
import { pageMetadata, SitePage } from '../../site-page'
import { newsArticleJson } from './news-article-json'

type Props = { params: Promise<{ lang: string; slug: string }> }

export const generateStaticParams = () => []

const read = async (params: Props['params']) => {
  const { lang, slug } = await params
  const name = decodeURIComponent(slug)
  return { locale: readLocale(lang), slug: name, article: await findArticle(name) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, article } = await read(params)
  if (!article) return missingMetadata(locale)
  const { headline, deck } = article.content
  return pageMetadata(locale, (other) => siteAddress.article(other, article.slug), {
    title: headline,
    description: deck ?? article.content.kicker ?? headline,
    openGraph: { type: 'article', title: headline, publishedTime: article.publishedAt },
  })
}

export default async function ArticlePage({ params }: Props) {
  const { locale, slug, article } = await read(params)
  setRequestLocale(locale)
  if (!article) return <Missing locale={locale} path={siteAddress.article('zh-CN', slug)} />
  const addressOf = (other: Locale) => siteAddress.article(other, slug)
  return (
    <SitePage addressOf={addressOf} active={article.section.id}>
      <ArticleView article={article} siteName={await siteName(locale)} siteUrl={getSiteUrl()} />
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: newsArticleJson(article, getSiteUrl(), addressOf(locale)) }}
      />
    </SitePage>
  )
}
