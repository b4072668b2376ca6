import type { Browser, BrowserContext, Page, Route } from '@playwright/test'
import { db } from '@/lib/db/client'
import { deskAddress } from '@/lib/editorial/addresses'
import { makeActor, makeArticle } from '@/seeds/factory'
import { articleText, openArticle, saveState } from './editor'
import { expect, expectAccessible, test, type Site } from './fixtures'
import { expectSound, LOOKS } from './looks'

test.setTimeout(150_000)

const saved = (page: Page) => expect(saveState(page)).toHaveText(/^已保存/u, { timeout: 20_000 })
const paragraph = (page: Page, at: number) => articleText(page).locator('p').nth(at)

async function typeAtEnd(page: Page, at: number, text: string) {
  await paragraph(page, at).click()
  await page.keyboard.press('End')
  await page.keyboard.type(text)
}

/** Two people, each with a browser of their own; the second signs in first, so that the page fixture stays the first's. */
async function twoPeople(
  { page, browser, context, site }: { page: Page; browser: Browser; context: BrowserContext; site: Site },
  signInAs: (role: 'EDITOR' | 'CONTRIBUTOR') => Promise<{ id: string }>,
) {
  const { id: secondId } = await signInAs('EDITOR')
  await db.user.update({ where: { id: secondId }, data: { name: '乙编辑' } })
  const other = await browser.newContext({
    baseURL: site.url,
    locale: 'zh-CN',
    storageState: await context.storageState(),
  })
  const { id: firstId } = await signInAs('EDITOR')
  await db.user.update({ where: { id: firstId }, data: { name: '甲编辑' } })
  return { first: page, second: await other.newPage(), close: () => other.close() }
}

const storedText = async (articleId: string) => {
  const row = await db.revision.findFirstOrThrow({ where: { articleId }, orderBy: { number: 'desc' } })
  return JSON.stringify(row.content)
}

test('two people in two paragraphs see each other, and both texts stand', async ({
  page,
  browser,
  context,
  site,
  signInAs,
}) => {
  const { first, second, close } = await twoPeople({ page, browser, context, site }, signInAs)
  const { id } = await makeArticle(await makeActor(), '两人同改', ['第一段。', '第二段。'])
  await openArticle(first, id)
  await openArticle(second, id)
  await typeAtEnd(first, 0, '甲加的。')
  await typeAtEnd(second, 1, '乙加的。')
  await saved(first)
  await saved(second)
  await expect(first.getByText('乙编辑正在改第 2 段')).toBeVisible({ timeout: 20_000 })
  await expect(second.getByText('甲编辑正在改第 1 段')).toBeVisible({ timeout: 20_000 })
  for (const page of [first, second]) {
    await expect(paragraph(page, 0)).toHaveText('第一段。甲加的。', { timeout: 20_000 })
    await expect(paragraph(page, 1)).toHaveText('第二段。乙加的。', { timeout: 20_000 })
  }
  await expectAccessible(first)
  // What came from the other is no edit of mine: undo takes back mine alone.
  await paragraph(first, 0).click()
  await first.keyboard.press('Control+z')
  await expect(paragraph(first, 0)).toHaveText('第一段。')
  await expect(paragraph(first, 1)).toHaveText('第二段。乙加的。')
  await close()
})

