import { makeActor, makeArticle } from '@/seeds/factory'
import { makeMark } from './annotated'
import { articleText, lastAct, openArticle, saveState, selectWords } from './editor'
import { expect, expectAccessible, test } from './fixtures'

test('what to look for is typed to its end, however the search was opened', async ({ page, signInAs }) => {
  await signInAs('EDITOR')
  const { id } = await makeArticle(await makeActor(), `边打边找${makeMark()}`, ['新增318家，总数316家。'])
  await openArticle(page, id)
  const find = page.getByRole('search', { name: '在正文里查找替换' })
  for (const opens of ['Control+h', '查找替换']) {
    if (opens === 'Control+h') await page.keyboard.press(opens)
    else await page.getByRole('button', { name: opens }).click()
    await expect(find.getByLabel('查找', { exact: true })).toBeFocused()
    await page.keyboard.type('316')
    await expect(find.getByLabel('查找', { exact: true })).toHaveValue('316')
    await expect(find.getByRole('status')).toHaveText('共 1 处')
    await page.keyboard.press('Escape')
    await expect(find).toBeHidden()
  }
})

test('words are found in any width and script, replaced one by one and all at once, and undone in one step', async ({
  page,
  signInAs,
}) => {
  const { id } = await makeArticle(await makeActor(), `查找替换${makeMark()}`, [
    'Ｇ６０科创走廊與G60走廊，g60。',
    '發展与发展。',
  ])
  await signInAs('EDITOR')
  await openArticle(page, id)
  await articleText(page).click()
  await page.keyboard.press('Control+f')
  const find = page.getByRole('search', { name: '在正文里查找替换' })
  const query = find.getByLabel('查找', { exact: true })
  await expect(query).toBeFocused()
  await query.fill('g60')
  await expect(find.getByRole('status')).toHaveText('共 3 处')
  await page.keyboard.press('Enter')
  await expect(find.getByRole('status')).toHaveText(/第 \d 处，共 3 处/u)
  await find.getByLabel('区分大小写').check()
  await expect(find.getByRole('status')).toHaveText('共 1 处')
  await find.getByLabel('区分大小写').uncheck()
  await query.fill('发展')
  await expect(find.getByRole('status')).toHaveText('共 2 处')
  await expectAccessible(page)
  await find.getByLabel('替换为').fill('提升')
  await find.getByRole('button', { name: '全部替换' }).click()
  await expect(articleText(page)).toContainText('提升与提升。')
  await expect(lastAct(page, '已替换 2 处')).toBeVisible()
  await page.getByRole('region', { name: '状态栏' }).getByRole('button', { name: '撤销' }).click()
  await expect(articleText(page)).toContainText('發展与发展。')
  await find.getByLabel('替换为').press('Escape')
  await expect(find).toBeHidden()
  await expect(articleText(page)).toBeFocused()
})

test('the length of the text and of what is selected stand at the foot, and a preview follows each save', async ({
  page,
  signInAs,
}) => {
  const mark = makeMark()
  const { id } = await makeArticle(await makeActor(), `预览的一篇${mark}`, ['九城市共建走廊。'])
  await signInAs('EDITOR')
  await openArticle(page, id)
  await expect(page.getByText('8 字（不计标点 7）')).toBeVisible()
  await selectWords(page, '共建走廊')
  await expect(page.getByText('选中 4 字（不计标点 4）')).toBeVisible()

  await page.getByRole('button', { name: '预览', exact: true }).click()
  const pane = page.getByRole('complementary', { name: '预览' })
  const frame = pane.frameLocator('iframe')
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(`预览的一篇${mark}`)
  await expect(frame.getByText('九城市共建走廊。')).toBeVisible()
  await pane.getByRole('button', { name: '电脑' }).click()
  await articleText(page).press('End')
  await page.keyboard.type('新加的一句。')
  await expect(saveState(page)).toHaveText(/^已保存/u)
  await expect(frame.getByText('九城市共建走廊。新加的一句。')).toBeVisible()

  const answer = await page.context().request.get(`/admin/articles/${id}/preview`)
  expect(await answer.text()).toContain('noindex')
  await page.context().clearCookies()
  await page.goto(`/admin/articles/${id}/preview`)
  await expect(page).toHaveURL(/\/login/u)
})

test('the cursor is never under the tools or the status bar, while lines are added and on the way back up', async ({
  page,
  signInAs,
}) => {
  const lines = Array.from({ length: 40 }, (_, at) => `第${at + 1}段，写得不长。`)
  const { id } = await makeArticle(await makeActor(), `长篇${makeMark()}`, lines)
  await signInAs('EDITOR')
  await openArticle(page, id)
  await articleText(page).click()
  await page.keyboard.press('Control+End')
  const edges = {
    tools: page.getByRole('group', { name: '正文工具' }),
    bar: page.getByRole('region', { name: '状态栏' }),
  }
  const covered = async () => {
    const caret = await page.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect())
    const [tools, bar] = await Promise.all([edges.tools.boundingBox(), edges.bar.boundingBox()])
    if (!caret || !tools || !bar) return 'nothing is there'
    return caret.top < tools.y + tools.height ? 'by the tools' : caret.bottom > bar.y ? 'by the bar' : 'no'
  }
  for (const words of ['又一段。', '再一段。', '末一段。']) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(words)
    expect(await covered()).toBe('no')
  }
  for (let line = 0; line < 30; line += 1) {
    await page.keyboard.press('ArrowUp')
    await expect.poll(covered).toBe('no')
  }
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await page.keyboard.type('回来。')
  expect(await covered(), 'a key brings its words back into sight').toBe('no')
})
