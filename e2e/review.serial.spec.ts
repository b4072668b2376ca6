import type { Browser, Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { makeActor, makeArticle } from '@/seeds/factory'
import { submitArticle } from '@/lib/newsroom/submit-article'
import { makeAccount, trySignIn } from './accounts'
import { makeMark } from './annotated'
import { articleText, lastAct, openArticle, saveState } from './editor'
import { expect, expectAccessible, test, type Site } from './fixtures'

test.afterAll(() => db.setting.deleteMany({ where: { key: 'review' } }))

async function editorElsewhere(browser: Browser, site: Site): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage()
  const account = await makeAccount('EDITOR')
  await page.goto('/login')
  await trySignIn(page, account)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('概览')
  return page
}

async function approve(page: Page, id: string, round: string, opinion: string): Promise<void> {
  await openArticle(page, id)
  await page.getByRole('button', { name: `${round}通过` }).click()
  const dialog = page.getByRole('dialog', { name: `${round}通过` })
  for (const check of await dialog.getByRole('checkbox').all()) await check.check()
  await dialog.getByLabel('审稿意见').fill(opinion)
  if (round === '初审') await expectAccessible(page)
  await dialog.getByRole('button', { name: '通过' }).click()
  await expect(lastAct(page, '已通过')).toBeVisible()
}

test('三审三校: an admin sets it, three editors pass the article, a changed character undoes it, the sheet is printed', async ({
  page,
  browser,
  site,
  signInAs,
}) => {
  test.setTimeout(180_000)
  await signInAs('ADMIN')
  await page.goto('/admin')
  await expect(page.getByText('本站尚未设置审稿环节')).toBeVisible()
  await page.goto('/admin/settings')
  await page.getByRole('radio', { name: /三审三校/u }).check()
  await page.getByRole('group', { name: '送审的稿件要经过' }).locator('xpath=..').getByRole('button').click()
  await expect(lastAct(page, '审稿设置已保存。')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/admin')
  await expect(page.getByText('本站尚未设置审稿环节')).toHaveCount(0)
  await page.goto('/admin/audit')
  await expect(page.getByText('修改了设置“审稿环节”')).toBeVisible()

  const author = await makeActor('EDITOR', '作者')
  const headline = `三审的一篇${makeMark()}`
  const article = await makeArticle(author, headline, ['松江有高新技术企业1.5万家。'])
  await submitArticle(author, article)
  const [first, second, final] = [
    await editorElsewhere(browser, site),
    await editorElsewhere(browser, site),
    page,
  ]
  await approve(first, article.id, '初审', '事实核对无误')
  await expect(first.getByText('您已在另一审签过意见，同一人不能审两次。')).toBeVisible()
  await expect(first.getByRole('button', { name: '签发', exact: true })).toHaveCount(0)
  await approve(second, article.id, '复审', '标题可用')
  await approve(final, article.id, '终审', '可以签发')
  await expect(final.getByText('已审定', { exact: true })).toBeVisible()

  await final.getByRole('tab', { name: '审稿' }).click()
  await expect(final.getByRole('tabpanel')).toContainText('标题可用')
  await final.getByRole('link', { name: '打印审稿单' }).click()
  await expect(final.getByRole('heading', { level: 1 })).toHaveText('审稿单')
  for (const text of ['初审', '事实核对无误', '复审', '标题可用', '终审', '可以签发'])
    await expect(final.getByRole('main')).toContainText(text)
  await expectAccessible(final)

  await openArticle(first, article.id)
  await expect(first.getByRole('button', { name: '签发', exact: true })).toBeVisible()
  await articleText(first).click()
  await first.keyboard.press('End')
  await first.keyboard.type('改')
  await expect(saveState(first)).toContainText('已保存')
  await first.reload()
  await expect(first.getByText('草稿', { exact: true })).toBeVisible()
  await expect(first.getByRole('button', { name: '签发', exact: true })).toHaveCount(0)
  await first.getByRole('tab', { name: '审稿' }).click()
  await expect(first.getByText('改动后失效')).toBeVisible()
  await Promise.all([first, second].map((other) => other.context().close()))
})
