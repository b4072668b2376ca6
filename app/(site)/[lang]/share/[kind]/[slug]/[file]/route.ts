import type { Locale } from '@/lib/editorial/actor'
import { ShareKind } from '@/lib/editorial/share'
import { findArticle } from '@/lib/reader/articles'
import { findIndicatorCharts } from '@/lib/reader/indicators'
import { drawShare } from '@/lib/reader/share-picture'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { findTagPage } from '@/lib/reader/tags'
import { readLocale } from '../../../../read-locale'
import {
  articleShare,
  indicatorShare,
  shareAddress,
  siteShare,
  tagShare,
  type Share,
} from '../../../../share-words'
import { siteName } from '../../../../site-name'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ lang: string; kind: string; slug: string; file: string }> }

async function findShare(locale: Locale, kind: ShareKind, slug: string): Promise<Share | null> {
  if (kind === 'site') return slug === 'home' ? siteShare(locale) : null
  if (kind === 'article') {
    const article = await findArticle(slug)
    return article && articleShare(locale, article, await siteName(locale))
  }
  if (kind === 'tag') {
    const tag = await findTagPage(slug)
    return tag && tagShare(locale, tag)
  }
  const indicator = await findIndicatorCharts(slug)
  return indicator && indicatorShare(locale, indicator)
}

/** The picture of a page; an address that an older page named leads to today’s. */
export async function GET(_request: Request, { params }: Props) {
  const { lang, kind, slug, file } = await params
  const locale = readLocale(lang)
  const known = ShareKind.safeParse(kind)
  const share = known.success ? await findShare(locale, known.data, decodeURIComponent(slug)) : null
  if (!share) return new Response(null, { status: 404 })
  const address = shareAddress(locale, share)
  if (!address.endsWith(`/${file}`))
    return new Response(null, { status: 307, headers: { location: address } })
  const headers = { 'content-type': 'image/png', ...(await pageFactsHeaders()) }
  return new Response(await drawShare(share.words), { headers })
}