test('in the same paragraph each is asked with both texts, and the one given up stays in the history', async ({
  page,
  browser,
  context,
  site,
  signInAs,
}) => {
  const { first, second, close } = await twoPeople({ page, browser, context, site }, signInAs)
  const { id } = await makeArticle(await makeActor(), '同一段', ['原来的文字。', '第二段。'])
  await openArticle(first, id)
  await openArticle(second, id)
  // Neither hears of the other in time.
  for (const page of [first, second]) await page.route('**/presence', (route) => route.abort())
  await typeAtEnd(second, 0, '先来的话。')
  await saved(second)
  await typeAtEnd(first, 0, '后来的话。')
  await expect(saveState(first)).toHaveText('未保存：有一处两人都改过，请先选择', { timeout: 20_000 })
  await expect(first.getByRole('button', { name: '签发', exact: true })).toBeDisabled()
  const question = first.getByRole('region', { name: '两人改了同一处' })
  // What the other does not have is marked in each.
  await expect(question.locator('ins', { hasText: '后' })).toBeVisible()
  await expect(question.locator('ins', { hasText: '先' })).toBeVisible()
  await expectAccessible(first)
  await question.getByRole('radio', { name: '用对方的' }).check()
  await question.getByRole('button', { name: '按选择合并并保存' }).click()
  await saved(first)
  await expect(paragraph(first, 0)).toHaveText('原来的文字。先来的话。')
  const kept = await db.revision.findFirstOrThrow({ where: { articleId: id, reason: 'unsent' } })
  expect(JSON.stringify(kept.content)).toContain('后来的话。')

  await typeAtEnd(second, 0, '再改。')
  await saved(second)
  await typeAtEnd(first, 0, '也改。')
  await question.getByRole('radio', { name: '两段都留' }).check({ timeout: 20_000 })
  await question.getByRole('button', { name: '按选择合并并保存' }).click()
  await saved(first)
  await expect(articleText(first).locator('p')).toHaveText([
    '原来的文字。先来的话。也改。',
    '原来的文字。先来的话。再改。',
    '第二段。',
  ])
  await close()
})

test('who takes over gets the text that the other could not save, and the other is told', async ({
  page,
  browser,
  context,
  site,
  signInAs,
}) => {
  const { first, second, close } = await twoPeople({ page, browser, context, site }, signInAs)
  const { id } = await makeArticle(await makeActor(), '接手', ['第一段。', '第二段。'])
  await openArticle(first, id)
  await openArticle(second, id)
  await second.route(`**/api/desk/articles/${id}`, (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({ status: 502, body: 'bad gateway' })
      : route.continue(),
  )
  await typeAtEnd(second, 1, '乙没存下的。')
  await expect(saveState(second)).toHaveText(/^未保存：服务器出错或正在重启/u)
  await expect.poll(() => db.unsentText.count({ where: { articleId: id } }), { timeout: 20_000 }).toBe(1)
  await first.getByRole('button', { name: '接手' }).click({ timeout: 20_000 })
  await expect(first.getByText('乙编辑没来得及保存的文字已合并')).toBeVisible()
  await expect(paragraph(first, 1)).toHaveText('第二段。乙没存下的。', { timeout: 20_000 })

  await second.unroute(`**/api/desk/articles/${id}`)
  await expect(second.getByText('甲编辑接手了这篇稿件')).toBeVisible({ timeout: 20_000 })
  await expect(articleText(second)).toHaveAttribute('aria-readonly', 'true')
  await typeAtEnd(first, 0, '甲接着写。')
  await saved(first)
  await second.getByRole('button', { name: '接回来继续编辑' }).click()
  await expect(articleText(second)).toHaveAttribute('aria-readonly', 'false', { timeout: 20_000 })
  await expect(paragraph(second, 0)).toHaveText('第一段。甲接着写。', { timeout: 20_000 })
  await expect(first.getByText('乙编辑接手了这篇稿件')).toBeVisible({ timeout: 20_000 })
  expect(await storedText(id)).toContain('乙没存下的。')
  await close()
})

test('without a network the text waits on this device, outlives the page, and is saved on return', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id } = await makeArticle(await makeActor(), '断网', ['第一段。'])
  await openArticle(page, id)
  await context.setOffline(true)
  await typeAtEnd(page, 0, '离线写的。')
  await expect(saveState(page)).toHaveText(/^未保存：连不上服务器/u)
  await page.keyboard.type('又写的。')
  await context.setOffline(false)
  await saved(page)
  expect(await storedText(id)).toContain('第一段。离线写的。又写的。')

  const noSaves = (route: Route) => (route.request().method() === 'PUT' ? route.abort() : route.continue())
  await page.route(`**/api/desk/articles/${id}`, noSaves)
  await page.keyboard.type('没存下的。')
  await expect(saveState(page)).toHaveText(/^未保存/u)
  const again = await context.newPage()
  // The page is gone without a word.
  await page.goto('chrome://crash').catch(() => {})
  await openArticle(again, id)
  await expect(again.getByText(/本机有一份 .+ 未能保存的文字/u)).toBeVisible()
  await again.getByRole('button', { name: '恢复' }).click()
  await expect(paragraph(again, 0)).toHaveText('第一段。离线写的。又写的。没存下的。')
  await saved(again)
  await again.reload()
  await expect(paragraph(again, 0)).toHaveText('第一段。离线写的。又写的。没存下的。')
  await expect(again.getByText(/本机有一份/u)).toHaveCount(0)
})

