import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { deskAddress } from '@/lib/editorial/addresses'
import { siteAddress } from '@/lib/editorial/addresses'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import { importFile } from '@/lib/newsroom/import-page'
import { makeActor, makeArticle, makePublished } from '@/seeds/factory'
import { makeAnnotated, makeMark } from './annotated'
import { articleText, lastAct, openArticle, publishAgain, saveState, selectWords } from './editor'
import { expect, expectAccessible, test } from './fixtures'

const marks = (page: Page, kind: 'mention' | 'metric') => articleText(page).locator(`[data-${kind}]`)
const saved = (page: Page) => expect(saveState(page)).toContainText('已保存')

/** An imported article, with what the machine suggests for it; its share is of its own, since a refused one is not offered again. */
async function importArticle(): Promise<{ id: string; share: string }> {
  const share = `${randomInt(1000, 9999) / 100}%`
  const text = [
    `九城市共建科创走廊${makeMark()}`,
    `本报讯(记者 李天蔚)昨天，九城市在松江区签下合作项目，松江区目前有高新技术企业1.5万家，比上年增长${share}。`,
    '',
  ].join('\n')
  const file = { name: `${makeMark()}.txt`, bytes: new TextEncoder().encode(text) }
  const { pageId } = await importFile(COMMAND_LINE, file)
  const { articleId } = await db.ledgerRow.findFirstOrThrow({ where: { pageId, articleId: { not: null } } })
  return { id: articleId ?? '', share }
}

test('two quick keys accept two suggestions, while the tag of the first is still being found', async ({
  page,
  signInAs,
}) => {
  await signInAs('CONTRIBUTOR')
  const { id } = await importArticle()
  await openArticle(page, id)
  await page.route('**/api/desk/tags/names', async (route) => {
    await new Promise((done) => setTimeout(done, 1_000))
    await route.continue()
  })
  const list = page.getByRole('list', { name: '待定的建议' })
  await list
    .getByRole('button', { name: /^地点 ?松江区/u })
    .nth(1)
    .click()
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  await expect(marks(page, 'metric')).toHaveText('1.5万家')
  await expect(marks(page, 'mention')).toHaveText('松江区')
  await saved(page)
  await expect(marks(page, 'mention')).toHaveText('松江区')
})

/** The markup of a page: Next adds the same tree once more as data, in pieces whose order is chance. */
const withoutScripts = (body: string) => body.replaceAll(/<script\b.*?<\/script>/gsu, '')

