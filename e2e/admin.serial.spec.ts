import type { Browser, Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { closeAccount } from '@/lib/newsroom/disable-user'
import { updateSecuritySettings } from '@/lib/newsroom/update-security-setting'
import { makeActor } from '@/seeds/factory'
import { makeAccount, trySignIn, type Account } from './accounts'
import { makeAnnotated, makeMark } from './annotated'
import { expect, expectAccessible, test, type Site } from './fixtures'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

/** Another browser, signed in by typing. */
async function signInElsewhere(browser: Browser, site: Site, account: Account): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage()
  await page.goto('/login')
  await trySignIn(page, account)
  await expect(title(page)).toHaveText('概览')
  return page
}

/** Opens the form of an act on an account. */
async function beginAct(page: Page, account: { email: string }, act: string) {
  await page.goto(`${deskAddress.users}?q=${account.email}`)
  await page.getByRole('row').filter({ hasText: account.email }).getByRole('button', { name: act }).click()
  return page.getByRole('dialog')
}

async function expectAudited(page: Page, target: string, sentence: string) {
  await page.goto(`${deskAddress.audit}?q=${encodeURIComponent(target)}`)
  await expect(page.getByRole('rowheader').filter({ hasText: sentence }).first()).toBeVisible()
}

test('merged tags are one to readers at both addresses, and two again when un-merged', async ({
  page,
  browser,
  site,
  signInAs,
}) => {
  const maker = await makeActor('ADMIN')
  const [loser, survivor] = [await makeAnnotated(maker, makeMark()), await makeAnnotated(maker, makeMark())]
  const tags = await Promise.all(
    [loser, survivor].map(({ tag }) => db.tag.findUniqueOrThrow({ where: { id: tag.id } })),
  )
  const readers = await (await browser.newContext({ baseURL: site.url })).newPage()
  const expectNames = async (names: readonly string[]) => {
    for (const [at, { slug }] of tags.entries()) {
      await expect(async () => {
        await readers.goto(siteAddress.tag('zh-CN', slug))
        await expect(title(readers)).toHaveText(names[at] ?? '', { timeout: 100 })
      }).toPass()
    }
  }
  await expectNames([loser.tag.name, survivor.tag.name])

  await signInAs('ADMIN')
  await page.goto(deskAddress.tag(loser.tag.id))
  await page.getByRole('button', { name: '并入另一标签' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await dialog.getByRole('searchbox').fill(survivor.tag.name)
  await dialog.getByRole('radio', { name: survivor.tag.name }).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '看看会有什么变化' }).click()
  await expect(page.getByRole('main')).toContainText('提及 1 处（已发布 1 处）')
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await expect(title(page)).toHaveText(survivor.tag.name)
  await said(page, `“${loser.tag.name}”已并入“${survivor.tag.name}”`)
  await page.goto(deskAddress.tag(loser.tag.id))
  await expect(page.getByRole('link', { name: `已并入 ${survivor.tag.name}` })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('它的 2 处使用都计入')
  await expectNames([survivor.tag.name, survivor.tag.name])
  for (const { headline } of [loser, survivor])
    await expect(readers.getByRole('main').getByRole('link', { name: headline }).first()).toBeVisible()

  await page.getByRole('button', { name: '拆回' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '拆回' }).click()
  await said(page, '已拆回')
  await expectNames([loser.tag.name, survivor.tag.name])
  await expect(readers.getByRole('main').getByRole('link', { name: loser.headline })).toHaveCount(0)

  await expectAudited(page, loser.tag.name, `合并了标签“${loser.tag.name}”`)
  await expectAudited(page, loser.tag.name, `拆回了标签“${loser.tag.name}”`)
})

test('a disabled account is out at its next click and cannot come back until enabled', async ({
  page,
  browser,
  site,
  signInAs,
}) => {
  const account = await makeAccount('EDITOR')
  const theirs = await signInElsewhere(browser, site, account)
  await signInAs('ADMIN')
  const dialog = await beginAct(page, account, '停用')
  await expect(dialog).toContainText('会立即从所有设备退出')
  await dialog.getByRole('button', { name: '停用' }).click()
  await said(page, `已停用 ${account.name}`)

  await theirs.getByRole('navigation').getByRole('link', { name: '稿件' }).click()
  await expect(title(theirs)).toHaveText('登录编辑部')
  await trySignIn(theirs, account)
  await expect(theirs.getByRole('main').getByRole('alert')).toContainText('邮箱或密码不对，或账号已停用')

  const again = await beginAct(page, account, '恢复')
  await again.getByRole('button', { name: '恢复' }).click()
  await said(page, `已恢复 ${account.name}`)
  await trySignIn(theirs, account)
  await expect(title(theirs)).toHaveText('稿件')
  await expectAudited(page, account.email, `停用了账号${account.email}`)
  await expectAudited(page, account.email, `恢复了账号${account.email}`)
})

test('a changed role counts at once, and ends every session', async ({ page, browser, site, signInAs }) => {
  const account = await makeAccount('CONTRIBUTOR')
  const theirs = await signInElsewhere(browser, site, account)
  await theirs.goto(deskAddress.users)
  await expect(theirs.getByRole('main')).toContainText('您的角色不能打开这一页')

  await signInAs('ADMIN')
  const changeTo = async (role: string) => {
    const dialog = await beginAct(page, account, '改角色')
    await dialog.getByLabel('角色').selectOption(role)
    await dialog.getByRole('button', { name: '改角色' }).click()
    await said(page, `已改 ${account.name} 的角色`)
  }
  await changeTo('管理员')
  await theirs.reload()
  await trySignIn(theirs, account)
  await expect(title(theirs)).toHaveText('用户')

  await changeTo('撰稿')
  await theirs.getByRole('columnheader', { name: '姓名' }).getByRole('link').click()
  // The list that is left has a field for addresses, too.
  await expect(title(theirs)).toHaveText('登录编辑部')
  await trySignIn(theirs, account)
  await expect(theirs.getByRole('main')).toContainText('您的角色不能打开这一页')
  await expectAudited(page, account.email, `改了账号${account.email}的角色`)
})

test('a reset password is shown once and ends every session', async ({ page, browser, site, signInAs }) => {
  const account = await makeAccount('EDITOR')
  const theirs = await signInElsewhere(browser, site, account)
  await signInAs('ADMIN')
  const dialog = await beginAct(page, account, '重设密码')
  await dialog.getByRole('button', { name: '重设密码' }).click()
  await expect(dialog).toContainText('只在这里显示一次')
  const password = (await dialog.locator('[translate="no"]').textContent()) ?? ''
  expect(password.length).toBeGreaterThanOrEqual(10)

  await theirs.getByRole('navigation').getByRole('link', { name: '稿件' }).click()
  await expect(title(theirs)).toHaveText('登录编辑部')
  await trySignIn(theirs, account)
  await expect(theirs.getByRole('main').getByRole('alert')).toContainText('邮箱或密码不对')
  await trySignIn(theirs, { ...account, password })
  await expect(title(theirs)).toHaveText('稿件')

  await page.reload()
  await expect(page.getByText(password)).toHaveCount(0)
  await expectAudited(page, account.email, `重设了账号${account.email}的密码`)
})

test('the last admin can neither step down nor be disabled', async ({ page, signInAs }) => {
  const { id, email } = await signInAs('ADMIN')
  const others = await db.user.findMany({ where: { role: 'ADMIN', disabledAt: null, id: { not: id } } })
  for (const other of others) await closeAccount(COMMAND_LINE, other.id)

  const dialog = await beginAct(page, { email }, '改角色')
  await dialog.getByLabel('角色').selectOption('编辑')
  await dialog.getByRole('button', { name: '改角色' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(
    '这是最后一位在用的管理员，不能停用或改角色。请先任命另一位管理员。',
  )
  await expectAccessible(page)
  await page.reload()
  const row = page.getByRole('row').filter({ hasText: email })
  await expect(row.getByRole('cell', { name: '管理员', exact: true })).toBeVisible()
  await expect(row.getByRole('button', { name: '停用' })).toHaveCount(0)
})

test('readers see a new name of the site at once, in each language its own', async ({
  page,
  browser,
  site,
  signInAs,
}) => {
  const mark = makeMark()
  const names = { 'zh-CN': `走廊日报${mark}`, en: `Corridor Daily ${mark}` } as const
  const readers = await (await browser.newContext({ baseURL: site.url })).newPage()
  await readers.goto('/')
  await signInAs('ADMIN')
  await page.goto(deskAddress.settings)
  await page.getByLabel('中文名称').fill(names['zh-CN'])
  await page.getByLabel('英文名称').fill(names.en)
  await page.getByRole('button', { name: '保存设置' }).click()
  await said(page, '设置已保存')
  for (const locale of ['zh-CN', 'en'] as const) {
    await expect(async () => {
      await readers.goto(siteAddress.home(locale))
      const home = readers.getByRole('banner').getByRole('link', { name: names[locale] })
      await expect(home).toBeVisible({ timeout: 100 })
    }).toPass({ timeout: 10_000, intervals: [100] })
    await expect(readers).toHaveTitle(new RegExp(names[locale], 'u'))
  }
  await readers.goto(deskAddress.login)
  await expect(readers.getByRole('main')).toContainText(names['zh-CN'])
  await expectAudited(page, '', '修改了设置')
})

test('the cities of the line, the sections and the size of pictures are set at the desk', async ({
  page,
  browser,
  site,
  signInAs,
}) => {
  const mark = makeMark()
  const readers = await (await browser.newContext({ baseURL: site.url })).newPage()
  await signInAs('ADMIN')
  await page.goto(deskAddress.settings)
  const cities = page.getByLabel('城市（每行一个：中文名 英文名）')
  await cities.fill(`${await cities.inputValue()}\n常州`)
  await page.getByRole('button', { name: '保存城市' }).click()
  await expect(page.getByText('每行写一个城市')).toBeVisible()
  await cities.fill(`${await cities.inputValue()} Changzhou`)
  await page.getByRole('button', { name: '保存城市' }).click()
  await said(page, '走廊城市已保存')
  await expect(async () => {
    await readers.goto(siteAddress.home('en'))
    await expect(readers.getByRole('banner')).toContainText('Changzhou', { timeout: 100 })
  }).toPass({ timeout: 10_000, intervals: [100] })

  const [name, renamed] = [`专题${mark}`, `专刊${mark}`]
  await page.getByRole('button', { name: '新建栏目' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('中文名称').fill(name)
  await dialog.getByLabel('英文名称').fill(`Special ${mark}`)
  await dialog.getByLabel('网址').fill(`special-${mark.toLowerCase()}`)
  await dialog.getByRole('button', { name: '新建' }).click()
  await said(page, '已新建栏目')
  const rows = page.getByRole('table', { name: '栏目' }).getByRole('row')
  await expect(rows.last()).toContainText(name)
  await page.getByRole('button', { name: `把“${name}”上移` }).click()
  await said(page, `已移动“${name}”`)
  await expect(rows.last()).not.toContainText(name)
  const row = rows.filter({ hasText: `special-${mark.toLowerCase()}` })
  await row.getByRole('button', { name: '改名' }).click()
  await dialog.getByLabel('中文名称').fill(renamed)
  await dialog.getByRole('button', { name: '改名' }).click()
  await expect(row).toContainText(renamed)
  await row.getByRole('button', { name: '删除' }).click()
  await dialog.getByRole('button', { name: '删除' }).click()
  await expect(row).toHaveCount(0)

  await page.getByLabel('单张图片最大（MB）').fill('1')
  await page.getByRole('button', { name: '保存图片大小限制' }).click()
  await said(page, '图片大小限制已保存')
  await page.goto(deskAddress.pictures)
  const large = { name: `${mark}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.alloc(1_000_001, 0xff) }
  await page.locator('input[type=file]').setInputFiles(large)
  const upload = page.getByRole('list', { name: '上传的图片' }).getByRole('listitem')
  await expect(upload).toContainText('文件太大，最多 1 MB')
})

test('an admin who needs a second factor is led to get it, and to nothing else', async ({
  page,
  signInAs,
}) => {
  await signInAs('ADMIN')
  await page.goto(deskAddress.settings)
  await page.getByRole('checkbox', { name: '要求管理员开启两步验证' }).check()
  await page.getByRole('button', { name: '保存登录安全设置' }).click()
  await expect(title(page)).toHaveText('我的账号')
  await expect(page.getByRole('main')).toContainText('本站要求管理员开启两步验证')
  await page.goto(deskAddress.articles)
  await expect(title(page)).toHaveText('我的账号')
  // An editor has no more to do than before.
  await signInAs('EDITOR')
  await page.goto(deskAddress.articles)
  await expect(title(page)).toHaveText('稿件')
  await updateSecuritySettings(await makeActor('ADMIN'), { adminsNeedFactor: false })
})
