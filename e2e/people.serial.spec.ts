import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { deskAddress } from '@/lib/editorial/addresses'
import { updateMailServer } from '@/lib/newsroom/update-mail-server'
import { makeActor } from '@/seeds/factory'
import { openMailSink, type MailSink } from '@/seeds/mail-sink'
import { makeAccount, trySignIn } from './accounts'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound } from './looks'

const NEXT = 'another long phrase'
const title = (page: Page) => page.getByRole('heading', { level: 1 })
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

let mails: MailSink
test.beforeAll(async ({ site }) => {
  expect(site.url).toContain('localhost')
  mails = await openMailSink()
  const server = {
    host: '127.0.0.1',
    port: mails.port,
    security: 'none',
    from: '编辑部 <desk@example.cn>',
  } as const
  await updateMailServer(await makeActor('ADMIN'), { ...server, user: '', password: '' })
})
test.afterAll(() => mails.close())

/** The link in the newest letter to an address, once the worker has sent it. */
async function linkMailedTo(address: string, subject: RegExp): Promise<string> {
  const letter = () => mails.to(address).find((one) => subject.test(one.subject ?? ''))
  await expect.poll(() => letter()?.subject, { timeout: 20_000 }).toBeDefined()
  return /https?:\/\/\S+\/login\/\w+\/[\w-]+/u.exec(letter()?.text ?? '')?.[0] ?? ''
}

async function choosePassword(page: Page, act: string) {
  await page.getByLabel('新密码').fill(NEXT)
  await page.getByLabel('再输一遍').fill(NEXT)
  await page.getByRole('button', { name: act }).click()
}

test('who is invited by mail opens an account and signs in', async ({ page, browser, site, signInAs }) => {
  const email = `${randomUUID()}@example.cn`
  await signInAs('ADMIN')
  await page.goto(deskAddress.users)
  await page.getByRole('button', { name: '邀请成员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('邮箱').fill(email)
  await dialog.getByLabel('角色').selectOption('编辑')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '发送邀请' }).click()
  await said(page, '邀请已发出')
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('编辑')

  const link = await linkMailedTo(email, /邀请您加入编辑部/u)
  const theirs = await (await browser.newContext({ baseURL: site.url, locale: 'zh-CN' })).newPage()
  await theirs.goto(link)
  await expect(theirs.getByRole('main')).toContainText('角色是“编辑”')
  await expectSound(theirs, 'zh-CN')
  await theirs.getByLabel('姓名').fill('新编辑')
  await choosePassword(theirs, '开通账号')
  await theirs.getByRole('link', { name: '登录编辑部' }).click()
  await trySignIn(theirs, { email, password: NEXT })
  await expect(theirs.getByRole('link', { name: '新编辑（编辑）' })).toBeVisible()
  await theirs.goto(link)
  await expect(theirs.getByRole('main')).toContainText('这个邀请链接已失效')
})

test('a forgotten password is set by mail, and the answer never tells who has an account', async ({
  page,
}) => {
  const account = await makeAccount('EDITOR')
  await page.goto('/login')
  await page.getByRole('link', { name: '忘记密码？' }).click()
  await expectSound(page, 'zh-CN')
  const answers: string[] = []
  for (const email of [`nobody-${account.email}`, account.email]) {
    await page.goto(deskAddress.forgotten)
    await page.getByLabel('邮箱').fill(email)
    await page.getByRole('button', { name: '发送重设链接' }).click()
    answers.push(
      (await page.getByRole('status').filter({ hasText: '如果这个邮箱有账号' }).textContent()) ?? '',
    )
  }
  expect(new Set(answers).size).toBe(1)
  await page.goto(await linkMailedTo(account.email, /重设编辑部密码/u))
  await choosePassword(page, '设置新密码')
  await page.getByRole('link', { name: '登录编辑部' }).click()
  await trySignIn(page, account)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('邮箱或密码不对')
  await trySignIn(page, { ...account, password: NEXT })
  await expect(title(page)).toHaveText('概览')
  expect(mails.to(`nobody-${account.email}`)).toEqual([])
})
