import { toSitemapIndex } from '@/lib/document/sitemaps'
import { sitemapPath } from '@/lib/editorial/sitemap-address'
import { listSitemapParts } from '@/lib/reader/addresses'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteUrl } from '@/lib/reader/site'

export const dynamic = 'force-dynamic'

/** The files that name every page of the site. */
export async function GET() {
  const parts = await listSitemapParts()
  const body = toSitemapIndex(
    parts.map(({ changedAt, ...part }) => ({ url: `${getSiteUrl()}${sitemapPath(part)}`, changedAt })),
  )
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', ...(await pageFactsHeaders()) },
  })
}
