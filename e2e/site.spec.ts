import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { db } from '@/lib/db/client'
import { siteAddress } from '@/lib/editorial/addresses'
import { mergeTags } from '@/lib/newsroom/merge-tags'
import { makeActor, makePublished } from '@/seeds/factory'
import { makeAnnotated, makeMark } from './annotated'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound, expectUnscrolled, LOOKS } from './looks'
import { addressesIn, headlineOf, LOCALES, printedPage, publishPage } from './site-pages'

for (const { device, viewport, colorScheme, locale } of LOOKS) {
  test.describe(`on a ${device}, ${colorScheme}, in ${locale}`, () => {
    test.use({ viewport, colorScheme })
    test('every type of page answers, is accessible and no wider than the screen', async ({ page }) => {
      // Nineteen pages, each gone through by axe.
      test.setTimeout(300_000)
      for (const [type, address] of Object.entries(addressesIn(locale, await publishPage()))) {
        const answer = await page.goto(address)
        expect(answer?.status(), type).toBe(200)
        await expectSound(page, locale)
        if (type === 'quality') await expectUnscrolled(page)
      }
    })
  })
}

test('a reader with keys alone comes past the head of the page, into a chart and to a row of its table', async ({
  page,
}) => {
  const { charted } = await publishPage()
  await page.goto(siteAddress.indicator('zh-CN', charted))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { checked: true })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /2021/u }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('tr:target')).toContainText('约1.2万家')
})

test('each page leads to itself in the other language', async ({ page }) => {
  const { slug, mark } = await publishPage()
  await page.goto(siteAddress.article('zh-CN', slug))
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(new RegExp(`/en/articles/${slug}$`, 'u'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headlineOf(mark))
  await page.getByRole('link', { name: '简体中文' }).click()
  await expect(page).toHaveURL(new RegExp(`^[^/]+//[^/]+/articles/${slug}$`, 'u'))
})

test('where no page can be, programs are told so', async ({ request }) => {
  for (const path of ['/api', '/api/no-such', '/api/v1/no-such']) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(404)
    expect(answer.headers()['content-type'], path).toContain('json')
  }
  expect((await request.post('/api/no-such', { data: {} })).status()).toBe(404)
  for (const path of ['/media', '/media/no-such', '/feeds/tag/no-such.xml', '/sitemaps/no-such.xml'])
    expect((await request.get(path)).status(), path).toBe(404)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('what does not exist is said in words, with ways on, and a 404', async ({ page }) => {
    const nobody = '0197d3a0-0000-7000-8000-000000000000'
    const paths = ['/articles/no-such', '/tags/no-such', '/metrics/no-such', '/sections/no-such', '/no/such']
    for (const [prefix, title] of [
      ['', '没有这一页'],
      ['/en', 'There is no such page'],
    ] as const) {
      for (const path of [...paths, `/sources/${nobody}`, '/sources/none', '/articles/%E6%97%A0']) {
        const answer = await page.goto(`${prefix}${path}`)
        expect(answer?.status(), path).toBe(404)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
        await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible()
        await expect(page.getByRole('navigation').first()).toBeVisible()
      }
    }
  })

  test('an article reads in full, its slips included, and search answers', async ({ page }) => {
    const { slug, mark } = await publishPage()
    await page.goto(siteAddress.article('zh-CN', slug))
    await expect(page.getByRole('article')).toContainText('松江区目前有高新技术企业1.5万家，比上年增长12%。')
    await page.getByRole('button', { name: '数据说明：12%' }).click()
    await expect(page.getByRole('group', { name: '12%' })).toContainText('增幅')
    await page.getByRole('searchbox').fill(mark)
    await page.getByRole('searchbox').press('Enter')
    await expect(page.getByRole('main').getByRole('link', { name: headlineOf(mark) })).toBeVisible()
  })
})

test('search finds words of any length, Latin in any case and digits of any width', async ({ page }) => {
  const mark = makeMark()
  const headline = `寻找一篇${mark}`
  await makePublished(await makeActor(), headline, [
    `龘溪镇的囍雨工坊在Qubit${mark}Lab用上１２３４５台设备，另有６７８件样品。`,
  ])
  const cases = [
    ['龘', '龘'],
    ['囍雨', '囍雨'],
    ['囍雨工坊', '囍雨工坊'],
    [`qUBIT${mark}`, `Qubit${mark}`],
    ['12345台', '１２３４５台'],
    ['６７８件', '６７８件'],
    ['678件', '６７８件'],
    [`囍雨 ${mark}lab`, '囍雨'],
  ] as const
  for (const [query, printed] of cases) {
    await page.goto('/search')
    await page.getByRole('main').getByRole('combobox').fill(query)
    await page.getByRole('main').getByRole('button', { name: '搜索' }).click()
    const hit = page.getByRole('main').getByRole('listitem').filter({ hasText: headline })
    await expect(hit, query).toHaveCount(1)
    await expect(hit.locator('mark').filter({ hasText: printed }).first()).toHaveText(printed)
  }
  for (const query of [`囍雨 没有这词${mark}`, `雨囍${mark}`, '龘囍']) {
    await page.goto(siteAddress.search('zh-CN', query))
    await expect(page.getByRole('main')).toContainText(`没有找到“${query}”`)
  }
  await expectAccessible(page)
})

test('the address of a tag that was merged leads to what it became', async ({ page, request }) => {
  const actor = await makeActor('ADMIN')
  const [loser, survivor] = [await makeAnnotated(actor, makeMark()), await makeAnnotated(actor, makeMark())]
  const [from, into] = await Promise.all(
    [loser, survivor].map(({ tag }) => db.tag.findUniqueOrThrow({ where: { id: tag.id } })),
  )
  if (!from || !into) throw new Error('no tags')
  for (const locale of LOCALES)
    expect((await request.get(siteAddress.tag(locale, from.slug))).status()).toBe(200)
  await mergeTags(actor, { id: from.id, version: from.version, intoId: into.id })
  for (const locale of LOCALES) {
    await expect
      .poll(async () => {
        const answer = await request.get(siteAddress.tag(locale, from.slug), { maxRedirects: 0 })
        return [answer.status(), answer.headers().location]
      })
      .toEqual([308, siteAddress.tag(locale, into.slug)])
  }
  await page.goto(siteAddress.tag('zh-CN', from.slug))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(into.name)
  for (const { headline } of [loser, survivor])
    await expect(page.getByRole('main').getByRole('link', { name: headline }).first()).toBeVisible()
})

test('what the command line publishes beside the running site is on the home page at once', async ({
  page,
  site,
}, info) => {
  const mark = makeMark()
  const path = info.outputPath(`${mark}.txt`)
  writeFileSync(path, printedPage(mark))
  await page.goto('/')
  await expect(page.getByRole('main').getByText(headlineOf(mark))).toHaveCount(0)
  expect(await runCorridor(site.databaseUrl, ['import', path, '--publish'])).toContain('1 published')
  const story = page.getByRole('main').getByRole('link', { name: headlineOf(mark) })
  await expect(async () => {
    await page.goto('/')
    await expect(story.first()).toBeVisible({ timeout: 100 })
  }).toPass({ timeout: 10_000, intervals: [100] })
  await story.first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headlineOf(mark))
})

/** Runs `npm run corridor` on a database; answers what it said. */
function runCorridor(databaseUrl: string, args: readonly string[]): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'lib/cli/corridor.ts', ...args],
    { env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: databaseUrl } },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) =>
      code === 0 ? done(said) : failed(new Error(`corridor ended with ${code}: ${said}`)),
    )
  })
}
