import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import { importFile } from '@/lib/newsroom/import-page'
import { makeMark } from './annotated'
import { articleText, lastAct, openArticle, repeat, saveState, toStart } from './editor'
import { expect, expectAccessible, test } from './fixtures'
import { pressAll } from './splitting'

test.setTimeout(120_000)

const marks = (page: Page, kind: 'mention' | 'metric') => articleText(page).locator(`[data-${kind}]`)
const count = (page: Page, open: number) => expect(page.getByText(`待定 ${open} 条`)).toBeVisible()

/**
 * An imported article whose text begins with the name of a program that no one knows, and names a city twice: one of the
 * test's own, since a name refused in one article is not offered in another with the same words around.
 */
async function importArticle(city: string): Promise<{ id: string; program: string; text: string }> {
  const program = `云帆${makeMark()}行动`
  const text = `${program}昨天在${city}启动。${city}目前有高新技术企业1.5万家，比上年增长12%。`
  const printed = `九城市共建科创走廊${makeMark()}\n${text}\n`
  const file = { name: `${makeMark()}.txt`, bytes: new TextEncoder().encode(printed) }
  const { pageId } = await importFile(COMMAND_LINE, file)
  const { articleId } = await db.ledgerRow.findFirstOrThrow({ where: { pageId, articleId: { not: null } } })
  return { id: articleId ?? '', program, text }
}

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate(() => {
      const { activeElement: at } = document
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
      return (at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '').trim()
    })
    if (name.test(said)) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

test('an imported article is tagged, every suggestion dealt with, and published by keys alone', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id, program, text } = await importArticle('嘉兴市')
  await openArticle(page, id)
  const suggested = Number(/\d+/u.exec(await page.getByText(/待定 \d+ 条/u).innerText())?.[0])
  expect(suggested).toBeGreaterThan(2)

  await test.step('a new name becomes a tag of the type whose key is pressed', async () => {
    await tabTo(page, /^正文$/u)
    await toStart(page)
    await repeat(page, 'Shift+ArrowRight', program.length)
    await page.keyboard.press('Alt+t')
    await expect(page.getByRole('combobox', { name: '搜索标签' })).toHaveValue(program)
    await expect(page.getByRole('option', { name: `新建项目“${program}”` })).toBeVisible()
    await page.keyboard.press('Alt+6')
    await expect(lastAct(page, `已标注“${program}”`)).toBeVisible()
    await expect(marks(page, 'mention')).toHaveText(program)
    await expect(articleText(page)).toBeFocused()
  })

  await test.step('half a figure is taken whole, its form is filled in, its subject chosen from the tags', async () => {
    await toStart(page)
    await repeat(page, 'ArrowRight', text.indexOf('1.5万家'))
    await repeat(page, 'Shift+ArrowRight', '1.5万'.length)
    await page.keyboard.press('Alt+m')
    const form = page.getByRole('dialog', { name: '指标' })
    await expect(form).toContainText('1.5万家')
    await expect(form).toContainText('= 15,000 家')
    await tabTo(page, /^数值$/u)
    await page.keyboard.type('1.4万家')
    await expect(form).toContainText('“1.4万”是数值，“家”请填到单位等栏。')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('1.4万')
    await expect(form).toContainText('所标文字读作 15,000 家，与各栏不同。')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('1.5万')
    await expect(form).not.toContainText('所标文字读作')
    await tabTo(page, /^主体$/u)
    await page.keyboard.type('jiaxing')
    await expect(form.getByRole('listbox').getByRole('option').first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(form.getByLabel('主体')).toHaveValue(/嘉兴/u)
    await expect(form).toContainText('由编辑选定')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await expect(marks(page, 'metric')).toHaveText('1.5万家')
    await expect(articleText(page)).toBeFocused()
  })

  await test.step('a suggestion is corrected to other bounds, and the next one is there', async () => {
    await page.keyboard.press('Escape')
    const current = page.locator('[data-review] [data-current]')
    await expect(current).toBeFocused()
    for (let steps = 0; steps < suggested && !(await current.innerText()).includes('嘉兴市'); steps += 1) {
      const before = await current.innerText()
      await page.keyboard.press('j')
      await expect(current).not.toHaveText(before)
    }
    await expect(current).toContainText('嘉兴市')
    await page.keyboard.press('e')
    await expect(page.getByRole('combobox', { name: '搜索标签' })).toHaveValue(/嘉兴市$/u)
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('嘉兴')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(articleText(page).locator('.is-pointed')).toHaveText('嘉兴')
    await page.keyboard.press('Enter')
    await expect(marks(page, 'mention')).toHaveText([program, '嘉兴'])
    await count(page, suggested - 1)
    await expect(current).toBeFocused()
  })

  await test.step('the others are refused and accepted by single keys, the last one taken back and done again', async () => {
    await page.keyboard.press('r')
    await count(page, suggested - 2)
    for (let left = suggested - 3; left >= 0; left -= 1) {
      await page.keyboard.press('a')
      await count(page, left)
    }
    await page.keyboard.press('u')
    await count(page, 1)
    await page.keyboard.press('Shift+U')
    await count(page, 0)
    await expect(page.getByText('没有待定的建议。')).toBeVisible()
    await expect(saveState(page)).toContainText('已保存')
  })

  await test.step('it is published', async () => {
    await page.keyboard.press('Control+Home')
    await tabTo(page, /^签发$/u)
    await page.keyboard.press('Enter')
    await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
    const open = await db.suggestion.count({ where: { articleId: id, state: 'open' } })
    expect(open).toBe(0)
    const live = await db.publishedMention.count({
      where: { publication: { articleId: id, endedAt: null }, quote: program },
    })
    expect(live).toBe(1)
  })
})

