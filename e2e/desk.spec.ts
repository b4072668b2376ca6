import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Actor, Locale, Role } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import { createTag } from '@/lib/newsroom/create-tag'
import { updateAccount } from '@/lib/newsroom/update-account'
import { makeActor } from '@/seeds/factory'
import { makePage } from '@/seeds/page-factory'
import { makeAnnotated, makeMark } from './annotated'
import { addressOf, filesUnder } from './desk-files'
import { expect, test } from './fixtures'
import { expectSound, LOOKS } from './looks'

type SignIn = (role: Role) => Promise<{ id: string; email: string }>

async function signInActor(signInAs: SignIn, role: Role, locale: Locale = 'zh-CN'): Promise<Actor> {
  const actor = { ...(await signInAs(role)), name: '值班', role, locale }
  await updateAccount(actor, actor)
  return actor
}

const title = (page: Page) => page.getByRole('heading', { level: 1 })

/** One address of every type of desk page, each with something on it. */
async function everyAddress(actor: Actor) {
  const article = await makeAnnotated(actor, makeMark())
  const { id } = await makePage(actor, {
    newspaper: { value: '松江报', isGuess: true },
    lines: [
      { text: '走廊工程开工', articleId: article.id, role: 'headline' },
      { text: '广告一则', reason: 'advertisement' },
      { text: '无人认领' },
    ],
  })
  return [
    deskAddress.home,
    deskAddress.import,
    deskAddress.pages,
    deskAddress.page(id),
    deskAddress.articles,
    deskAddress.calendar,
    `${deskAddress.calendar}?view=week`,
    deskAddress.article(article.id),
    deskAddress.preview(article.id),
    deskAddress.tags,
    deskAddress.tag(article.tag.id),
    deskAddress.metrics,
    `${deskAddress.metrics}?tab=indicators`,
    deskAddress.users,
    deskAddress.audit,
    deskAddress.account,
    deskAddress.settings,
  ]
}

for (const { device, viewport, colorScheme, locale } of LOOKS) {
  test.describe(`on a ${device}, ${colorScheme}, in ${locale}`, () => {
    test.use({ viewport, colorScheme, locale: locale === 'en' ? 'en-GB' : 'zh-CN' })
    test('every desk page is accessible and no wider than the screen', async ({ page, signInAs }) => {
      test.setTimeout(300_000)
      await page.goto(deskAddress.login)
      await expectSound(page, locale)
      const actor = await signInActor(signInAs, 'ADMIN', locale)
      for (const address of await everyAddress(actor)) {
        const answer = await page.goto(address)
        expect(answer?.status(), address).toBe(200)
        await expectSound(page, locale)
      }
    })
  })
}

test('links lead only where the role may go', async ({ page, signInAs }) => {
  // What waits is counted in brackets.
  const common = [
    '概览',
    '导入版面',
    '版面',
    '稿件',
    /^接转与重复/u,
    '发稿日历',
    '首页编排',
    '图片库',
    '标签',
    '指标',
    /^冲突/u,
  ]
  const links = page.getByRole('navigation', { name: '编辑部' }).getByRole('link')
  for (const [role, names] of [
    ['CONTRIBUTOR', common],
    ['EDITOR', common],
    ['ADMIN', [...common, '建议规则', '用户', '审计', '后续任务', '设置']],
  ] as const) {
    await signInAs(role)
    await page.goto(deskAddress.home)
    await expect(links).toHaveText([...names])
  }
})

test('on a phone the ways of the desk are one row, which opens to all of them and closes behind', async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signInAs('ADMIN')
  await page.goto(deskAddress.home)
  const ways = page.getByRole('navigation', { name: '编辑部' })
  await expect(ways.getByRole('link')).toHaveCount(0)
  expect((await ways.boundingBox())?.height).toBeLessThanOrEqual(48)
  await ways.getByRole('button', { name: '菜单' }).click()
  await expect(ways.getByRole('link')).toHaveCount(16)
  await expectSound(page, 'zh-CN')
  await page.keyboard.press('Escape')
  await expect(ways.getByRole('link')).toHaveCount(0)
  await expect(ways.getByRole('button', { name: '菜单' })).toBeFocused()
  await ways.getByRole('button', { name: '菜单' }).click()
  await ways.getByRole('link', { name: '发稿日历' }).click()
  await expect(title(page)).toHaveText('发稿日历')
  await expect(ways.getByRole('link')).toHaveCount(0)
  await expect(ways).toContainText('发稿日历')
})

test('a contributor may look at a tag but not change it', async ({ page, signInAs }) => {
  const { tag } = await makeAnnotated(await makeActor('ADMIN'), makeMark())
  await signInAs('CONTRIBUTOR')
  await page.goto(deskAddress.tag(tag.id))
  await expect(title(page)).toHaveText(tag.name)
  for (const name of ['并入另一标签', '改类型', '保存'])
    await expect(page.getByRole('button', { name })).toHaveCount(0)
})

test('a new article opens in the editor and stands in the list', async ({ page, signInAs }) => {
  await signInAs('CONTRIBUTOR')
  const headline = `新写的稿件${makeMark()}`
  await page.goto(deskAddress.articles)
  await page.getByRole('button', { name: '新建稿件' }).click()
  await expect(page).toHaveURL(/\/admin\/articles\/[0-9a-f-]{36}$/u)
  await page.getByRole('textbox', { name: '主题' }).fill(headline)
  await expect(page.getByText(/^已保存/u).first()).toBeVisible()
  await page.goto(`${deskAddress.articles}?q=${encodeURIComponent(headline)}`)
  await expect(page.getByRole('rowheader')).toHaveText([headline])
})

