import type { Client } from 'pg'
import { siteAddress } from '@/lib/editorial/addresses'

/** One address of each kind; those with most on them. What this version does not have is said and left out. */
export async function findPages(
  client: Client,
  url: string,
  tell: (line: string) => void,
): Promise<Record<string, string>> {
  const one = async (sql: string) => (await client.query<{ slug: string }>(sql)).rows[0]?.slug ?? ''
  const article = await one('SELECT "slug" FROM "LivePublication" ORDER BY "firstPublishedAt" DESC LIMIT 1')
  const tag = await one(
    'SELECT t."slug" FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId" GROUP BY t."id" ORDER BY count(*) DESC LIMIT 1',
  )
  const indicator = await one(
    'SELECT i."slug" FROM "PublishedMetric" m JOIN "Indicator" i ON i."id" = m."indicatorId" GROUP BY i."id" ORDER BY count(*) DESC LIMIT 1',
  )
  const all = {
    home: siteAddress.home('zh-CN'),
    article: siteAddress.article('zh-CN', article),
    tag: siteAddress.tag('zh-CN', tag),
    indicator: siteAddress.indicator('zh-CN', indicator),
    search: siteAddress.search('zh-CN', '科创'),
    API: '/api/v1/articles?limit=20',
  }
  const found: [string, string][] = []
  for (const [page, path] of Object.entries(all)) {
    const { status } = await fetch(`${url}${path}`)
    if (status === 200) found.push([page, `${url}${path}`])
    else tell(`Not measured: ${page}, since ${path} answered ${status}`)
  }
  return Object.fromEntries(found)
}
