import { siteAddress } from '@/lib/editorial/addresses'
import { leadPicture, shownPicture } from '@/lib/editorial/shown-picture'
import type { ArticleView } from '@/lib/editorial/reader-views'

/** The article as schema.org's NewsArticle, safe to stand in a script element. */
export function newsArticleJson(article: ArticleView, siteUrl: string, address: string): string {
  const { content, corrections, mentions, section, newspaper, printedOn, printedOnIsGuess } = article
  const lead = leadPicture(article)
  const tags = [...new Map(Object.values(mentions).map((tag) => [tag.id, tag])).values()]
  const json = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: content.headline,
    ...(content.kicker !== null && { alternativeHeadline: content.kicker }),
    ...(content.deck !== null && { description: content.deck }),
    ...(lead && { image: { '@type': 'ImageObject', ...shownPicture(lead, siteUrl) } }),
    inLanguage: 'zh-CN',
    url: `${siteUrl}${address}`,
    mainEntityOfPage: `${siteUrl}${address}`,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt,
    articleSection: section.name,
    ...(content.bylines.length > 0 && {
      author: content.bylines.map(({ name }) => ({ '@type': 'Person', name })),
    }),
    ...(newspaper !== null && {
      isBasedOn: {
        '@type': 'NewsArticle',
        headline: content.headline,
        isPartOf: { '@type': 'Newspaper', name: newspaper },
        ...(printedOn !== null && !printedOnIsGuess && { datePublished: printedOn }),
      },
    }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ note, publishedAt }) => ({
        '@type': 'CorrectionComment',
        text: note,
        datePublished: publishedAt,
      })),
    }),
    mentions: tags.map(({ name, slug }) => ({
      '@type': 'Thing',
      name,
      url: `${siteUrl}${siteAddress.tag('zh-CN', slug)}`,
    })),
  }
  return JSON.stringify(json).replaceAll('<', '\\u003c')
}
