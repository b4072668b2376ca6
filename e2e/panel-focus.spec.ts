import { makeActor, makeArticle } from '@/seeds/factory'
import { makeMark } from './annotated'
import { articleText, openArticle, selectWords } from './editor'
import { expect, test } from './fixtures'

test('a panel opened by keys or by the pointer takes the focus, and Escape gives it back', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const words = '星火基金今年投资30亿元。'
  const { id } = await makeArticle(await makeActor(), `焦点${makeMark()}`, [words])
  await openArticle(page, id)
  const picker = page.getByRole('combobox', { name: '搜索标签' })
  const selected = () => page.evaluate(() => getSelection()?.toString())

  await selectWords(page, '星火基金')
  await page.keyboard.press('Alt+T')
  await page.keyboard.type('云江')
  await expect(picker).toHaveValue('云江')
  await page.keyboard.press('Escape')
  await expect(picker).toHaveCount(0)
  await expect(articleText(page)).toBeFocused()
  expect(await selected()).toBe('星火基金')

  await page.getByRole('group', { name: '选中文字' }).getByRole('button', { name: '标实体' }).click()
  await expect(picker).toBeFocused()
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('新建')
  await expect(page.getByRole('dialog').getByRole('option').last()).toBeInViewport()
  await page.keyboard.press('Escape')

  await selectWords(page, '30亿元')
  await page.keyboard.press('Alt+M')
  await page.keyboard.type('投资额')
  const form = page.getByRole('dialog', { name: '指标' })
  await expect(form.getByLabel('指标', { exact: true })).toHaveValue('投资额')
  await expect(form.getByLabel('单位')).toHaveValue('元')
  await page.keyboard.press('Enter')
  await expect(articleText(page).locator('[data-metric]')).toHaveText('30亿元')
  await expect(articleText(page)).toHaveText(words)
})