test('the facts of a page can be put right, and the list finds it by them', async ({ page, signInAs }) => {
  const actor = await signInActor(signInAs, 'CONTRIBUTOR')
  const newspaper = `走廊报${makeMark()}`
  const fileName = `${makeMark()}.txt`
  const made = await makePage(actor, {
    fileName,
    newspaper: { value: '误读报', isGuess: true },
    printedOn: { value: '2020-01-01', isGuess: true },
    lines: [{ text: '广告一则', reason: 'advertisement' }],
  })
  await page.goto(deskAddress.page(made.id))
  await expect(page.getByText('推测，请核对').first()).toBeVisible()
  await page.getByLabel('报纸').fill(newspaper)
  await page.getByLabel('原载日期').fill('2022-03-04')
  await page.getByLabel('版次').fill('要闻 A2')
  await page.getByRole('button', { name: '保存版面信息' }).click()
  await expect(page.getByRole('status').filter({ hasText: '版面信息已保存' })).toBeVisible()
  await expect(page.getByText('推测，请核对')).toHaveCount(0)
  // What was done is said on the page where it was done, and no longer on the next.
  await page.getByRole('navigation').getByRole('link', { name: '稿件', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('稿件')
  await expect(page.getByRole('region', { name: '状态栏' })).not.toContainText('版面信息已保存')

  const names = page.getByRole('rowheader')
  await page.goto(`${deskAddress.pages}?newspaper=${encodeURIComponent(newspaper)}&printedOn=2022-03-04`)
  await expect(names).toHaveText([fileName])
  await expect(page.getByRole('row').filter({ hasText: fileName })).toContainText('要闻 A2')
  await page.goto(`${deskAddress.pages}?newspaper=${encodeURIComponent(newspaper)}&printedOn=2020-01-01`)
  await expect(page.getByText('没有符合条件的内容')).toBeVisible()
})

test('a list is filtered, sorted, searched and turned by its address', async ({ page, signInAs }) => {
  const actor = await signInActor(signInAs, 'EDITOR')
  const mark = makeMark()
  const numbers = Array.from({ length: 51 }, (_, at) => String(at + 1).padStart(2, '0'))
  for (const number of numbers) await createTag(actor, { type: 'event', name: `${mark}活动${number}` })
  await createTag(actor, { type: 'policy', name: `${mark}办法` })
  const names = page.getByRole('rowheader')

  await page.goto(deskAddress.tags)
  await page.getByLabel('名称、别名、拼音或首字母').fill(mark)
  await page.getByLabel('类型').selectOption('事件')
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(page.getByText('共 51 条')).toBeVisible()
  await page.getByRole('columnheader', { name: '名称' }).getByRole('link').click()
  await expect(names).toHaveCount(50)
  await expect(names.first()).toContainText('活动01')
  await page.getByRole('link', { name: '下一屏' }).click()
  await expect(names).toHaveCount(1)
  await expect(names).toContainText('活动51')

  const address = page.url()
  await page.goto(deskAddress.home)
  await page.goto(address)
  await expect(names).toContainText('活动51')
  await page.getByRole('link', { name: '回到开头' }).click()
  await expect(names).toHaveCount(50)
  await page.getByRole('columnheader', { name: '名称' }).getByRole('link').click()
  await expect(names.first()).toContainText('活动51')
  await page.getByRole('link', { name: '清除条件' }).click()
  await expect(page.getByLabel('类型')).toHaveValue('')
})

test('every page of the desk leads strangers to the sign-in page and shows nothing', async ({ request }) => {
  const pages = filesUnder('app/(desk)/admin', 'page.tsx')
  expect(pages.length).toBeGreaterThan(10)
  for (const { folder } of pages) {
    const address = addressOf('/admin', folder)
    const answer = await request.get(address, { maxRedirects: 0 })
    expect([address, answer.status()]).toEqual([address, 307])
    const to = address === deskAddress.home ? '' : `?to=${encodeURIComponent(address)}`
    expect(answer.headers().location).toBe(`${deskAddress.login}${to}`)
  }
})

test('every route of the desk refuses strangers, and writing from other sites', async ({
  request,
  page,
  site,
  signInAs,
}) => {
  const routes = filesUnder('app/api/desk', 'route.ts').flatMap(({ file, folder }) =>
    [...readFileSync(file, 'utf8').matchAll(/^export const ([A-Z]+) =/gmu)].map(([, method = '']) => ({
      method,
      address: addressOf('/api/desk', folder),
    })),
  )
  expect(routes.length).toBeGreaterThan(5)
  for (const { method, address } of routes) {
    const answer = await request.fetch(address, { method, headers: { origin: site.url } })
    expect([method, address, answer.status()]).toEqual([method, address, 401])
    expect(await answer.json()).toEqual({ ok: false, code: 'unauthenticated' })
  }
  await signInAs('ADMIN')
  for (const { method, address } of routes.filter((route) => route.method !== 'GET')) {
    for (const origin of ['https://example.com', null]) {
      const answer = await page.request.fetch(address, { method, headers: origin ? { origin } : {} })
      expect([method, address, answer.status()]).toEqual([method, address, 403])
    }
  }
})
