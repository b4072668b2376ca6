import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Actor, Role } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { getPageLedger } from '@/lib/newsroom/get-page-ledger'
import { updateAccount } from '@/lib/newsroom/update-account'
import { editArticle, openDesk } from '@/seeds/desk-factory'
import { makeActor } from '@/seeds/factory'
import { makePage } from '@/seeds/page-factory'
import { makeMark } from './annotated'
import { expect, expectAccessible, test } from './fixtures'
import { card, cards, isSaved, line, openPage, pressAll, said, tabToLines } from './splitting'

type SignIn = (role: Role) => Promise<{ id: string; email: string }>

async function signInActor(signInAs: SignIn, name: string, role: Role = 'EDITOR'): Promise<Actor> {
  const actor: Actor = { ...(await signInAs(role)), name, role, locale: 'zh-CN' }
  await updateAccount(actor, actor)
  return actor
}

/** The ledger of a page as the server has it: articles by their lines, and what was set aside. */
async function ledgerOf(actor: Actor, id: string) {
  const { state, history } = await getPageLedger(actor, id)
  return { articles: state.articles.length, discards: state.discards, acts: history.count, state }
}

test.describe('with keys alone', () => {
  test('a page is cut, joined, moved and named', async ({ page, signInAs }) => {
    const actor = await signInActor(signInAs, '键盘')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    await expect(cards(page)).toHaveCount(3)
    await tabToLines(page)

    await page.keyboard.press(']')
    await expect(line(page, 14)).toBeFocused()
    await pressAll(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await expect(line(page, 19)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(cards(page)).toHaveCount(4)
    await expect(said(page, '从 19 行起分出新稿件。')).toBeVisible()
    await page.keyboard.press('Backspace')
    await expect(cards(page)).toHaveCount(3)

    await pressAll(page, 'Shift+ArrowDown', '3')
    await expect(said(page, '19–20 行已归入第 3 篇。')).toBeVisible()
    await pressAll(page, 's')
    await expect(said(page, '19–20 行已定为小标题。')).toBeVisible()
    await expect(line(page, 19)).toContainText('小标题')

    await page.keyboard.press('x')
    await expect(page.getByRole('dialog', { name: '舍去的理由' })).toBeVisible()
    await page.keyboard.press('3')
    await expect(said(page, '19–20 行已舍去：广告。')).toBeVisible()
    await expect(line(page, 19), 'the focus is back among the lines').toBeFocused()
    await page.keyboard.press('r')
    await expect(said(page, /^19–20 行已归入第 2 篇。$/u)).toBeVisible()

    await pressAll(page, 'm', 'ArrowDown')
    await page.keyboard.press('Escape')
    await expect(line(page, 19)).toBeFocused()
    await pressAll(page, 'a')
    await expect(cards(page)).toHaveCount(4)
    await expect(isSaved(page)).toBeVisible()
    const { articles, acts } = await ledgerOf(actor, desk.id)
    expect([articles, acts]).toEqual([4, 7])
  })

  test('a line is cut between two characters, and its second half goes elsewhere', async ({
    page,
    signInAs,
  }) => {
    const actor = await signInActor(signInAs, '键盘')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    await tabToLines(page)
    await pressAll(page, ']', 'ArrowDown', 'l')
    const place = page.getByRole('slider', { name: '断开的地方' })
    await expect(place).toBeFocused()
    await pressAll(page, 'Home', 'ArrowRight', 'ArrowRight')
    await expect(place).toHaveAttribute('aria-valuenow', '3')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('option').filter({ hasText: '└' })).toHaveCount(1)
    await expect(line(page, 16)).toBeFocused()
    await pressAll(page, 'ArrowDown', '1')
    await expect(page.locator('#l-16-1')).toContainText('第 1 篇')
    await expect(line(page, 16)).toContainText('第 2 篇')
    await expect(isSaved(page)).toBeVisible()
  })

  test('what was said of an article stands in its card, and can be taken back to the print', async ({
    page,
    signInAs,
  }) => {
    const actor = await signInActor(signInAs, '键盘')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    await tabToLines(page)
    await pressAll(page, ']', 'e')
    const dialog = page.getByRole('dialog', { name: '第 2 篇的信息' })
    await expectAccessible(page)
    await dialog.getByRole('textbox', { name: '主题' }).fill('人才公寓交付一千二百套')
    await page.keyboard.press('Enter')
    await expect(card(page, 2).getByRole('heading')).toHaveText('人才公寓交付一千二百套')
    await expect(card(page, 2)).toContainText('1 项由人填写')
    await expect(isSaved(page)).toBeVisible()
    await page.reload()
    await expect(card(page, 2).getByRole('heading')).toHaveText('人才公寓交付一千二百套')
    await card(page, 2).getByRole('button', { name: '稿件信息' }).click()
    await dialog.getByRole('button', { name: '主题改回照印面' }).click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(card(page, 2).getByRole('heading')).toHaveText('天府新区首批人才公寓交付')
  })

  test('the list of keys opens with ?, and single letters can be switched off', async ({
    page,
    signInAs,
  }) => {
    const actor = await signInActor(signInAs, '键盘')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    await tabToLines(page)
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: '按键' })
    await expect(list).toContainText('从这一行起分出新稿件')
    await expectAccessible(page)
    await list.getByRole('checkbox', { name: '使用单个字母和数字的按键' }).press('Space')
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()
    await pressAll(page, ']', 's', '3', 'a')
    await expect(cards(page)).toHaveCount(3)
    await pressAll(page, 'Alt+]', 'Alt+s')
    await expect(said(page, /已定为小标题/u)).toBeVisible()
  })

  test('letters typed into a field are no acts', async ({ page, signInAs }) => {
    const actor = await signInActor(signInAs, '键盘')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    await page.getByLabel('报纸').focus()
    await page.keyboard.type('hjx1?')
    await expect(page.getByLabel('报纸')).toHaveValue(/hjx1\?$/u)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect((await ledgerOf(actor, desk.id)).acts).toBe(0)
  })
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
    await expect(said(page, '19–20 行已归入第 1 篇。')).toBeVisible()

    await card(page, 3).getByRole('button', { name: '移入选中的 2 行' }).click()
    await expect(said(page, '19–20 行已归入第 3 篇。')).toBeVisible()
    const bar = page.getByRole('group', { name: '对选中的行' })
    await bar.getByRole('button', { name: '图说' }).click()
    await expect(line(page, 19)).toContainText('图说')
    await bar.getByRole('button', { name: '舍去' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '导读' }).click()
    await expect(page.getByRole('region', { name: /舍去的行/u })).toContainText('19–20 行')
    await bar.getByRole('button', { name: '恢复' }).click()
    await bar.getByRole('button', { name: '此处分稿' }).click()
    await expect(cards(page)).toHaveCount(4)
    await bar.getByRole('button', { name: '并入上篇' }).click()
    await expect(cards(page)).toHaveCount(3)
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect(cards(page)).toHaveCount(4)
    await bar.getByRole('button', { name: '重做' }).click()
    await expect(cards(page)).toHaveCount(3)
    await expect(isSaved(page)).toBeVisible()
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
    await pieces.nth(2).dragTo(pieces.nth(1))
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
    await dialog.getByRole('button', { name: '并入第 1 篇' }).click()
    await expect(cards(page)).toHaveCount(2)
    await expect(isSaved(page)).toBeVisible()
    expect((await ledgerOf(actor, desk.id)).articles).toBe(2)
  })

  test('a double click cuts the line where it was made', async ({ page, signInAs }) => {
    const actor = await signInActor(signInAs, '鼠标')
    const desk = await openDesk(actor)
    await openPage(page, desk.id)
    const box = await line(page, 14).locator('[data-text]').boundingBox()
    await page.mouse.dblclick((box?.x ?? 0) + 65, (box?.y ?? 0) + 10)
    await expect(page.getByRole('slider', { name: '断开的地方' })).toHaveAttribute('aria-valuenow', '4')
    await page.getByRole('button', { name: '在此断开' }).click()
    await expect(page.locator('#l-14-1')).toContainText('首批人才公寓交付')
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
    await expect(said(page, '14–17 行已归入第 1 篇。')).toBeVisible()
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
  await expect(isSaved(page)).toBeVisible()
  await page.reload()
  await openPage(page, desk.id)
  await line(page, 1).click()
  await page.keyboard.press('u')
  await expect(said(page, '已撤销：定角色')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(cards(page)).toHaveCount(3)
  await expect(isSaved(page)).toBeVisible()
  await page.reload()
  await line(page, 1).click()
  await pressAll(page, 'Shift+U')
  await expect(cards(page)).toHaveCount(4)
  await page.keyboard.press('Control+y')
  await expect(said(page, '已重做：定角色')).toBeVisible()
  await expect(isSaved(page)).toBeVisible()
})

test('two people on one page see each other, and neither overwrites the other', async ({
  page,
  browser,
  site,
  context,
  signInAs,
}) => {
  const first = await signInActor(signInAs, '甲编辑')
  const desk = await openDesk(first)
  const other = await browser.newContext({
    baseURL: site.url,
    locale: 'zh-CN',
    storageState: await context.storageState(),
  })
  await signInActor(signInAs, '乙编辑')
  const theirs = await other.newPage()
  await openPage(page, desk.id)
  await openPage(theirs, desk.id)
  await expect(theirs.getByText('乙编辑正在看')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('甲编辑正在看')).toBeVisible({ timeout: 15_000 })

  // Neither hears of the other in time.
  for (const one of [page, theirs]) await one.route('**/presence', (route) => route.abort())
  await line(theirs, 22).click()
  await theirs.keyboard.press('Backspace')
  await expect(isSaved(theirs)).toBeVisible()
  await expect(cards(theirs)).toHaveCount(2)

  await line(page, 19).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '甲编辑刚改过这个版面' })).toContainText(
    '您的 1 个操作已重新加上',
  )
  await expect(cards(page), 'both acts stand').toHaveCount(3)

  // Theirs is old now, and what it does means nothing any more: the article has gone.
  await line(page, 19).click()
  await page.keyboard.press('Backspace')
  await expect(isSaved(page)).toBeVisible()
  await expect(cards(page)).toHaveCount(2)
  await line(theirs, 14).click()
  await theirs.keyboard.press('u')
  await expect(theirs.getByRole('alert').filter({ hasText: '乙编辑刚改过这个版面' })).toContainText(
    '没有做：撤销',
  )
  for (const one of [page, theirs]) await one.unroute('**/presence')
  await line(page, 1).click()
  await page.keyboard.press('s')
  await expect(theirs.getByText('乙编辑正在改')).toBeVisible({ timeout: 15_000 })
  await expect(line(theirs, 1)).toContainText('小标题', { timeout: 15_000 })
  await other.close()
})

