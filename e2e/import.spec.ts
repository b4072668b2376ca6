import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Actor } from '@/lib/editorial/actor'
import { makeArticle } from '@/seeds/factory'
import { expect, expectAccessible, test } from './fixtures'

/** A small page of print that no other test imports. */
function printedPage() {
  const mark = randomUUID().slice(0, 8)
  const headline = `九城市共建科创走廊${mark}`
  const text = [
    headline,
    '本报讯(记者 李天蔚)昨天，长三角G60科创走廊九城市在松江签下一批合作项目，涉及集成电路、',
    '生物医药和人工智能。',
    '松江区目前有高新技术企业1.5万家，比上年增长12%。',
    '',
  ].join('\n')
  return {
    mark,
    headline,
    text,
    file: { name: `${mark}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) },
  }
}

const actorOf = (account: { id: string; email: string }): Actor => ({
  ...account,
  name: 'editor',
  role: 'EDITOR',
  locale: 'zh-CN',
})

const results = (page: Page) => page.getByRole('region', { name: '导入结果' }).getByRole('listitem')

test('a page is imported once, its lines are all accounted for, and what it is can be said', async ({
  page,
  signInAs,
}) => {
  test.slow()
  await signInAs('CONTRIBUTOR')
  const { mark, headline, file, text } = printedPage()
  await page.goto('/admin/import')
  await expectAccessible(page)
  const input = page.getByLabel('选择文件……').and(page.locator('input'))
  await input.setInputFiles([
    file,
    {
      name: 'picture.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]),
    },
  ])
  await expect(results(page).nth(0)).toContainText('已导入')
  await expect(results(page).nth(1)).toContainText('文件名与内容不符')
  await expect(page.getByRole('status').filter({ hasText: '全部处理完' })).toHaveText(
    '全部处理完：新导入 1 个，已有 0 个，失败 1 个。',
  )
  await input.setInputFiles([file])
  await expect(results(page).nth(2)).toContainText('没有重复添加')
  await expectAccessible(page)

  await results(page).nth(0).getByRole('link', { name: '核对分稿' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(file.name)
  await expect(page.getByText('4 行全部归属')).toBeVisible()
  for (const line of text.split('\n').filter(Boolean)) {
    await expect(page.getByText(line, { exact: true }).first()).toBeVisible()
  }
  await expectAccessible(page)

  await page.getByLabel('报纸').fill(`${mark}日报`)
  await page.getByLabel('原载日期').fill('2023-12-04')
  await page.getByRole('button', { name: '保存版面信息' }).click()
  await expect(page.getByRole('status').filter({ hasText: '版面信息已保存' })).toBeVisible()
  // The page must have been read anew before its next step is taken.
  await expect(page.getByText(`${mark}日报`).first()).toBeVisible()
  await page.getByRole('button', { name: '标为完成' }).click()
  await expect(page.getByRole('button', { name: '重新打开' })).toBeVisible()

  await page.goto('/admin/pages')
  await page.getByLabel('报纸', { exact: true }).selectOption(`${mark}日报`)
  await page.getByLabel('原载日期').fill('2023-12-04')
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(page.getByRole('row').filter({ hasText: file.name })).toContainText('已完成')
  await expect(page.getByText('共 1 条')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/admin/articles')
  await page.getByLabel('标题、署名或正文').fill(mark)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: headline })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: headline })).toContainText('2023-12-04')
  await expectAccessible(page)
})

test('files can be dropped and text can be pasted', async ({ page, signInAs }) => {
  await signInAs('EDITOR')
  const [dropped, pasted] = [printedPage(), printedPage()]
  await page.goto('/admin/import')
  const data = await page.evaluateHandle(
    ({ name, text }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], name, { type: 'text/plain' }))
      return transfer
    },
    { name: dropped.file.name, text: dropped.text },
  )
  await page.getByText('把文件、文件夹或 ZIP 拖到这里').dispatchEvent('drop', { dataTransfer: data })
  await expect(results(page).nth(0)).toContainText('已导入')

  await page.getByRole('button', { name: '导入这段文本' }).click()
  await expect(page.getByText('还没有粘贴文本。')).toBeVisible()
  await page.getByLabel('版面文本').fill(pasted.text)
  await page.getByRole('button', { name: '导入这段文本' }).click()
  await expect(results(page).nth(1)).toContainText(pasted.headline)
  await expect(results(page).nth(1)).toContainText('已导入')
  await expect(results(page).nth(1)).not.toContainText('.txt')
})

test('a blank article can be begun', async ({ page, signInAs }) => {
  await signInAs('CONTRIBUTOR')
  await page.goto('/admin/articles')
  await page.getByRole('button', { name: '新建稿件' }).click()
  await expect(page).toHaveURL(/\/admin\/articles\/[0-9a-f-]{36}$/u)
})

test('lists can be filtered and sorted without scripts', async ({ browser, context, site, signInAs }) => {
  const actor = actorOf(await signInAs('EDITOR'))
  const mark = randomUUID().slice(0, 8)
  for (const headline of ['安徽', '上海', '浙江']) await makeArticle(actor, `${headline}${mark}`, ['一'])
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: site.url,
    storageState: await context.storageState(),
  })
  const page = await plain.newPage()
  await page.goto('/admin/articles')
  await page.getByLabel('标题、署名或正文').fill(mark)
  await page.getByLabel('状态', { exact: true }).selectOption('DRAFT')
  await page.getByRole('button', { name: '筛选' }).click()
  const names = page.getByRole('rowheader')
  await expect(names).toHaveCount(3)
  await page.getByRole('link', { name: '标题' }).click()
  await expect(names).toHaveText([`安徽${mark}`, `上海${mark}`, `浙江${mark}`])
  await page.getByRole('link', { name: '标题' }).click()
  await expect(names).toHaveText([`浙江${mark}`, `上海${mark}`, `安徽${mark}`])
  await plain.close()
})

test('strangers are led to the sign-in page and back, and cannot post files', async ({ page, request }) => {
  await page.goto('/admin/pages?status=OPEN')
  await expect(page).toHaveURL(/\/login\?/u)
  const answer = await request.post('/api/desk/import?name=a.txt', { data: Buffer.from('一') })
  expect([401, 403]).toContain(answer.status())
})