test('suggestions are accepted, corrected and rejected, each is one step back, and decisions are kept', async ({
  page,
  signInAs,
}) => {
  await signInAs('CONTRIBUTOR')
  const { id, share } = await importArticle()
  await openArticle(page, id)
  const list = page.getByRole('list', { name: '待定的建议' })
  const growth = list.getByRole('button').filter({ hasText: share })
  const firms = list.getByRole('button').filter({ hasText: '1.5万家' })

  await growth.click()
  await page.keyboard.press('a')
  await expect(marks(page, 'metric')).toHaveText(share)
  await expect(growth).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(marks(page, 'metric')).toHaveCount(0)
  await expect(growth).toHaveCount(1)
  await page.keyboard.press('Control+Shift+Z')
  await expect(marks(page, 'metric')).toHaveText(share)
  await page.keyboard.press('Control+Z')
  await expect(growth).toHaveCount(1)

  await growth.click()
  await list.getByRole('button', { name: '拒绝' }).click()
  await expect(lastAct(page, `已拒绝建议“${share}”`)).toBeVisible()
  await expect(growth).toHaveCount(0)

  await firms.click()
  await list.getByRole('button', { name: '更正' }).click()
  const form = page.getByRole('dialog', { name: '指标' })
  await form.getByLabel('主体').fill('松江')
  await form.getByRole('button', { name: '标为指标' }).click()
  await expect(marks(page, 'metric')).toHaveText('1.5万家')
  await saved(page)

  await page.reload()
  await expect(marks(page, 'metric')).toHaveText('1.5万家')
  await expect(list).toBeVisible()
  await expect(growth.or(firms)).toHaveCount(0)
  await marks(page, 'metric').click()
  const here = page.getByRole('dialog', { name: '此处的标注' })
  await expect(here.getByText('松江', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('a rejection by itself is saved, and so is taking it back', async ({ page, signInAs }) => {
  await signInAs('CONTRIBUTOR')
  const { id, share } = await importArticle()
  await openArticle(page, id)
  const growth = page.getByRole('list', { name: '待定的建议' }).getByRole('button').filter({ hasText: share })
  const drawn = articleText(page).locator('[data-suggestion]').filter({ hasText: share })
  await expect(drawn).toHaveCount(1)

  await growth.click()
  const sent = page.waitForResponse((response) => response.request().method() === 'PUT')
  await page.keyboard.press('r')
  await expect(drawn).toHaveCount(0)
  expect((await sent).request().postDataJSON().decisions).toContainEqual({
    suggestionId: expect.any(String),
    state: 'rejected',
  })
  await saved(page)
  await page.reload()
  await expect(articleText(page).locator('[data-suggestion]')).not.toHaveCount(0)
  await expect(growth.or(drawn)).toHaveCount(0)
})

test('a name and a figure may overlap, at the desk and for readers', async ({ page, signInAs }) => {
  await signInAs('EDITOR')
  const mark = makeMark()
  const { id } = await makeArticle(await makeActor(), `星火基金设立${mark}`, [
    '九城市设立星火30亿元科创基金。',
  ])
  await openArticle(page, id)

  await selectWords(page, '30亿元')
  await page.keyboard.press('Alt+M')
  const form = page.getByRole('dialog', { name: '指标' })
  await expect(form.getByLabel('单位')).toHaveValue('元')
  await form.getByLabel('指标', { exact: true }).fill(`基金规模${mark}`)
  await page.keyboard.press('Enter')
  await expect(marks(page, 'metric')).toHaveText('30亿元')

  await selectWords(page, '星火30')
  await page.keyboard.press('Alt+T')
  await page.getByRole('combobox', { name: '搜索标签' }).fill(`星火30基金${mark}`)
  await page.getByRole('option', { name: `新建机构“星火30基金${mark}”` }).click()
  await expect(lastAct(page, '已标注“星火30”')).toBeVisible()

  await selectWords(page, '30')
  await page.keyboard.press('Alt+Enter')
  const here = page.getByRole('dialog', { name: '此处的标注' })
  await expect(here).toContainText(`星火30基金${mark}`)
  await expect(here).toContainText(`基金规模${mark}`)
  await page.keyboard.press('Escape')
  await saved(page)

  await page.getByRole('button', { name: '签发', exact: true }).click()
  await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
  await page.goto((await page.getByRole('link', { name: '查看公开页' }).getAttribute('href')) ?? '')
  const text = page.getByRole('article')
  await expect(text.getByRole('link', { name: '星火30', exact: true })).toBeVisible()
  await text.getByRole('button', { name: '数据说明：30亿元' }).click()
  await expect(page.getByRole('group', { name: '30亿元' })).toContainText(`基金规模${mark}`)
  await expect(text).toContainText('九城市设立星火30亿元科创基金。')
})

test('a contributor sends to a reviewer of their choice and can only read; who was asked gives it back with a reason', async ({
  page,
  browser,
  context,
  site,
  signInAs,
}) => {
  const reviewer = { ...(await signInAs('EDITOR')), name: `审稿人${makeMark()}` }
  await db.user.update({ where: { id: reviewer.id }, data: { name: reviewer.name } })
  const storageState = await context.storageState()
  const editor = await (
    await browser.newContext({ baseURL: site.url, locale: 'zh-CN', storageState })
  ).newPage()
  await signInAs('CONTRIBUTOR')
  const { id } = await makeArticle(await makeActor('CONTRIBUTOR'), `送审的稿${makeMark()}`, ['待审的文字。'])

  await openArticle(page, id)
  await expect(page.getByRole('button', { name: '签发' })).toHaveCount(0)
  await page.getByRole('button', { name: '送审' }).click()
  const choice = page.getByRole('dialog', { name: '送审' })
  await choice.getByLabel('请谁审（可不选）').selectOption(reviewer.name)
  await choice.getByRole('button', { name: '送审' }).click()
  await expect(lastAct(page, '已送审')).toBeVisible()
  await expect(page.getByText(`已请${reviewer.name}审`)).toBeVisible()
  await expect(page.getByText('只读：您现在不能修改这篇稿件')).toBeVisible()
  await expect(articleText(page)).not.toBeEditable()
  await expectAccessible(page)

  await editor.goto(deskAddress.home)
  await expect(editor.getByRole('listitem').filter({ hasText: `请${reviewer.name}审` })).toBeVisible()
  await openArticle(editor, id)
  await editor.getByRole('button', { name: '退回' }).click()
  const dialog = editor.getByRole('dialog', { name: '退回稿件' })
  await dialog.getByLabel('退回的理由').fill('请核对第二个数字')
  await dialog.getByRole('button', { name: '退回' }).click()
  await expect(lastAct(editor, '已退回')).toBeVisible()

  await openArticle(page, id)
  await expect(page.getByText('已退回：请核对第二个数字')).toBeVisible()
  await expect(articleText(page)).toBeEditable()
  await editor.context().close()
})

test('a saved change of a published article stays at the desk until it is published', async ({
  page,
  request,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const [mark, actor] = [makeMark(), await makeActor()]
  const { id, slug, headline, tag, indicator } = await makeAnnotated(actor, mark)
  const tagRow = await db.tag.findUniqueOrThrow({ where: { id: tag.id } })
  const indicatorRow = await db.indicator.findFirstOrThrow({ where: { name: indicator } })
  const own = [
    siteAddress.article('zh-CN', slug),
    siteAddress.tag('zh-CN', tagRow.slug),
    siteAddress.indicator('zh-CN', indicatorRow.slug),
  ]
  const home = siteAddress.home('zh-CN')
  const bodyOf = async (address: string) => (await request.get(address)).text()
  const bodies = () => Promise.all(own.map(bodyOf))
  const shows = (words: string) => async () => (await bodyOf(home)).includes(words)
  await expect.poll(shows(headline)).toBe(true)
  const before = await bodies()
  for (const body of before) expect(body).toContain(headline)

  const changed = `走廊工程已经完工${mark}`
  await openArticle(page, id)
  await page.getByRole('textbox', { name: '主题' }).fill(changed)
  await saved(page)
  await expect(page.getByText('有未发布的改动')).toBeVisible()
  // What makes pages stale arrives in order: when this one is seen, anything of the save would have been.
  await makePublished(actor, `后来的一篇${mark}`, ['一'])
  await expect.poll(shows(`后来的一篇${mark}`)).toBe(true)
  expect((await bodies()).map(withoutScripts)).toEqual(before.map(withoutScripts))
  const front = await bodyOf(home)
  expect(front).toContain(headline)
  expect(front).not.toContain(changed)

  await publishAgain(page)
  await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
  await Promise.all(
    [...own, home].map((address) =>
      expect.poll(async () => (await bodyOf(address)).includes(changed), { message: address }).toBe(true),
    ),
  )
  for (const address of [...own, home]) expect(await bodyOf(address), address).not.toContain(headline)
  await expect(page.getByText('有未发布的改动')).toBeHidden()
})
