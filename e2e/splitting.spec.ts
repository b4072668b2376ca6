import { db } from '@/lib/db/client'
import { deskAddress } from '@/lib/editorial/addresses'
import { editArticle, openDesk } from '@/seeds/desk-factory'
import { makeActor } from '@/seeds/factory'
import { makePage } from '@/seeds/page-factory'
import { drag } from './drag'
import { expect, expectAccessible, test } from './fixtures'
import { card, cards, expectSaved, ledgerOf, line, openPage, pressAll, said, signInActor } from './splitting'

test.setTimeout(120_000)

test('in English, too, what a line is stands beside its words and not on them', async ({
  page,
  signInAs,
}) => {
  const actor = await signInActor(signInAs, '英文')
  const desk = await openDesk(actor)
  await db.user.update({ where: { id: actor.id }, data: { locale: 'en' } })
  await page.goto(deskAddress.page(desk.id))
  await expect(line(page, 1)).toBeFocused()
  await page.keyboard.press('x')
  await page.getByRole('dialog').getByRole('button', { name: 'page furniture' }).click()
  const role = line(page, 1).locator('.desk-role')
  await expect(role).toHaveText('page furniture')
  expect(await role.evaluate((part) => part.scrollWidth - part.clientWidth)).toBeLessThanOrEqual(0)
})

test.describe('with a mouse', () => {
  test('lines are drawn over, dragged to a card, and each act has its button', async ({ page, signInAs }) => {
    const actor = await signInActor(signInAs, '鼠标')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    await line(page, 19).hover({ position: { x: 300, y: 10 } })
    await page.mouse.down()
    await line(page, 20).hover({ position: { x: 300, y: 10 } })
    await page.mouse.up()
    await expect(line(page, 19)).toHaveAttribute('aria-selected', 'true')
    await expect(line(page, 20)).toHaveAttribute('aria-selected', 'true')
    await line(page, 20).dragTo(card(page, 1))
    await expect(said(page, '第 19–20 行已归入第 1 篇。')).toBeVisible()

    await card(page, 3).getByRole('button', { name: '移入选中的 2 行' }).click()
    await expect(said(page, '第 19–20 行已归入第 3 篇。')).toBeVisible()
    const bar = page.getByRole('group', { name: '对选中的行' })
    await bar.getByRole('button', { name: '图说' }).click()
    await expect(line(page, 19)).toContainText('图说')
    await bar.getByRole('button', { name: '舍去' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '导读' }).click()
    await expect(page.getByRole('region', { name: /舍去的行/u })).toContainText('第 19–20 行')
    await bar.getByRole('button', { name: '恢复' }).click()
    await bar.getByRole('button', { name: '此处分稿' }).click()
    await expect(cards(page)).toHaveCount(4)
    await bar.getByRole('button', { name: '并入上篇' }).click()
    await expect(cards(page)).toHaveCount(3)
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect(cards(page)).toHaveCount(4)
    await bar.getByRole('button', { name: '重做' }).click()
    await expect(cards(page)).toHaveCount(3)
    await expectSaved(page)
  })

  test('pieces are put in another order by drag, by buttons and by keys; roles are chosen; articles merge', async ({
    page,
    signInAs,
  }) => {
    const actor = await signInActor(signInAs, '鼠标')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    const second = card(page, 2)
    const order = async () => {
      const { state } = await ledgerOf(actor, desk.id)
      return state.articles[1]?.pieces.map(({ start }) => start) ?? []
    }
    const [headline = 0, first = 0, last = 0] = await order()
    await second.getByText(/块，按阅读顺序/u).click()
    const pieces = second.locator('ol > li')
    await drag(page, pieces.nth(2).locator('[data-piece]'), [pieces.nth(0), pieces.nth(1)])
    await expect.poll(order).toEqual([headline, last, first])
    await second.getByRole('button', { name: /上移/u }).nth(2).click()
    await expect.poll(order).toEqual([headline, first, last])
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(order).toEqual([headline, last, first])
    await second.getByRole('combobox').nth(1).selectOption('小标题')
    await expect(said(page, /已定为小标题/u)).toBeVisible()

    await page.getByRole('button', { name: '合并稿件' }).click()
    const dialog = page.getByRole('dialog', { name: '合并稿件' })
    await dialog.getByRole('checkbox').nth(0).check()
    await dialog.getByRole('checkbox').nth(2).check()
    await expect(dialog.getByRole('button', { name: '并入第 1 篇' })).toBeEnabled()
    await page.keyboard.press('Enter')
    await expect(cards(page)).toHaveCount(2)
    await expectSaved(page)
    expect((await ledgerOf(actor, desk.id)).articles).toBe(2)
  })

  test('a double click cuts the line where it was made', async ({ page, signInAs }) => {
    const actor = await signInActor(signInAs, '鼠标')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    const box = await line(page, 8).locator('[data-text]').boundingBox()
    await page.mouse.dblclick((box?.x ?? 0) + 65, (box?.y ?? 0) + 10)
    await expect(page.getByRole('slider', { name: '断开的地方' })).toHaveAttribute('aria-valuenow', '4')
    await page.getByRole('button', { name: '在此断开' }).click()
    await expect(page.locator('#l-8-1')).toContainText('局获悉')
  })
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('lines are tapped and acts are large enough', async ({ page, signInAs }) => {
    const actor = await signInActor(signInAs, '手机')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    await line(page, 14).tap()
    await page.getByRole('button', { name: '连选' }).tap()
    await line(page, 17).tap()
    await expect(page.getByRole('option', { selected: true })).toHaveCount(3)
    const bar = page.getByRole('group', { name: '对选中的行' })
    for (const button of await bar.getByRole('button').all()) {
      const box = await button.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), await button.innerText()).toBeGreaterThanOrEqual(44)
    }
    await bar.getByRole('button', { name: '归入' }).tap()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /第 1 篇/u })
      .tap()
    await expect(said(page, '第 14–17 行已归入第 1 篇。')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^稿件 \d/u }).tap()
    await expect(card(page, 1)).toBeVisible()
    await expect(line(page, 14)).toBeHidden()
    await card(page, 1)
      .getByRole('button', { name: /看它的行/u })
      .tap()
    await expect(line(page, 4)).toBeVisible()
    await expectAccessible(page)
  })
})

