import { db } from '@/lib/db/client'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { makeActor, makePublished } from '@/seeds/factory'
import { makeAnnotated, makeMark } from './annotated'
import { expect, expectAccessible, test } from './fixtures'
import { expectOneLine, expectSound, LOOKS } from './looks'

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

test('what is typed is met with names, indicators and stories, for keys, pointers and input methods', async ({
  page,
}) => {
  const actor = await makeActor()
  const mark = makeMark()
  const { tag, indicator } = await makeAnnotated(actor, mark)
  await makePublished(actor, `${mark}号线开工`, ['一句话。'])
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/api/suggest') asked.push(searchParams.get('q') ?? '')
  })
  await page.clock.install()
  await page.goto(siteAddress.search('zh-CN'))
  const box = page.getByRole('main').getByRole('combobox')
  const list = page.getByRole('listbox')
  const options = list.getByRole('option')

  await test.step('nothing is asked while Chinese is being composed', async () => {
    await box.focus()
    const browser = await page.context().newCDPSession(page)
    await browser.send('Input.imeSetComposition', { text: 'zou', selectionStart: 3, selectionEnd: 3 })
    await expect(box).toHaveValue('zou')
    await page.clock.runFor(1000)
    expect(asked).toEqual([])
    await browser.send('Input.insertText', { text: `走廊工程${mark}` })
    await page.clock.runFor(1000)
    await expect(options).toHaveText([new RegExp(`^项\\s*${tag.name}.*1 篇.*项目$`, 'u')])
    expect(asked).toEqual([`走廊工程${mark}`])
  })

  await test.step('arrows choose, Escape closes and keeps what was typed', async () => {
    await box.fill(mark)
    await page.clock.runFor(1000)
    await expect(options).toHaveText([/项目$/u, new RegExp(`${indicator}.*指标$`, 'u'), /号线开工.*报道$/u])
    await expect(page.getByRole('main').getByRole('search').getByRole('status')).toHaveText(/^3 条建议/u)
    await box.press('ArrowDown')
    await box.press('ArrowDown')
    await expect(list.getByRole('option', { selected: true })).toHaveText(new RegExp(indicator, 'u'))
    await expect(box).toHaveAttribute('aria-activedescendant', /./u)
    await expect(box).toBeFocused()
    await box.press('Escape')
    await expect(list).toBeHidden()
    await expect(box).toHaveValue(mark)
  })

  await test.step('Enter goes to what is chosen, else to the search; a press goes, too', async () => {
    await box.press('ArrowDown')
    await expect(list.getByRole('option', { selected: true })).toHaveText(/项目$/u)
    await box.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(tag.name, 'u'))
    const small = page.getByRole('banner').getByRole('combobox')
    await small.fill(mark)
    await page.clock.runFor(1000)
    await list.getByRole('option', { name: indicator }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(indicator)
    await small.fill(mark)
    await small.press('Enter')
    await expect(page.getByRole('main').locator('ol h2')).toHaveCount(2)
  })
})

for (const { device, viewport, colorScheme, locale } of LOOKS) {
  test.describe(`on a ${device}, ${colorScheme}, in ${locale}`, () => {
    test.use({ viewport, colorScheme })
    test('a narrowed search and its suggestions are accessible and no wider than the screen', async ({
      page,
    }) => {
      const made = await makeAnnotated(await makeActor(), makeMark())
      const { slug } = await db.tag.findUniqueOrThrow({ where: { id: made.tag.id } })
      await page.goto(siteAddress.search(locale, made.headline, { tag: slug }))
      await expect(page.getByRole('main').locator('ol h2')).toHaveCount(1)
      await expectAccessible(page)
      const box = page.getByRole('main').getByRole('combobox')
      await box.fill(made.tag.name)
      await expect(page.getByRole('option')).toHaveCount(1)
      const [above, below] = [await box.boundingBox(), await page.getByRole('listbox').boundingBox()]
      expect(below?.y, 'the list hangs under the box').toBeGreaterThanOrEqual(
        (above?.y ?? 0) + (above?.height ?? 0),
      )
      expect(below?.width).toBeGreaterThanOrEqual(above?.width ?? Infinity)
      await expectSound(page, locale)
      await db.tagAlias.create({ data: { tagId: made.tag.id, name: `走廊别名${made.tag.name}` } })
      await page.goto(siteAddress.search(locale, `走廊别名${made.tag.name}`))
      const tags = page.getByRole('region', { name: locale === 'en' ? 'Tags by that name' : '相关标签' })
      await expectOneLine(page, tags.getByRole('listitem').locator(':scope > *'))
    })
  })
}
