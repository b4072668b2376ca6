import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makePdf } from '@/lib/extract/fixtures/make-pdf'
import { makeZip } from '@/lib/extract/fixtures/make-zip'
import { expect, expectAccessible, test } from './fixtures'

// A busy machine starts its readers slowly.
test.describe.configure({ timeout: 180_000 })
const slowly = { timeout: 90_000 }

// One after the other: the worker reads batches in turn, and the newest stands first.
test.describe.configure({ mode: 'default' })

const newMark = () => randomUUID().slice(0, 8)
const lineOf = (mark: string) => `版面${mark}的正文只有这一行。`
const pdfOf = (...marks: string[]) =>
  Buffer.from(makePdf(marks.map((mark) => [{ x: 50, y: 80, size: 12, text: lineOf(mark) }])))

const upload = (name: string, buffer: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(buffer),
})

const fileInput = (page: Page) => page.getByLabel('选择文件……').and(page.locator('input'))
const results = (page: Page) => page.getByRole('region', { name: '导入结果' })
const rowOf = (page: Page, name: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()

test('a PDF of several pages and a ZIP come in, each bad file says why', async ({ page, signInAs }) => {
  await signInAs('CONTRIBUTOR')
  const [mark, inZip] = [newMark(), newMark()]
  await page.goto('/admin/import')
  const zip = makeZip([
    { name: '一版.txt', bytes: `走廊新闻${inZip}\n\n${lineOf(inZip)}\n` },
    { name: '密.txt', bytes: '密', flags: 1 },
  ])
  await fileInput(page).setInputFiles([
    upload(`${mark}.pdf`, pdfOf(mark, `${mark}b`, `${mark}c`)),
    upload(`${mark}.zip`, zip),
    upload(`${mark}-坏.pdf`, Buffer.from('%PDF-1.7 断')),
    upload(`${mark}.docx`, pdfOf(mark)),
  ])
  await expect(results(page).getByText('全部处理完：新导入 2 个，已有 0 个，失败 3 个。')).toBeVisible(slowly)
  await expect(rowOf(page, `${mark}.pdf`)).toContainText('共 3 页')
  await expect(rowOf(page, `${mark}.zip`)).toContainText('取出 2 个文件')
  await expect(rowOf(page, `${mark}.zip/一版.txt`)).toContainText('已导入')
  await expect(rowOf(page, `${mark}.zip/密.txt`)).toContainText('文件有密码保护')
  await expect(rowOf(page, `${mark}-坏.pdf`)).toContainText('文件已损坏或不完整')
  await expect(rowOf(page, `${mark}.docx`)).toContainText('名为 .docx，实为 PDF')
  await expectAccessible(page)

  await page.getByRole('checkbox', { name: '只看失败的 3 个' }).check()
  await expect(rowOf(page, `${mark}.pdf`)).toHaveCount(0)
  await page.getByRole('checkbox', { name: '只看失败的 3 个' }).uncheck()

  await rowOf(page, `${mark}.pdf`)
    .getByRole('link', { name: /^第 2 页/u })
    .click()
  const sheets = page.getByRole('navigation', { name: '同一文件的版面' })
  await expect(sheets).toContainText('文件第 2 页，共 3 页')
  await expect(page.getByText(lineOf(`${mark}b`)).first()).toBeVisible()
  await expectAccessible(page)
  await sheets.getByRole('link', { name: '下一页' }).click()
  await expect(page.getByText(lineOf(`${mark}c`)).first()).toBeVisible()

  await page.goto(`/admin/pages?q=${mark}.pdf&sort=name`)
  const rows = page.getByRole('rowheader')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(0)).toContainText('第 1 页，共 3 页')
  await expect(rows.nth(2)).toContainText('第 3 页，共 3 页')
})

test('an import goes on after the screen is closed, and stands there when it is opened again', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const marks = Array.from({ length: 14 }, newMark)
  await page.goto('/admin/import')
  await fileInput(page).setInputFiles(marks.map((mark) => upload(`${mark}.pdf`, pdfOf(mark))))
  // The last of them is with the server.
  await expect(rowOf(page, `${marks.at(-1)}.pdf`)).toContainText(
    /等待$|已上传|正在读取和分稿|已导入/u,
    slowly,
  )
  await page.reload()
  const recent = page.getByRole('region', { name: '最近的批量导入' })
  const batch = recent.getByRole('region').filter({ hasText: `${marks[0]}.pdf` })
  await expect(batch.getByText('全部处理完：新导入 14 个，已有 0 个，失败 0 个。')).toBeVisible(slowly)
  await expect(batch.getByRole('link', { name: /^核对分稿/u })).toHaveCount(14)
  await page.reload()
  const closed = recent.getByRole('region').first()
  await expect(closed.getByRole('listitem')).toHaveCount(0)
  await closed.getByText('文件清单').click()
  await expect(closed.getByRole('listitem').first()).toBeVisible()
  await expectAccessible(page)
})

test('a folder comes in with its paths, and what is not read yet can be cancelled', async ({
  page,
  signInAs,
}, info) => {
  await signInAs('EDITOR')
  const mark = newMark()
  const folder = info.outputPath(mark)
  mkdirSync(join(folder, '内页'), { recursive: true })
  for (let at = 10; at < 50; at += 1)
    writeFileSync(
      join(folder, '内页', `${at}.pdf`),
      pdfOf(...Array.from({ length: 12 }, (_, sheet) => `${mark}${at}n${sheet}`)),
    )
  writeFileSync(join(folder, '.hidden'), 'x')
  await page.goto('/admin/import')
  await page.getByLabel('选择文件夹……').and(page.locator('input')).setInputFiles(folder)
  // At once: a quick machine has read all of it before a slow test has looked.
  await results(page).getByRole('button', { name: '取消导入' }).click(slowly)
  const dialog = page.getByRole('dialog', { name: '取消这批导入？' })
  await dialog.getByRole('button', { name: '取消导入' }).click()
  await expect(page.getByRole('status').filter({ hasText: '这批导入已取消' })).toBeVisible()
  await expect(results(page).getByText(/全部处理完：.*取消 \d+ 个/u)).toBeVisible(slowly)
  await expect(rowOf(page, `${mark}/内页/10.pdf`)).toContainText(/已导入|已取消/u)
  await expect(rowOf(page, `${mark}/内页/49.pdf`)).toContainText('已取消')
  await expect(results(page).getByRole('button', { name: '取消导入' })).toHaveCount(0)
  await expectAccessible(page)
})
