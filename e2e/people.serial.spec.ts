import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { deskAddress } from '@/lib/editorial/addresses'
import { codeOf, stepAt } from '@/lib/editorial/totp'
import { updateMailServer } from '@/lib/newsroom/update-mail-server'
import { makeActor } from '@/seeds/factory'
import { openMailSink, type MailSink } from '@/seeds/mail-sink'
import { makeAccount, trySignIn, type Account } from './accounts'
import { expect, expectAccessible, test, type Site } from './fixtures'
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
  await expect(title(page)).toHaveText('登录编辑部')
  await trySignIn(page, account)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('邮箱或密码不对')
  await trySignIn(page, { ...account, password: NEXT })
  await expect(title(page)).toHaveText('概览')
  expect(mails.to(`nobody-${account.email}`)).toEqual([])
})

/** Another browser, signed in by typing. */
async function signInElsewhere(browser: Browser, site: Site, account: Account): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: site.url, locale: 'zh-CN' })).newPage()
  await page.goto('/login')
  await trySignIn(page, account)
  return page
}

/** The key of an authenticator as a person types it, as bytes. */
function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/\s/gu, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

test('two-step sign-in asks for a code, and a recovery code stands in for it', async ({ browser, site }) => {
  const account = await makeAccount('EDITOR')
  const page = await signInElsewhere(browser, site, account)
  await page.getByRole('link', { name: account.name }).click()
  await page.getByRole('button', { name: '开启两步验证' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('登录密码').fill(account.password)
  await dialog.getByRole('button', { name: '下一步' }).click()
  await expect(dialog.getByRole('img', { name: '身份验证器的二维码' })).toBeVisible()
  await expectAccessible(page)
  const key = fromBase32((await dialog.locator('[translate="no"]').textContent()) ?? '')
  const step = stepAt(new Date())
  await dialog.getByLabel('验证码').fill(codeOf(key, step))
  await dialog.getByRole('button', { name: '确认开启' }).click()
  await said(page, '恢复码已生成')
  const codes = await page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: /^[a-z2-9-]{19}$/u })
    .allTextContents()
  expect(codes).toHaveLength(10)
  await expectSound(page, 'zh-CN')

  await page.getByRole('button', { name: '退出', exact: true }).click()
  await expect(title(page)).toHaveText('登录编辑部')
  await trySignIn(page, account)
  await expect(page.getByLabel('验证码')).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('验证码').fill('000000')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('验证码不对')
  await page.getByLabel('验证码').fill(codes[0] ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(title(page)).toHaveText('概览')
  await page.goto(deskAddress.account)
  await expect(page.getByRole('main')).toContainText('还有 9 个恢复码没用过')

  const other = await signInElsewhere(browser, site, account)
  await other.getByLabel('验证码').fill(codeOf(key, step + 1))
  await other.getByRole('button', { name: '登录' }).click()
  await expect(title(other)).toHaveText('概览')
})

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