test('single keys are listed under ?, can be switched off, and are text in fields', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id } = await importArticle('合肥市')
  await openArticle(page, id)
  const state = page.getByText(/待定 \d+ 条/u)
  const before = await state.innerText()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: '快捷键' })
  await expect(list).toContainText('接受当前建议')
  await expectAccessible(page)
  await list.getByRole('checkbox', { name: '使用单个字母和数字的按键' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await pressAll(page, 'a', 'r', '?')
  await expect(list).toBeHidden()
  await page.keyboard.press('Alt+r')
  await expect(state).not.toHaveText(before)

  await page.keyboard.press('F1')
  await list.getByRole('checkbox', { name: '使用单个字母和数字的按键' }).press('Space')
  await page.keyboard.press('Escape')
  const now = await state.innerText()
  const headline = page.getByRole('textbox', { name: '主题' })
  await headline.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('arj?')
  await expect(headline).toHaveValue(/arj\?$/u)
  await articleText(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('arj?')
  await expect(articleText(page)).toContainText('arj?')
  await expect(state).toHaveText(now)
})

test('all above a score are accepted in one act, and what is marked leads to its place', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id } = await importArticle('芜湖市')
  await openArticle(page, id)
  await page.getByRole('combobox', { name: '最低得分' }).selectOption('0.7')
  const all = page.getByRole('button', { name: /^接受 \d+ 条$/u })
  const taken = Number(/\d+/u.exec(await all.innerText())?.[0])
  expect(taken).toBeGreaterThan(2)
  await all.press('Enter')
  await expect(lastAct(page, `已接受 ${taken} 条建议`)).toBeVisible()
  const marked = articleText(page).locator('[data-mention], [data-metric]')
  await expect(marked).toHaveCount(taken)
  await page.keyboard.press('Control+z')
  await expect(marked).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(marked).toHaveCount(taken)

  await page.getByRole('tab', { name: '标注' }).press('Enter')
  const places = page.getByRole('tabpanel').getByRole('button', { name: /芜湖市\s*×2/u })
  await places.press('Enter')
  const here = page.getByRole('dialog', { name: '此处的标注' })
  await expect(here).toContainText('芜湖市')
  const pointed = articleText(page).locator('.is-pointed')
  await expect(pointed).toHaveText('芜湖市')
  const first = await pointed.boundingBox()
  await page.keyboard.press('Escape')
  await expect(places).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await pointed.boundingBox())?.x).not.toBe(first?.x)
  await expectAccessible(page)
})
