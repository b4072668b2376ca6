import { siteAddress } from '@/lib/editorial/addresses'
import { JsonLd } from '@/lib/editorial/schema-org'
import { makeActor, makePublished } from '@/seeds/factory'
import { expect, test } from './fixtures'
import { addressesIn, LOCALES, publishPage } from './site-pages'

/** What crawlers find by links, or need not find. */
const UNLISTED = new Set(['search', 'found', 'embed', 'names', 'city'])

test('the sitemap names every page in both languages, and crawlers are kept from the desk', async ({
  request,
  site,
}) => {
  const made = await publishPage()
  const textOf = async (address: string) => (await request.get(address)).text()
  const files = [...(await textOf('/sitemap.xml')).matchAll(/<loc>([^<]+)<\/loc>/gu)]
  const sitemap = (await Promise.all(files.map(([, file = '']) => textOf(file)))).join('')
  for (const locale of LOCALES) {
    const listed = Object.entries(addressesIn(locale, made)).filter(([type]) => !UNLISTED.has(type))
    for (const [type, address] of listed) expect(sitemap, type).toContain(`<loc>${site.url}${address}</loc>`)
  }
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toContain('Disallow: /admin')
  for (const name of ['sitemap', 'news-sitemap']) expect(robots).toContain(`Sitemap: ${site.url}/${name}.xml`)
  const story = await makePublished(await makeActor(), `刚写的一篇${made.mark}`, ['今天的事。'])
  await expect
    .poll(() => textOf('/news-sitemap.xml'))
    .toContain(`<loc>${site.url}${siteAddress.article('zh-CN', story.slug)}</loc>`)
  expect(await textOf('/news-sitemap.xml')).not.toContain(siteAddress.article('zh-CN', made.slug))
})

test('what pages tell machines keeps the rules of schema.org, and leads from the home page down', async ({
  request,
}) => {
  const made = await publishPage()
  const addresses = { ...addressesIn('en', made), tag: siteAddress.tag('en', made.city) }
  const told = {
    home: ['WebSite', 'NewsMediaOrganization'],
    article: ['NewsArticle', 'NewsMediaOrganization', 'BreadcrumbList'],
    tag: ['Place', 'BreadcrumbList'],
    chart: ['Dataset', 'NewsMediaOrganization', 'BreadcrumbList'],
    section: ['BreadcrumbList'],
    source: ['BreadcrumbList'],
    day: ['BreadcrumbList'],
    author: ['BreadcrumbList'],
  } as const
  for (const [type, things] of Object.entries(told) as [keyof typeof told, readonly string[]][]) {
    const html = await (await request.get(addresses[type])).text()
    const [[, json = ''] = [], ...others] = html.matchAll(
      /<script type="application\/ld\+json">(.+?)<\/script>/gu,
    )
    expect(others).toEqual([])
    const { '@graph': nodes } = JsonLd.parse(JSON.parse(json))
    expect(
      nodes.map((node) => node['@type']),
      type,
    ).toEqual(things)
  }
})
