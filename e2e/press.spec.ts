import { db } from '@/lib/db/client'
import { siteAddress } from '@/lib/editorial/addresses'
import { unpublishArticle } from '@/lib/newsroom/unpublish-article'
import { makeActor, makePublished } from '@/seeds/factory'
import { makeMark } from './annotated'
import { expect, test } from './fixtures'

test('a readers’ page holds no script but the one of the site, sets no cookie and complains of nothing', async ({
  page,
  context,
  request,
}) => {
  const { slug } = await makePublished(await makeActor(), `一页多重${makeMark()}`, ['松江区签约。'])
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  for (const path of ['/', siteAddress.article('en', slug), '/search?q=松江', '/no/such', '/quality']) {
    const answer = await page.goto(path)
    const scripts = await page
      .locator('script:not([type="application/ld+json"])')
      .evaluateAll((all) => all.map((script) => script.getAttribute('src')))
    expect(scripts, path).toEqual([expect.stringMatching(/^\/assets\/[\w-]{22}\.js$/u)])
    expect(answer?.headers()['content-security-policy'], path).toContain("script-src 'self';")
    await expect(page.locator('link[rel="stylesheet"]').first()).toHaveAttribute(
      'href',
      /^\/assets\/[\w-]{22}\.css$/u,
    )
    expect(await page.evaluate(() => document.documentElement.innerHTML.includes('__next'))).toBe(false)
  }
  expect(said.filter((line) => !line.includes('404'))).toEqual([])
  expect(await context.cookies()).toEqual([])

  const first = await request.get(siteAddress.article('zh-CN', slug))
  const { etag = '' } = first.headers()
  const again = await request.get(siteAddress.article('zh-CN', slug), { headers: { 'if-none-match': etag } })
  expect(again.status()).toBe(304)
})

test('what is published, withdrawn or expires is so on every surface without anybody asking', async ({
  request,
}) => {
  const actor = await makeActor('ADMIN')
  const headline = `随时可变${makeMark()}`
  const has = async (path: string) => (await (await request.get(path)).text()).includes(headline)
  const home = () => Promise.all([has('/'), has('/en'), has('/sections/yaowen'), has('/feed.xml')])
  expect(await home()).toEqual([false, false, false, false])

  const { id, slug } = await makePublished(actor, headline, ['松江区签约。'])
  const address = siteAddress.article('zh-CN', slug)
  await expect.poll(home).toEqual([true, true, true, true])
  expect(await has(address)).toBe(true)

  const { version } = await db.article.findUniqueOrThrow({ where: { id } })
  await unpublishArticle(actor, { id, version })
  const gone = async () => [...(await home()), (await request.get(address)).status()]
  await expect.poll(gone).toEqual([false, false, false, false, 404])

  const timed = await makePublished(actor, headline, ['松江区签约。'])
  const expiresAt = new Date(Date.now() + 4000)
  await db.publication.updateMany({ where: { articleId: timed.id, endedAt: null }, data: { expiresAt } })
  await expect.poll(home).toEqual([true, true, true, true])
  await new Promise((resolve) => setTimeout(resolve, expiresAt.getTime() - Date.now()))
  await expect.poll(home).toEqual([false, false, false, false])
  await expect
    .poll(async () => (await request.get(siteAddress.article('zh-CN', timed.slug))).status())
    .toBe(404)
})
