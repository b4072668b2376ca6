import { getTranslations } from 'next-intl/server'
import { siteAddress } from '@/lib/editorial/addresses'
import { listLatest } from '@/lib/reader/front-page'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteUrl } from '@/lib/reader/site'
import { escapeXml } from '@/lib/document/escape-xml'
import { readLocale } from '../read-locale'
import { siteName } from '../site-name'

export const dynamic = 'force-static'
export const generateStaticParams = () => []

/** The newest articles as RSS 2.0. */
export async function GET(_request: Request, { params }: { params: Promise<{ lang: string }> }) {
  const locale = readLocale((await params).lang)
  const words = await getTranslations({ locale, namespace: 'site' })
  const site = getSiteUrl()
  const items = (await listLatest()).map((card) => {
    const address = escapeXml(`${site}${siteAddress.article(locale, card.slug)}`)
    return `<item><title>${escapeXml(card.headline)}</title><link>${address}</link><guid isPermaLink="true">${address}</guid>
<pubDate>${new Date(card.publishedAt).toUTCString()}</pubDate><category>${escapeXml(card.section.name)}</category>
<description>${escapeXml(card.deck ?? card.excerpt)}</description></item>`
  })
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${escapeXml(words('feed.title', { name: await siteName(locale) }))}</title>
<link>${escapeXml(`${site}${siteAddress.home(locale)}`)}</link>
<description>${escapeXml(words('tagline'))}</description><language>zh-CN</language>
<atom:link rel="self" type="application/rss+xml" href="${escapeXml(`${site}${siteAddress.feed(locale)}`)}"/>
${items.join('\n')}
</channel></rss>
`
  return new Response(body, {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8', ...(await pageFactsHeaders()) },
  })
}
