import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { putAttempt } from '@/lib/db/login-attempts'
import { closeAccount } from '@/lib/newsroom/disable-user'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import { makeAccount, trySignIn } from './accounts'
import { expect, expectAccessible, test } from './fixtures'

const WRONG = '邮箱或密码不对，或账号已停用。请检查后再试。'
const TOO_MANY = /^尝试次数过多。请在 \d+ 秒后再试；密码没有被核对。$/u

const refusal = (page: Page) => page.getByRole('main').getByRole('alert')
/** Someone tries wrong passwords in a browser that the account was never signed in from. */
async function failElsewhere({ email }: { email: string }) {
  for (let failure = 0; failure < 12; failure++) await putAttempt(db, { email, ip: null, device: null })
}

const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('a desk address leads to the sign-in page and, once signed in, back to itself', async ({
  page,
  context,
}) => {
  const account = await makeAccount('EDITOR')
  await page.goto('/admin/articles?status=DRAFT&sort=headline')
  await expect(page).toHaveURL(/\/login\?to=/u)
  await expect(title(page)).toHaveText('登录编辑部')
  await trySignIn(page, account)
  await expect(page).toHaveURL(/\/admin\/articles\?status=DRAFT&sort=headline$/u)
  await expect(title(page)).toHaveText('稿件')

  const cookies = await context.cookies()
  const session = cookies.find(({ name }) => name.endsWith('corridor-session'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  for (const { name, httpOnly, sameSite } of cookies)
    expect({ name, httpOnly, sameSite }).toEqual({ name, httpOnly: true, sameSite: 'Lax' })
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('a form that finds the session ended, or another account signed in, keeps what was typed until its own is back', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const own = await context.cookies()
  await page.goto('/admin/account')
  const name = page.getByLabel('姓名', { exact: true })
  await name.fill('改过的名字')
  await context.clearCookies()
  const save = page.getByRole('button', { name: '保存', exact: true }).first()
  await save.click()
  await expect(refusal(page)).toContainText('登录已失效')
  const link = refusal(page).getByRole('link', { name: '在新窗口登录' })
  await expect(link).toHaveAttribute('target', '_blank')
  await expect(name).toHaveValue('改过的名字')

  const other = await signInAs('EDITOR')
  const nameOfOther = () => db.user.findUniqueOrThrow({ where: { id: other.id }, select: { name: true } })
  const before = await nameOfOther()
  await save.click()
  await expect(save).toBeEnabled()
  await expect(refusal(page)).toContainText('登录已失效')
  expect(await nameOfOther()).toEqual(before)

  await context.addCookies(own)
  await save.click()
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
})

test('wrong passwords, unknown and disabled accounts are refused in the same words', async ({ page }) => {
  const [account, disabled] = [await makeAccount('EDITOR'), await makeAccount('EDITOR')]
  await closeAccount(COMMAND_LINE, disabled.id)
  await page.goto('/login')
  for (const tried of [
    { ...account, password: 'not the password' },
    { email: `nobody-${account.email}`, password: account.password },
    disabled,
  ]) {
    await trySignIn(page, tried)
    await expect(refusal(page)).toHaveText(WRONG)
    await expect(page.getByLabel('邮箱')).toHaveValue(tried.email)
  }
  await expectAccessible(page)
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/login$/u)
})

test('after several failures the account must wait, and others need not', async ({ page }) => {
  const [account, other] = [await makeAccount('EDITOR'), await makeAccount('EDITOR')]
  await page.goto('/login')
  await expect(async () => {
    await trySignIn(page, { ...account, password: 'not the password' })
    await expect(refusal(page)).toHaveText(TOO_MANY, { timeout: 1 })
  }).toPass()
  await expectAccessible(page)

  // The more failures, the longer the wait: long enough here for the right password to come within it.
  await failElsewhere(account)
  await trySignIn(page, account)
  await expect(refusal(page)).toHaveText(TOO_MANY)

  await trySignIn(page, other)
  await expect(title(page)).toHaveText('概览')
  await expect(page.getByRole('link', { name: other.name })).toBeVisible()

  // Who fails on purpose elsewhere keeps nobody out of the browser they signed in from.
  await page.getByRole('button', { name: '退出' }).click()
  await expect(title(page)).toHaveText('登录编辑部')
  await failElsewhere(other)
  await trySignIn(page, other)
  await expect(title(page)).toHaveText('概览')
})

for (const to of [
  'https://example.com/',
  '//example.com',
  '/\\example.com',
  'javascript:alert(1)',
  '/login',
]) {
  test(`signing in never leads to ${to}`, async ({ page, site }) => {
    await page.goto(`/login?to=${encodeURIComponent(to)}`)
    await trySignIn(page, await makeAccount('CONTRIBUTOR'))
    await expect(page).toHaveURL(`${site.url}/admin`)
    await page.goto(`/login?to=${encodeURIComponent(to)}`)
    await expect(page).toHaveURL(`${site.url}/admin`)
  })
}

test('whoever signs out is out, also with the old cookie', async ({ page, context }) => {
  await page.goto('/login')
  await trySignIn(page, await makeAccount('EDITOR'))
  await expect(title(page)).toHaveText('概览')
  const cookies = await context.cookies()
  await page.getByRole('button', { name: '退出' }).click()
  await expect(page).toHaveURL(/\/login/u)
  await page.goto('/admin/articles')
  await expect(title(page)).toHaveText('登录编辑部')
  await context.addCookies(cookies)
  await page.goto('/admin/articles')
  await expect(title(page)).toHaveText('登录编辑部')
})

test('a page that the role does not open says so, with a 403 and a way on', async ({ page, signInAs }) => {
  await signInAs('CONTRIBUTOR')
  for (const path of ['/admin/users', '/admin/audit', '/admin/settings']) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(403)
    await expect(page.getByRole('main')).toContainText('您的角色不能打开这一页')
    await expectAccessible(page)
  }
  await page.getByRole('main').getByRole('link', { name: '回到概览' }).click()
  await expect(title(page)).toHaveText('概览')
})

test('an address of the desk at which nothing is says so at the desk, with a 404 and a way on', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const answer = await page.goto('/admin/no/such')
  expect(answer?.status()).toBe(404)
  await expect(title(page)).toHaveText('找不到这一页')
  await page.getByRole('link', { name: '回到概览' }).click()
  await expect(page).toHaveURL(/\/admin$/u)
})
