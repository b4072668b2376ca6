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

test('a page has a picture of its own for networks, which an older address leads to', async ({ request }) => {
  const made = await publishPage()
  const addresses = addressesIn('zh-CN', made)
  const pictures = new Set<string>()
  for (const type of ['home', 'article', 'tag', 'chart'] as const) {
    const html = await (await request.get(addresses[type])).text()
    const [, url = ''] = /<meta property="og:image" content="([^"]+)"/u.exec(html) ?? []
    const picture = await request.get(url)
    expect(picture.headers()['content-type'], type).toBe('image/png')
    expect((await picture.body()).subarray(1, 4).toString()).toBe('PNG')
    pictures.add(picture.headers().etag ?? '')
    const older = await request.get(url.replace(/[\w-]+\.png$/u, 'older.png'), { maxRedirects: 0 })
    // What it leads to may be newer than the one above: others publish meanwhile.
    const folder = new URL('.', url).pathname
    expect([older.status(), older.headers().location], type).toEqual([
      307,
      expect.stringMatching(new RegExp(`^${folder}(?!older)[\\w-]+\\.png$`, 'u')),
    ])
  }
  expect(pictures.size).toBe(4)
  expect((await request.get('/share/article/no-such/a.png')).status()).toBe(404)
})

test('another site is told how to show a chart in a frame, by its address alone', async ({
  page,
  request,
}) => {
  const { charted } = await publishPage()
  await page.goto(siteAddress.indicator('zh-CN', charted))
  const oembed = await page.locator('link[type="application/json+oembed"]').getAttribute('href')
  const told = await (await request.get(`${oembed}&maxwidth=400`)).json()
  expect(told).toMatchObject({ version: '1.0', type: 'rich', width: 400 })
  const [, frame = ''] = /<iframe src="([^"]+)"/u.exec(told.html) ?? []
  expect(new URL(frame).pathname).toBe(siteAddress.embed('zh-CN', charted))
  const framed = await request.get(frame)
  expect(framed.headers()['content-security-policy']).toContain('frame-ancestors *')
  const elsewhere = siteAddress.oembed('https://example.cn/metrics/a')
  expect((await request.get(elsewhere)).status()).toBe(404)
  expect((await request.get(`${oembed}&format=xml`)).status()).toBe(501)
})
