import { db } from '@/lib/db/client'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { makeActor, makePublished } from '@/seeds/factory'
import { makeAnnotated, makeMark } from './annotated'
import { expect, expectAccessible, test } from './fixtures'
import { LOOKS } from './looks'

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a search takes 繁 for 简 and any writing of a number, and can be ordered and narrowed', async ({
    page,
  }) => {
    const actor = await makeActor()
    const mark = makeMark()
    const made = await makeAnnotated(actor, mark)
    await makePublished(actor, `另一条消息${mark}`, [`走廊工程${mark}由一万五千家企业参加。`])
    await page.goto(siteAddress.search('zh-CN', `走廊工程${mark}`))
    const main = page.getByRole('main')
    const headlines = main.locator('ol h2')
    await expect(headlines).toHaveText([made.headline, `另一条消息${mark}`])
    await main.getByRole('link', { name: '按发布时间' }).click()
    await expect(headlines).toHaveText([`另一条消息${mark}`, made.headline])
    await main
      .getByRole('complementary', { name: '缩小范围' })
      .getByRole('link', { name: /含数据/u })
      .click()
    await expect(headlines).toHaveText([made.headline])
    await main.getByRole('link', { name: '去掉“含数据”' }).click()
    await expect(headlines).toHaveCount(2)
    await main.getByRole('searchbox').fill(`1.5萬家 ${mark}`)
    await main.getByRole('button', { name: '搜索' }).click()
    await expect(headlines).toHaveText([`另一条消息${mark}`])
    await expect(main.locator('mark').filter({ hasText: '一万五千家' })).toHaveCount(1)
  })
})

test('what is found nowhere leads to what was meant, and is told to editors', async ({ page, signInAs }) => {
  const mark = makeMark()
  const { tag } = await makeAnnotated(await makeActor(), mark)
  const wrong = `走浪工程${mark}`
  await page.goto(siteAddress.search('zh-CN', wrong))
  await page
    .getByRole('main')
    .getByRole('link', { name: `走廊工程${mark}` })
    .click()
  await expect(page.getByRole('main').getByRole('link', { name: tag.name }).first()).toBeVisible()
  await signInAs('EDITOR')
  await page.goto(deskAddress.searchMisses)
  await expect(page.getByRole('link', { name: wrong })).toBeVisible()
  await expectAccessible(page)
})

for (const { device, viewport, colorScheme, locale } of LOOKS) {
  test.describe(`on a ${device}, ${colorScheme}, in ${locale}`, () => {
    test.use({ viewport, colorScheme })
    test('a narrowed search is accessible and no wider than the screen', async ({ page }) => {
      const made = await makeAnnotated(await makeActor(), makeMark())
      const { slug } = await db.tag.findUniqueOrThrow({ where: { id: made.tag.id } })
      await page.goto(siteAddress.search(locale, made.headline, { tag: slug }))
      await expect(page.getByRole('main').locator('ol h2')).toHaveCount(1)
      await expectAccessible(page)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(viewport.width)
    })
  })
}