test('when the session ends the editor says so, and saves after signing in again', async ({
  page,
  context,
  signInAs,
}) => {
  const { id: userId } = await signInAs('EDITOR')
  const { id } = await makeArticle(await makeActor(), '登录失效', ['第一段。'])
  await openArticle(page, id)
  const cookies = await context.cookies()
  await context.clearCookies()
  await typeAtEnd(page, 0, '失效后写的。')
  await expect(saveState(page)).toHaveText(/^未保存：登录已失效/u)
  // Somebody else signs in beside it: nothing is saved in their name.
  await signInAs('EDITOR')
  await page.keyboard.type('还在写。')
  await expect(saveState(page)).toHaveText(/^未保存：登录已失效/u)
  await context.clearCookies()
  await context.addCookies(cookies)
  await saved(page)
  const newest = await db.revision.findFirstOrThrow({ where: { articleId: id }, orderBy: { number: 'desc' } })
  expect(newest.authorId).toBe(userId)
  expect(JSON.stringify(newest.content)).toContain('失效后写的。还在写。')
})

test('the history compares any two revisions and restores one', async ({ page, signInAs }) => {
  const { id: userId } = await signInAs('EDITOR')
  const { id } = await makeArticle(await makeActor('EDITOR', '老编辑'), '旧的标题', [
    '第一段不变。',
    '第二段会改。',
    '第三段不变。',
  ])
  await openArticle(page, id)
  await paragraph(page, 1).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('，加了一句。')
  await saved(page)
  // Someone slow is saved more than once.
  const { head } = await db.article.findUniqueOrThrow({ where: { id } })
  await page.getByRole('link', { name: '历史版本' }).click()
  await expect(page.getByRole('heading', { name: '《旧的标题》的历史版本' })).toBeVisible()
  const comparison = page.getByRole('region', { name: `第 2 版到第 ${head} 版的变化` })
  await expect(comparison.locator('ins', { hasText: '加了一句' })).toBeVisible()
  await expect(comparison.getByText('1 段没有变').first()).toBeVisible()

  await comparison.getByRole('button', { name: `给第 ${head} 版命名` }).click()
  await page.getByLabel('名称', { exact: true }).fill('交稿前')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('“交稿前”')).toBeVisible()

  await page.getByRole('radio', { name: '以第 1 版为旧版' }).check()
  await page.getByRole('radio', { name: '以第 2 版为新版' }).check()
  await page.getByRole('button', { name: '比较选中的两版' }).click()
  await expect(page.getByRole('heading', { name: '第 1 版到第 2 版的变化' })).toBeVisible()
  await page.getByRole('button', { name: '恢复第 2 版' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '恢复第 2 版' }).click()
  await expect(page.getByText('已恢复第 2 版')).toBeVisible()
  await expect.poll(() => db.revision.count({ where: { articleId: id, reason: 'restore' } })).toBe(1)
  await page.getByRole('link', { name: '回到稿件' }).click()
  await expect(paragraph(page, 1)).toHaveText('第二段会改。')

  for (const { viewport, colorScheme, locale } of LOOKS) {
    await db.user.update({ where: { id: userId }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await page.goto(deskAddress.history(id, 2, 3))
    await expectSound(page, locale)
  }
})
