import { escapeXml } from '@/lib/document/escape-xml'
import { LOCALES, type Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { listAddresses } from '@/lib/reader/addresses'
import { getSiteUrl } from '@/lib/reader/site'

export const dynamic = 'force-dynamic'

type Entry = { addressOf: (locale: Locale) => string; changedAt?: string }

/** Every page of the site in both languages, each naming the other. */
export async function GET() {
  const site = getSiteUrl()
  const { articles, tags, indicators, sections, sources } = await listAddresses()
  const entries: Entry[] = [
    { addressOf: siteAddress.home },
    { addressOf: siteAddress.tags },
    { addressOf: siteAddress.metrics },
    { addressOf: (locale) => siteAddress.corrections(locale) },
    { addressOf: siteAddress.corridor },
    { addressOf: (locale: Locale) => siteAddress.archive(locale) },
    { addressOf: siteAddress.quality },
    ...sections.map((slug) => ({ addressOf: (locale: Locale) => siteAddress.section(locale, slug) })),
    ...articles.map(({ slug, changedAt }) => ({
      addressOf: (locale: Locale) => siteAddress.article(locale, slug),
      changedAt,
    })),
    ...tags.map((slug) => ({ addressOf: (locale: Locale) => siteAddress.tag(locale, slug) })),
    ...indicators.map((slug) => ({ addressOf: (locale: Locale) => siteAddress.indicator(locale, slug) })),
    ...sources.map((id) => ({ addressOf: (locale: Locale) => siteAddress.source(locale, id) })),
  ]
  const whole = (address: string) => escapeXml(`${site}${address}`)
  const urls = entries.flatMap(({ addressOf, changedAt }) => {
    const others = LOCALES.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${whole(addressOf(locale))}"/>`,
    ).join('')
    const changed = changedAt ? `<lastmod>${changedAt}</lastmod>` : ''
    return LOCALES.map((locale) => `<url><loc>${whole(addressOf(locale))}</loc>${changed}${others}</url>`)
  })
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