test('without a network acts wait on the screen, outlive a reload, and are saved when it is back', async ({
  page,
  signInAs,
}) => {
  const actor = await signInActor(signInAs, '断网')
  const desk = await openDesk(actor)
  await openPage(page, desk.id)
  await page.route('**/api/desk/pages/*/acts', (route) => route.abort())
  await line(page, 19).click()
  await page.keyboard.press('Enter')
  await expect(cards(page)).toHaveCount(4)
  await expect(said(page, '未保存：连不上服务器')).toBeVisible()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.unroute('**/api/desk/pages/*/acts')
  await page.reload()
  await expect(page.getByRole('alert').filter({ hasText: '上次没能保存的 1 个操作已重新加上' })).toBeVisible()
  await expect(isSaved(page)).toBeVisible()
  await expect(cards(page)).toHaveCount(4)
  expect((await ledgerOf(actor, desk.id)).acts).toBe(1)
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
  await expect(isSaved(page)).toBeVisible()
})

test('an act on an article that someone has edited becomes a proposed change', async ({ page, signInAs }) => {
  const actor = await signInActor(signInAs, '改动')
  const desk = await openDesk(actor)
  await editArticle(actor, desk.articles[1], (text) => text.replace('正式交付', '如期交付'))
  await openPage(page, desk.id)
  await expect(card(page, 2)).toContainText('这里的操作会成为待定的改动')
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

/** A page of the seeds under bytes of its own. */
function seedFile(name: string) {
  const text = readFileSync(`seeds/${name}`, 'utf8')
  return {
    name: `${makeMark()}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`${text}\n${' '.repeat(9)}${'　'.repeat(Number.parseInt(makeMark(), 16) % 97)}`),
  }
}

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

async function tabTo(page: Page, name: RegExp): Promise<number> {
  for (let presses = 1; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await focusedName(page))) return presses
  }
  throw new Error(`Tab does not lead to ${name}`)
}

test('from a dropped page to its drafts without a mouse, in few keys', async ({ page, signInAs }) => {
  test.setTimeout(120_000)
  const actor = await signInActor(signInAs, '键盘')
  await page.goto(deskAddress.import)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([seedFile('002_679962ce905d4d8b.txt')])
  const open = page.getByRole('link', { name: '查看版面' }).first()
  await expect(open).toBeVisible({ timeout: 60_000 })
  await open.focus()
  await page.keyboard.press('Enter')
  await expect(isSaved(page)).toBeVisible()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  const started = Date.now()
  await tabToLines(page)
  // The check of the machine's work: every article's first line, then every unsure decision.
  let keys = 0
  const found = await cards(page).count()
  for (let article = 1; article < found; article += 1, keys += 1) await page.keyboard.press(']')
  await expect(page.getByRole('option', { selected: true })).toContainText(`第 ${found} 篇`)
  await page.keyboard.press('n')
  await page.keyboard.press('Control+Enter')
  keys += 2
  await expect(said(page, '版面已标为完成')).toBeVisible()
  const seconds = (Date.now() - started) / 1000
  const { acts } = await ledgerOf(actor, id)
  test
    .info()
    .annotations.push({
      type: 'split check',
      description: `${acts} acts, ${keys} keys, ${seconds.toFixed(1)} s`,
    })
  expect(acts, 'acts on a page that the machine reads well').toBeLessThanOrEqual(3)
  expect(keys).toBeLessThanOrEqual(20)

  await tabTo(page, /^编辑稿件$/u)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/articles\//u)
  await expect(page.getByRole('textbox', { name: '主题' })).not.toHaveValue('')
})
