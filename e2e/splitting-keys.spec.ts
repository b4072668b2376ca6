import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { deskAddress } from '@/lib/editorial/addresses'
import { openDesk } from '@/seeds/desk-factory'
import { makeMark } from './annotated'
import { expect, expectAccessible, test } from './fixtures'
import {
  card,
  cards,
  expectSaved,
  ledgerOf,
  line,
  openPage,
  openPageByKeys,
  pressAll,
  said,
  signInActor,
} from './splitting'

test.setTimeout(120_000)

test.describe('with keys alone', () => {
  test('a page is cut, joined, moved and named', async ({ page, signInAs }) => {
    const actor = await signInActor(signInAs, '键盘')
    const desk = await openDesk(actor)
    await openPageByKeys(page, desk.id)
    await expect(cards(page)).toHaveCount(3)
    await pressAll(page, ']', ']')
    await expect(line(page, 14)).toBeFocused()
    await pressAll(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await expect(line(page, 19)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(cards(page)).toHaveCount(4)
    await expect(said(page, '从第 19 行起分出新稿件。')).toBeVisible()
    await page.keyboard.press('Backspace')
    await expect(cards(page)).toHaveCount(3)

    await pressAll(page, 'Shift+ArrowDown', '3')
    await expect(said(page, '第 19–20 行已归入第 3 篇。')).toBeVisible()
    await pressAll(page, 's')
    await expect(said(page, '第 19–20 行已定为小标题。')).toBeVisible()
    await expect(line(page, 19)).toContainText('小标题')

    await page.keyboard.press('x')
    await expect(page.getByRole('dialog', { name: '舍去的理由' })).toBeVisible()
    await page.keyboard.press('3')
    await expect(said(page, '第 19–20 行已舍去：广告。')).toBeVisible()
    await expect(line(page, 20), 'the focus is back among the lines').toBeFocused()
    await page.keyboard.press('r')
    await expect(said(page, /^第 19–20 行已归入第 2 篇。$/u)).toBeVisible()

    await pressAll(page, 'm', 'ArrowDown')
    await page.keyboard.press('Escape')
    await expect(line(page, 20)).toBeFocused()
    await pressAll(page, 'a')
    await expect(cards(page)).toHaveCount(4)
    await expectSaved(page)
    const { articles, acts } = await ledgerOf(actor, desk.id)
    expect([articles, acts]).toEqual([4, 7])
  })

  test('a line is cut between two characters, and its second half goes elsewhere', async ({
    page,
    signInAs,
  }) => {
    const actor = await signInActor(signInAs, '键盘')
    const desk = await openDesk(actor)
    await openPageByKeys(page, desk.id)
    await pressAll(page, ']', ']', 'ArrowDown', 'l')
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
    await expectSaved(page)
  })

  test('what was said of an article stands in its card, and can be taken back to the print', async ({
    page,
    signInAs,
  }) => {
    const actor = await signInActor(signInAs, '键盘')
    const desk = await openDesk(actor)
    await openPageByKeys(page, desk.id)
    await pressAll(page, ']', ']', 'e')
    const dialog = page.getByRole('dialog', { name: '第 2 篇的信息' })
    await expectAccessible(page)
    await dialog.getByRole('textbox', { name: '主题' }).fill('人才公寓交付一千二百套')
    await page.keyboard.press('Enter')
    await expect(card(page, 2).getByRole('heading')).toHaveText('人才公寓交付一千二百套')
    await expect(card(page, 2)).toContainText('1 项由人填写')
    await expectSaved(page)
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
    await openPageByKeys(page, desk.id)
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
    await page.keyboard.press('End')
    await page.keyboard.type('hjx1?')
    await expect(page.getByLabel('报纸')).toHaveValue(/hjx1\?$/u)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect((await ledgerOf(actor, desk.id)).acts).toBe(0)
  })
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
  const open = page.getByRole('link', { name: '核对分稿' }).first()
  await expect(open).toBeVisible({ timeout: 60_000 })
  await open.focus()
  await page.keyboard.press('Enter')
  await expectSaved(page)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  const started = Date.now()
  await expect(page.getByRole('option').first()).toBeFocused()
  // The check of the machine's work: every article's first line, then every unsure decision.
  let keys = 0
  const found = await cards(page).count()
  for (let article = 1; article < found; article += 1, keys += 1) await page.keyboard.press(']')
  await expect(page.locator('[role=option]:focus')).toContainText(`第 ${found} 篇`)
  await page.keyboard.press('n')
  await page.keyboard.press('Control+Enter')
  keys += 2
  await expect(said(page, '版面已标为完成')).toBeVisible()
  const seconds = (Date.now() - started) / 1000
  const { acts } = await ledgerOf(actor, id)
  test.info().annotations.push({
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
