import { getSiteUrl } from '@/lib/reader/site'

export const dynamic = 'force-dynamic'

/** The desk and the endless space of searches are not for crawlers. */
export function GET() {
  const lines = ['User-agent: *', 'Disallow: /admin', 'Disallow: /login', 'Disallow: /api/']
  const body = [
    ...lines,
    'Disallow: /search',
    'Disallow: /en/search',
    '',
    `Sitemap: ${getSiteUrl()}/sitemap.xml`,
    `Sitemap: ${getSiteUrl()}/news-sitemap.xml`,
  ]
  return new Response(`${body.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
