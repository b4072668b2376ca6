import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { deskAddress } from '@/lib/editorial/addresses'
import { scheduleArticle } from '@/lib/newsroom/schedule-article'
import { makeActor, makeArticle } from '@/seeds/factory'
import { makeMark } from './annotated'
import { drag } from './drag'
import { lastAct } from './editor'
import { expect, expectAccessible, test } from './fixtures'

test('articles are chosen over a range and published at once; each refusal says why, and stays chosen', async ({
  page,
  signInAs,
}) => {
  const mark = makeMark()
  const owner = await makeActor()
  const names = ['甲', '乙', '丙'].map((name) => `批量${name}${mark}`)
  for (const [at, name] of names.entries())
    await makeArticle(owner, name, at === 1 ? [' '] : ['可以发的正文。'])
  await signInAs('EDITOR')
  await page.goto(`${deskAddress.articles}?q=${encodeURIComponent(mark)}&sort=headline`)
  await expectAccessible(page)
  const boxes = page.getByRole('table').getByRole('checkbox')
  await boxes.nth(0).click()
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('group', { name: '批量处理' })
  await expect(bar.getByText('已选 3 篇')).toBeVisible()
  await bar.getByRole('button', { name: '签发' }).click()
  const dialog = page.getByRole('dialog', { name: '签发：3 篇' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '签发 3 篇' }).click()
  await expect(dialog.getByText('完成 2 篇，未做 1 篇')).toBeVisible()
  await expect(dialog.getByRole('list', { name: '没有完成的稿件' }).getByRole('listitem')).toHaveCount(1)
  await dialog.getByRole('button', { name: '知道了' }).click()
  await expect(bar.getByText('已选 1 篇')).toBeVisible()
  await expect(
    page.getByRole('navigation', { name: '按状态查看' }).getByRole('link', { name: '已发布 2' }),
  ).toBeVisible()
})

test('a list is kept as a view, opens by default, and is found with its count by who it is shared with', async ({
  page,
  signInAs,
}) => {
  const mark = makeMark()
  await makeArticle(await makeActor(), `视图里的${mark}`, ['一'])
  await signInAs('EDITOR')
  await page.goto(`${deskAddress.articles}?q=${encodeURIComponent(mark)}&columns=status.updated`)
  await expect(page.getByRole('columnheader')).toHaveText([/标题/u, '状态', /改动时间/u])
  await page.getByRole('button', { name: '保存视图' }).click()
  const dialog = page.getByRole('dialog', { name: '把现在的筛选、排序和列存为视图' })
  const name = `值班${randomUUID().slice(0, 6)}`
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByLabel('与编辑部共享').check()
  await dialog.getByLabel('打开稿件列表时先看这个视图').check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '保存视图' }).click()
  await expect(lastAct(page, '已保存视图')).toBeVisible()
  const link = page.getByRole('navigation', { name: '视图' }).getByRole('link', { name })
  await expect(link).toHaveAttribute('aria-current', 'page')

  await page.getByRole('link', { name: '稿件', exact: true }).click()
  await expect(page.getByRole('link', { name: `视图里的${mark}` })).toBeVisible()
  await expect(page.getByRole('columnheader')).toHaveCount(3)

  await signInAs('CONTRIBUTOR')
  await page.goto(deskAddress.articles)
  await expect(link).toHaveText(new RegExp(`${name} 1`, 'u'))
  await link.click()
  await expect(page.getByRole('link', { name: `视图里的${mark}` })).toBeVisible()
  await expect(page.getByRole('button', { name: '修改' })).toHaveCount(0)
  await page.getByRole('button', { name: '设为默认' }).click()
  await expect(lastAct(page, '已改默认视图')).toBeVisible()
})

test('what waits is moved in the calendar by keys and by mouse, and the focus goes with it', async ({
  page,
  signInAs,
}) => {
  const headline = `日历上的${makeMark()}`
  const owner = await makeActor()
  const article = await makeArticle(owner, headline, ['到点公开。'])
  // A month of its own, far off: other tests schedule too.
  const goLiveAt = new Date('2031-03-12T09:30:00+08:00')
  await scheduleArticle(owner, { ...article, goLiveAt, embargoUntil: null, expiresAt: null })
  await signInAs('EDITOR')
  // So tall that a mouse reaches every week.
  await page.setViewportSize({ width: 1280, height: 1100 })
  await page.goto(deskAddress.calendarAt('month', '2031-03-12'))
  const day = (date: string) => page.locator(`[data-day="${date}"]`)
  const on = (date: string) => day(date).getByRole('listitem').filter({ hasText: headline })
  await expect(on('2031-03-12')).toBeVisible()
  await expectAccessible(page)
  await on('2031-03-12').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(lastAct(page, `《${headline}》改到`)).toBeVisible()
  await expect(on('2031-03-13')).toBeFocused()

  // By its headline, which is a link, and over a day between.
  await drag(page, on('2031-03-13').getByRole('link'), [day('2031-03-20'), day('2031-03-26')])
  await expect(on('2031-03-26')).toBeFocused()
  await expect(on('2031-03-26')).toContainText('09:30')
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(on('2031-03-13')).toBeVisible()
  await page.goto(deskAddress.calendarAt('week', '2031-03-13'))
  await drag(page, on('2031-03-13').getByRole('time'), [day('2031-03-16')])
  await expect(on('2031-03-16')).toBeVisible()
})

/** Pressed again until the page has its scripts; while it is open the key does nothing. */
const openPalette = (page: Page) =>
  expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox')).toBeFocused({ timeout: 500 })
  }).toPass()

test('the palette goes to pages by pinyin and to articles by headline, and does what the page can', async ({
  page,
  signInAs,
}) => {
  const headline = `命令找到的${makeMark()}`
  await makeArticle(await makeActor(), headline, ['正文。'])
  await signInAs('EDITOR')
  await page.goto(deskAddress.home)
  await expect(page.getByRole('button', { name: '查找' })).toBeVisible()
  const field = page.getByRole('combobox', { name: /要找的页面/u })
  await openPalette(page)
  await field.fill('gj')
  const options = page.getByRole('option')
  const selected = page.getByRole('option', { selected: true })
  await expect(options.filter({ hasText: /^稿件$/u })).toBeVisible()
  await field.fill(headline)
  await expect(selected).toContainText(headline)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/articles\/[\da-f-]{36}$/u)

  await page.goto(deskAddress.calendar)
  await openPalette(page)
  await field.fill('今天')
  await expect(selected).toHaveText('今天')
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: '快捷键' })
  await expect(keys.getByRole('region', { name: '发稿日历' })).toBeVisible()
  await expectAccessible(page)
})
