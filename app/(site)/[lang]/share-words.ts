import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { dayOf } from '@/components/site/day-of'
import type { Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import type { ArticleView, IndicatorView, TagView } from '@/lib/editorial/reader-views'
import type { ShareKind, ShareWords } from '@/lib/editorial/share'
import { SHARE_SIZE, shareVersion } from '@/lib/reader/share-version'
import { siteName } from './site-name'

/** A page's picture: what it says, and what it is of. */
export type Share = { kind: ShareKind; slug: string; words: ShareWords }

export async function siteShare(locale: Locale): Promise<Share> {
  const words = await getTranslations({ locale, namespace: 'site' })
  const name = await siteName(locale)
  return {
    kind: 'site',
    slug: 'home',
    words: { kicker: '', title: name, note: words('tagline'), site: name },
  }
}

export function articleShare(locale: Locale, article: ArticleView, name: string): Share {
  const { content, section, newspaper, printedOn, printedOnIsGuess, publishedAt } = article
  const day = printedOn !== null && !printedOnIsGuess ? printedOn : dayOf(publishedAt)
  return {
    kind: 'article',
    slug: article.slug,
    words: {
      kicker: content.kicker ?? (locale === 'en' ? section.nameEn : section.name),
      title: content.headline,
      note: newspaper === null ? day : `《${newspaper}》${day}`,
      site: name,
    },
  }
}

export async function tagShare(locale: Locale, tag: TagView): Promise<Share> {
  const common = await getTranslations({ locale, namespace: 'common' })
  const words = await getTranslations({ locale, namespace: 'site.tags' })
  const note = words('counts', { articles: tag.articleCount, figures: tag.figureCount })
  return {
    kind: 'tag',
    slug: tag.slug,
    words: { kicker: common(`tagType.${tag.type}`), title: tag.name, note, site: await siteName(locale) },
  }
}

export async function indicatorShare(locale: Locale, indicator: IndicatorView): Promise<Share> {
  const words = await getTranslations({ locale, namespace: 'site' })
  const [newest] = indicator.figures
  const said = [newest?.subjectTag?.name, newest?.period, newest?.text].filter(Boolean).join(' ')
  return {
    kind: 'indicator',
    slug: indicator.slug,
    words: {
      kicker: words('metrics.indicator'),
      title: indicator.name,
      note: said || words('figure.caption', { count: indicator.figureCount }),
      site: await siteName(locale),
    },
  }
}

/** Where the picture is; another picture has another address. */
export const shareAddress = (locale: Locale, { kind, slug, words }: Share): string =>
  siteAddress.share(locale, kind, slug, shareVersion(words))

/** The picture in the head of its page. */
export const shareImages = (
  locale: Locale,
  share: Share,
): NonNullable<NonNullable<Metadata['openGraph']>['images']> => [
  { url: shareAddress(locale, share), ...SHARE_SIZE, type: 'image/png', alt: share.words.title },
]
