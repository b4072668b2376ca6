import { nothingThere } from '@/app/nothing-there'
import { toSitemap } from '@/lib/document/sitemaps'
import { LOCALES, type Locale } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { addressOfKind, readSitemapFile, type SitemapPart } from '@/lib/editorial/sitemap-address'
import { findSitemapPart } from '@/lib/reader/addresses'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteFrame, getSiteUrl } from '@/lib/reader/site'

export const dynamic = 'force-dynamic'

type Page = { addressOf: (locale: Locale) => string; changedAt: string | null }

/** The pages that there are always. */
async function listPages(): Promise<Page[]> {
  const { sections } = await getSiteFrame()
  const fixed: Page['addressOf'][] = [
    siteAddress.home,
    siteAddress.tags,
    siteAddress.metrics,
    siteAddress.corridor,
    siteAddress.quality,
    siteAddress.developers,
    (locale) => siteAddress.corrections(locale),
    (locale) => siteAddress.archive(locale),
    ...sections.map(
      ({ slug }): Page['addressOf'] =>
        (locale) =>
          siteAddress.section(locale, slug),
    ),
  ]
  return fixed.map((addressOf) => ({ addressOf, changedAt: null }))
}

async function findPages(asked: SitemapPart): Promise<Page[] | null> {
  if (asked.kind === 'pages') return listPages()
  const { kind, part } = asked
  const found = await findSitemapPart(kind, part)
  return (
    found &&
    found.map(({ name, changedAt }) => ({
      addressOf: (locale: Locale) => addressOfKind(kind, locale, name),
      changedAt,
    }))
  )
}

/** A part of the sitemap: pages in both languages, each naming the other. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const asked = readSitemapFile((await params).file)
  const pages = asked && (await findPages(asked))
  if (!pages) return nothingThere()
  const site = getSiteUrl()
  const entries = pages.flatMap(({ addressOf, changedAt }) => {
    const others = LOCALES.map((language) => ({ language, url: `${site}${addressOf(language)}` }))
    return others.map(({ url }) => ({ url, others, changedAt }))
  })
  return new Response(toSitemap(entries), {
    headers: { 'content-type': 'application/xml; charset=utf-8', ...(await pageFactsHeaders()) },
  })
}