test('undo and redo are one stack that outlives a reload', async ({ page, signInAs }) => {
  const actor = await signInActor(signInAs, '撤销')
  const desk = await openDesk(actor)
  await openPage(page, desk.id)
  await line(page, 16).click()
  await pressAll(page, 'Enter', ']', 'ArrowDown', 's')
  await expect(cards(page)).toHaveCount(4)
  await expectSaved(page)
  await page.reload()
  await openPage(page, desk.id)
  await line(page, 1).click()
  await page.keyboard.press('u')
  await expect(said(page, '已撤销：定角色')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(cards(page)).toHaveCount(3)
  await expectSaved(page)
  await page.reload()
  await line(page, 1).click()
  await pressAll(page, 'Shift+U')
  await expect(cards(page)).toHaveCount(4)
  await page.keyboard.press('Control+y')
  await expect(said(page, '已重做：定角色')).toBeVisible()
  await expectSaved(page)
})

test('a page is not done while a line has no owner; then it closes and leads to the next', async ({
  page,
  signInAs,
}) => {
  const actor = await signInActor(signInAs, '完成')
  await openDesk(actor)
  const made = await makePage(actor, {
    lines: [{ text: '广告一则', reason: 'advertisement' }, { text: '无人认领' }, { text: '也无人认领' }],
  })
  await openPage(page, made.id)
  await expect(page.getByText('已归属 1 行，共 3 行')).toBeVisible()
  await page.getByRole('button', { name: '标为完成' }).click()
  await expect(said(page, '还有 2 行没有归属，不能标为完成。')).toBeVisible()
  await expect(line(page, 2)).toBeFocused()
  await expectAccessible(page)
  await pressAll(page, 'Shift+ArrowDown', 'a', 'Control+Enter')
  await expect(said(page, '版面已标为完成')).toBeVisible()
  await expect(page.getByRole('link', { name: /^下一个版面/u })).toBeVisible()
  await line(page, 2).click()
  await page.keyboard.press('Enter')
  await expect(said(page, '要改，请先重新打开')).toBeVisible()
  await page.getByRole('button', { name: '重新打开' }).click()
  await expect(page.getByRole('button', { name: '标为完成' })).toBeVisible()
  await line(page, 3).click()
  await page.keyboard.press('Enter')
  await expect(cards(page)).toHaveCount(2)
  await expectSaved(page)
})

test('an act on an article that someone has edited becomes a proposed change', async ({ page, signInAs }) => {
  const actor = await signInActor(signInAs, '改动')
  const desk = await openDesk(actor)
  await editArticle(actor, desk.articles[1], (text) => text.replace('正式交付', '如期交付'))
  await openPage(page, desk.id)
  await expect(card(page, 2)).toContainText('已动')
  await expect(page.getByText('在这里的操作会成为待定的改动')).toBeVisible()
  await line(page, 19).click()
  await pressAll(page, 'Shift+ArrowDown', '1')
  await expect(card(page, 2).getByRole('link', { name: '看差异并决定' })).toHaveAttribute(
    'href',
    deskAddress.article(desk.articles[1]),
  )
})

test('an admin sees how many acts pages need', async ({ page, signInAs }) => {
  await openDesk(await makeActor('EDITOR'))
  await signInActor(signInAs, '管理', 'ADMIN')
  await page.goto(deskAddress.pages)
  await page.getByRole('link', { name: '每版操作数' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('每版操作数')
  await expect(page.getByRole('row')).not.toHaveCount(1)
  await expectAccessible(page)
})
