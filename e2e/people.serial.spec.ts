import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { deskAddress } from '@/lib/editorial/addresses'
import { makeAccount, trySignIn, type Account } from './accounts'
import { expect, test, type Site } from './fixtures'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

/** Another browser, signed in by typing. */
async function signInElsewhere(browser: Browser, site: Site, account: Account): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: site.url, locale: 'zh-CN' })).newPage()
  await page.goto('/login')
  await trySignIn(page, account)
  return page
}

test('one sees every device one is signed in on, and signs the others out', async ({ browser, site }) => {
  const account = await makeAccount('EDITOR')
  const [here, there] = [
    await signInElsewhere(browser, site, account),
    await signInElsewhere(browser, site, account),
  ]
  await expect(title(there)).toHaveText('概览')
  await here.goto(deskAddress.account)
  const devices = here.getByRole('table', { name: '已登录的设备' }).getByRole('row')
  await expect(devices.filter({ hasText: 'Chrome' })).toHaveCount(2)
  await expect(devices.filter({ hasText: '本机' })).toHaveCount(1)
  await here.getByRole('button', { name: '退出其他所有设备' }).click()
  const dialog = here.getByRole('dialog')
  await expect(dialog).toContainText('另外 1 台设备')
  await dialog.getByRole('button', { name: '退出其他所有设备' }).click()
  await said(here, '已退出其他所有设备')
  await expect(devices.filter({ hasText: 'Chrome' })).toHaveCount(1)
  await there.goto(deskAddress.articles)
  await expect(title(there)).toHaveText('登录编辑部')
})

test('the record of acts is taken away as a file, narrowed as on the screen', async ({ page, signInAs }) => {
  const account = await makeAccount('EDITOR')
  await signInAs('ADMIN')
  await page.goto(`${deskAddress.audit}?q=${account.email}`)
  for (const [link, sign] of [
    ['CSV 表格', `user.create,user,${account.id},${account.email}`],
    ['JSON Lines', `"action":"user.create","targetType":"user","targetId":"${account.id}"`],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link }).click(),
    ])
    const text = readFileSync(await file.path(), 'utf8')
    expect(text).toContain(sign)
    expect(text).not.toContain('session.start')
  }
  await page.goto(deskAddress.audit)
  await expect(
    page.getByRole('rowheader').filter({ hasText: '导出了审计记录（jsonl）' }).first(),
  ).toBeVisible()
})
