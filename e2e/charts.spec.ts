import { db } from '@/lib/db/client'
import { siteAddress } from '@/lib/editorial/addresses'
import { FIGURE_SCREEN } from '@/lib/editorial/reader-views'
import { makeActor } from '@/seeds/factory'
import { makeFigure, repeatFigure } from '@/seeds/figure-factory'
import { makeMark } from './annotated'
import { expect, test } from './fixtures'

/** Publishes figures of an indicator of its own: two subjects over two years, and a target. */
async function publishSeries() {
  const actor = await makeActor()
  const name = `企业数${makeMark()}`
  const stated = [
    ['松江区', '2021年', '约1.2万家', { value: '12000', qualifier: '≈' }],
    ['松江区', '2022年', '1.5万家', { value: '15000' }],
    ['松江区', '2025年', '2万家', { value: '20000', kind: 'target' }],
    ['嘉兴市', '2021年', '900家', { value: '900' }],
    ['嘉兴市', '2022年', '1100家', { value: '1100' }],
  ] as const
  for (const [subject, period, text, fields] of stated)
    await makeFigure(actor, {
      headline: `${subject}${period}`,
      sentence: `${period}${subject}共有${text}。`,
      text,
      fields: { indicator: name, subject, period, ...fields },
      printedOn: '2023-12-04',
    })
  const { slug } = await db.indicator.findUniqueOrThrow({ where: { name } })
  return { name, slug }
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a chart says its figures, leads to their rows, and can be read in another unit and of one subject', async ({
    page,
  }) => {
    const { slug } = await publishSeries()
    await page.goto(siteAddress.indicator('zh-CN', slug))
    const chart = page.getByRole('figure')
    await expect(chart.getByRole('link', { name: '松江区，2021，约12,000 家' })).toBeVisible()
    await expect(chart.getByRole('link', { name: '松江区，2025，20,000 家，目标' })).toBeVisible()
    await expect(chart.getByText('从约1.2 万家到1.5 万家')).toBeVisible()

    await expect(chart.getByText('万家', { exact: true }).first()).toBeVisible()
    await chart.getByRole('radio', { name: '家', exact: true }).check()
    await expect(chart.getByText('20,000', { exact: true }).first()).toBeVisible()

    await chart.getByRole('link', { name: '松江区，2021，约12,000 家' }).press('Enter')
    await expect(page.locator('tr:target')).toContainText('2021年松江区共有约1.2万家。')

    await chart.getByRole('link', { name: /^去掉.*松江区$/u }).click()
    await expect(chart.getByRole('link', { name: '嘉兴市，2022，1,100 家' })).toBeVisible()
    await expect(chart.getByRole('link', { name: /松江区，/u })).toHaveCount(0)
  })

  test('a long table goes on from screen to screen, and marks of later rows lead to their stories', async ({
    page,
  }) => {
    const name = `企业数${makeMark()}`
    const { id, slug: story } = await makeFigure(await makeActor(), {
      sentence: '去年共有900家。',
      text: '900家',
      fields: { indicator: name, value: '900' },
    })
    await repeatFigure(id, FIGURE_SCREEN + 3)
    const { slug } = await db.indicator.findUniqueOrThrow({ where: { name } })
    await page.goto(siteAddress.indicator('zh-CN', slug))
    const rows = page.getByRole('main').locator('tbody tr')
    await expect(rows).toHaveCount(FIGURE_SCREEN)
    const oldest = page.getByRole('figure').getByRole('link', { name: '松江区，1971，900 家' })
    await expect(oldest).toHaveAttribute('href', new RegExp(`/articles/${story}#b-`, 'u'))
    await page.getByRole('main').getByRole('link', { name: '更多数据' }).click()
    await expect(rows).toHaveCount(3)
    await expect(page.getByRole('figure')).toHaveCount(0)
    await page.getByRole('link', { name: '图表与最新数据' }).click()
    await expect(rows).toHaveCount(FIGURE_SCREEN)
  })
})

test('what a chart shows can be taken along: table, drawing, picture, frame', async ({ page, request }) => {
  const { name, slug } = await publishSeries()
  const csv = await request.get(siteAddress.indicatorFile('en', slug, 'data.csv'))
  expect(csv.headers()['content-type']).toContain('text/csv')
  const rows = (await csv.text()).split('\r\n')
  expect(rows[0]).toContain('canonical_value')
  expect(rows.find((row) => row.includes('2022年松江区'))).toContain(',15000,')

  const svg = await request.get(siteAddress.indicatorFile('zh-CN', slug, 'files/chart-1.svg'))
  expect(svg.headers()['content-type']).toContain('image/svg+xml')
  expect(await svg.text()).toContain(name)
  const png = await request.get(siteAddress.indicatorFile('zh-CN', slug, 'files/chart-1.png'))
  expect((await png.body()).subarray(1, 4).toString()).toBe('PNG')
  expect((await request.get(siteAddress.indicatorFile('zh-CN', slug, 'files/chart-9.png'))).status()).toBe(
    404,
  )

  await page.goto(siteAddress.embed('zh-CN', slug))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByRole('link', { name: '松江区，2022，15,000 家' })).toBeVisible()
})

test('a citation names the day of reading and is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { name, slug } = await publishSeries()
  await page.goto(siteAddress.indicator('zh-CN', slug))
  const today = await page.evaluate(() =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date()),
  )
  await page.getByRole('button', { name: '复制' }).first().click()
  await expect(page.getByText('已复制')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(new RegExp(`${name}\\[DS/OL\\]\\. \\[${today}\\]\\. http`, 'u'))
})
