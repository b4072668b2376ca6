import { getTranslations } from 'next-intl/server'
import { toNewsSitemap } from '@/lib/document/sitemaps'
import { siteAddress } from '@/lib/editorial/addresses'
import { listNewsStories } from '@/lib/reader/addresses'
import { pageFactsHeaders } from '@/lib/reader/show-surfaces'
import { findSiteName, getSiteUrl } from '@/lib/reader/site'

export const dynamic = 'force-dynamic'

/** The stories of the last two days that were not imported; they are written in Chinese, whatever the page around them speaks. */
export async function GET() {
  const stories = await listNewsStories()
  const words = await getTranslations({ locale: 'zh-CN', namespace: 'site' })
  const name = (await findSiteName('zh-CN')) ?? words('name')
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
