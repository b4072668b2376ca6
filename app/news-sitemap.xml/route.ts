import { siteName } from '@/app/(site)/[lang]/site-name'
import { toNewsSitemap } from '@/lib/document/sitemaps'
import { siteAddress } from '@/lib/editorial/addresses'
import { listNewsStories } from '@/lib/reader/addresses'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { getSiteUrl } from '@/lib/reader/site'

export const dynamic = 'force-dynamic'

/** The stories of the last two days that were not imported; they are written in Chinese, whatever the page around them speaks. */
export async function GET() {
  const stories = await listNewsStories()
  const name = await siteName('zh-CN')
  const body = toNewsSitemap(
    name,
    'zh-cn',
    stories.map(({ slug, headline, publishedAt }) => ({
      url: `${getSiteUrl()}${siteAddress.article('zh-CN', slug)}`,
      title: headline,
      publishedAt,
    })),
  )
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', ...(await pageFactsHeaders()) },
  })
}
