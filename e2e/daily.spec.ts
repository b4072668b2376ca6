import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { deskAddress } from '@/lib/editorial/addresses'
import { getArticleView } from '@/lib/newsroom/get-article'
import { scheduleArticle } from '@/lib/newsroom/schedule-article'
import { submitArticle } from '@/lib/newsroom/submit-article'
import { makeActor, makeArticle, makePublished } from '@/seeds/factory'
import { makeMark } from './annotated'
import { drag } from './drag'
import { lastAct, openArticle } from './editor'
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
  // Blanks are no reason, and what is typed is not lost to a press beside the window.
  await bar.getByRole('button', { name: '撤稿' }).click()
  const withdrawing = page.getByRole('dialog', { name: '撤稿：1 篇' })
  await withdrawing.getByRole('textbox').fill('  ')
  await withdrawing.getByRole('button', { name: '撤稿 1 篇' }).click()
  await expect(withdrawing.getByRole('alert')).toContainText('请检查填写的内容')
  await page.mouse.click(5, 5)
  await expect(withdrawing.getByRole('textbox')).toHaveValue('  ')
  await page.keyboard.press('Escape')
  await expect(withdrawing).toHaveCount(0)
  // Each gets back what it had.
  await bar.getByRole('checkbox').check()
  await bar.getByRole('button', { name: '优先级' }).click()
  await page.getByRole('dialog').getByLabel('优先级').selectOption('URGENT')
  await page.getByRole('dialog').getByRole('button', { name: '优先级 3 篇' }).click()
  await page.getByRole('dialog', { name: '优先级：3 篇' }).getByRole('button', { name: '撤销' }).click()
  const undone = page.getByRole('dialog', { name: '撤销“优先级”：3 篇' })
  await expect(undone.getByText('完成 3 篇，未做 0 篇')).toBeVisible()
  await expect(undone.getByRole('button', { name: '撤销' })).toHaveCount(0)
  await undone.getByRole('button', { name: '知道了' }).click()
  await expect(page.getByRole('table').getByText('加急')).toHaveCount(0)
  // What readers see is not thrown away; what went to the trash comes back from where that is said.
  await bar.getByRole('checkbox').check()
  await bar.getByRole('button', { name: '移入回收站' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '移入回收站 3 篇' }).click()
  const trashed = page.getByRole('dialog', { name: '移入回收站：3 篇' })
  await expect(trashed.getByText('完成 1 篇，未做 2 篇')).toBeVisible()
  await expect(trashed.getByText('稿件现在的状态不能做这一步')).toHaveCount(2)
  await trashed.getByRole('button', { name: '撤销' }).click()
  const restored = page.getByRole('dialog', { name: '撤销“移入回收站”：1 篇' })
  await expect(restored.getByText('完成 1 篇，未做 0 篇')).toBeVisible()
  await restored.getByRole('button', { name: '知道了' }).click()
  await expect(boxes).toHaveCount(3)
  await expect(
    page.getByRole('navigation', { name: '按状态查看' }).getByRole('link', { name: '已发布 2' }),
  ).toBeVisible()
})

test('words are replaced in chosen articles where they are ticked, and taken back at once', async ({
  page,
  signInAs,
}) => {
  const mark = makeMark()
  const owner = await makeActor()
  const old = `旧名${mark}`
  const first = await makeArticle(owner, `替换甲${mark}`, [`${old}开会，${old}闭会。`])
  await makePublished(owner, `替换乙${mark}`, [`${old}开会。`])
  const { id } = await signInAs('EDITOR')
  await page.goto(`${deskAddress.articles}?q=${encodeURIComponent(mark)}&sort=headline`)
  const boxes = page.getByRole('table').getByRole('checkbox')
  await boxes.nth(0).click()
  await boxes.nth(1).click({ modifiers: ['Shift'] })
  await page.getByRole('group', { name: '批量处理' }).getByRole('button', { name: '查找替换' }).click()
  const dialog = page.getByRole('dialog', { name: '查找替换：2 篇' })
  await dialog.getByLabel('查找', { exact: true }).fill(old)
  await dialog.getByLabel('替换为').fill('新名')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '查找', exact: true }).click()
  await expect(dialog.getByRole('checkbox')).toHaveCount(5)
  await expect(dialog.getByText('重新签发后读者才看到')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /闭会/u }).last().uncheck()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '替换 2 处（2 篇）' }).click()
  await expect(dialog.getByText('完成 2 篇，未做 0 篇')).toBeVisible()
  const text = async () => JSON.stringify((await getArticleView(owner, first.id)).content.body)
  expect(await text()).toContain(`新名开会，${old}闭会。`)
  expect(await db.auditEvent.count({ where: { actorId: id, action: 'article.replace-words' } })).toBe(2)
  // An undo that got no answer is asked again as what it is.
  await page.route('**/articles/replace/undo', (route) => route.abort(), { times: 1 })
  await dialog.getByRole('button', { name: '撤销这次替换' }).click()
  await expect(dialog.getByRole('button', { name: '撤销这次替换' })).toHaveCount(0)
  await dialog.getByRole('button', { name: '再问 2 篇' }).click()
  await expect(dialog.getByText('完成 2 篇，未做 0 篇')).toBeVisible()
  expect(await text()).toContain(`${old}开会，${old}闭会。`)
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

test('an editor marks an article as urgent: it stands first with who may review, and says so wherever it waits', async ({
  page,
  signInAs,
}) => {
  const [mark, owner] = [makeMark(), await makeActor()]
  const inReview = async (name: string) => {
    const article = await makeArticle(owner, `${name}${mark}`, ['一'])
    return { ...article, ...(await submitArticle(owner, article)) }
  }
  const urgent = await inReview('急稿')
  await inReview('缓稿')
  await db.article.update({ where: { id: urgent.id }, data: { updatedAt: new Date() } })
  await signInAs('EDITOR')
  await openArticle(page, urgent.id)
  await page.getByLabel('优先级').selectOption('加急')
  await expect(lastAct(page, '已改优先级')).toBeVisible()
  await expect(page.getByLabel('优先级')).toHaveValue('URGENT')

  await page.goto(`${deskAddress.articles}?status=IN_REVIEW&q=${encodeURIComponent(mark)}`)
  const rows = page.getByRole('table').getByRole('row').filter({ hasText: mark })
  await expect(rows.first()).toContainText(`急稿${mark}`)
  await expect(rows.first()).toContainText('加急')
  await expect(rows).toHaveCount(2)
  await page.goto('/admin')
  const waiting = page
    .getByRole('listitem')
    .filter({ hasText: `急稿${mark}` })
    .first()
  await expect(waiting).toContainText('加急')
})
