import { db } from '@/lib/db/client'
import { makeActor } from '@/seeds/factory'
import { makeAnnotated, makeMark } from './annotated'
import { articleText, lastAct, openArticle, publishAgain, saveState, selectWords } from './editor'
import { expect, expectAccessible, test } from './fixtures'

test('a figure whose words change is not published until it is confirmed with the new number', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id, slug, tag } = await makeAnnotated(await makeActor(), makeMark().replaceAll('2', 'a'))
  await openArticle(page, id)
  await selectWords(page, '2')
  await page.keyboard.type('5')
  await expect(articleText(page)).toContainText('350亿元')

  const tab = page.getByRole('tab', { name: '标注' })
  await expect(tab).toContainText('待确认 1')
  await publishAgain(page)
  await expect(page.getByText('有 1 个指标的文字改过，还没有再确认：“350亿元”')).toBeVisible()
  await page.keyboard.press('Escape')
  await tab.click()
  const list = page.getByRole('tabpanel')
  await expect(list).toContainText('原为“320亿元”')
  await expectAccessible(page)

  await articleText(page).getByText('350亿元').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+C')
  const form = page.getByRole('dialog', { name: '指标' })
  await expect(form.getByLabel('数值')).toHaveValue('35000000000')
  await expect(form.getByLabel('主体')).toHaveValue(tag.name)
  await page.keyboard.press('Enter')
  await expect(tab).not.toContainText('待确认')
  await expect(saveState(page)).toContainText('已保存')
  await publishAgain(page)
  await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
  const figure = await db.publishedMetric.findFirstOrThrow({
    where: { publication: { articleId: id, endedAt: null } },
  })
  expect(figure.value.toFixed()).toBe('35000000000')
  await page.goto(`/articles/${slug}`)
  await expect(page.getByRole('button', { name: '数据说明：350亿元' })).toBeVisible()
})

test('changed words beside the number are confirmed with one key, and undo takes that back', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id } = await makeAnnotated(await makeActor(), makeMark())
  await openArticle(page, id)
  const tab = page.getByRole('tab', { name: '标注' })
  await selectWords(page, '投资')
  await page.keyboard.type('注资')
  await expect(tab).toContainText('待确认 1')
  await articleText(page).getByText('320亿元').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+C')
  await expect(lastAct(page, '已确认 1 个指标')).toBeVisible()
  await expect(tab).not.toContainText('待确认')
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(tab).toContainText('待确认 1')
})
