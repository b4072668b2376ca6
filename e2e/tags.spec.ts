import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { markBody } from '@/lib/document/mark-body'
import type { Actor } from '@/lib/editorial/actor'
import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import { createTag } from '@/lib/newsroom/create-tag'
import { getArticleView } from '@/lib/newsroom/get-article'
import { mergeTags, unmergeTag } from '@/lib/newsroom/merge-tags'
import { makeActor, makePublished } from '@/seeds/factory'
import { makeMark } from './annotated'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound, LOOKS } from './looks'

test.describe.configure({ timeout: 180_000 })

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
const ref = (id: string) => db.tag.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } })

/** A published article of one paragraph a name, each beginning with a mention of the tag printed so. */
function makeMentions(actor: Actor, tagId: string, printed: readonly string[]) {
  const ids = printed.map(() => randomUUID())
  const texts = printed.map((words) => `${words}今年建成新的车站。`)
  return makePublished(actor, `走廊建设${makeMark()}`, texts, (content) => {
    const placements = printed.map((words, at) => ({
      blockId: String(content.body.content[at]?.attrs?.id),
      start: 0,
      end: words.length,
      mark: { type: 'entity' as const, attrs: { mentionId: ids[at] ?? '' } },
    }))
    const mentions = Object.fromEntries(ids.map((id) => [id, { tagId }]))
    return { ...content, body: markBody(content.body, placements), mentions }
  })
}

/** A tag that was merged into another, with two mentions made meanwhile, and is un-merged again. */
async function makeUnmerged(actor: Actor) {
  const mark = makeMark()
  const own = await createTag(actor, { type: 'organization', name: `南河研究院${mark}` })
  const other = await createTag(actor, { type: 'organization', name: `北河研究院${mark}` })
  await mergeTags(actor, { ...(await ref(own.id)), intoId: other.id })
  const article = await makeMentions(actor, other.id, [own.name, other.name])
  await unmergeTag(actor, await ref(own.id))
  return { own, other, article }
}

test('after an un-merge the mentions made meanwhile go where an admin says, for readers too', async ({
  page,
  signInAs,
}) => {
  const { own, other, article } = await makeUnmerged(await makeActor('ADMIN'))
  await signInAs('ADMIN')
  await page.goto(deskAddress.tag(own.id))
  await expect(page.getByRole('heading', { name: '合并期间的提及：2 处待分清' })).toBeVisible()
  const choiceOf = (name: string) => page.getByRole('group', { name: `${name}今年建成新的车站。` })
  const [likely, unsure] = [choiceOf(own.name), choiceOf(other.name)]
  await expect(likely.getByRole('radio', { name: own.name })).toBeChecked()
  await expect(unsure.getByRole('radio', { name: '以后再说' })).toBeChecked()
  await unsure.getByRole('radio', { name: other.name }).check()
  await page.getByRole('button', { name: '按所选归属' }).click()
  await said(page, '已分清所选的提及')
  await expect(page.getByRole('heading', { name: /合并期间的提及/u })).toHaveCount(0)
  const { slug } = await db.tag.findUniqueOrThrow({ where: { id: own.id } })
  await expect(async () => {
    await page.goto(siteAddress.tag('zh-CN', slug))
    await expect(page.getByRole('main').getByText(`${own.name}今年建成新的车站。`)).toBeVisible({
      timeout: 200,
    })
  }).toPass()
  await expect(page.getByRole('main').getByText(`${other.name}今年建成新的车站。`)).toHaveCount(0)
  const { content } = await getArticleView(await makeActor('EDITOR'), article.id)
  expect(
    Object.values(content.mentions)
      .map(({ tagId }) => tagId)
      .sort(),
  ).toEqual([own.id, other.id].sort())
})

test('a profile is filled in, checked, and shown to readers', async ({ page, signInAs }) => {
  const admin = await makeActor('ADMIN')
  const alias = `长河${makeMark()}`
  const tag = await createTag(admin, { type: 'organization', name: `${alias}科技` })
  await makeMentions(admin, tag.id, [tag.name])
  const number = `Q${Math.floor(Math.random() * 1e9) + 1}`
  await signInAs('ADMIN')
  await page.goto(deskAddress.tag(tag.id))
  await page.getByLabel('新别名').fill(alias)
  await page.getByRole('button', { name: '添加', exact: true }).first().click()
  await said(page, '已添加别名')
  await page.getByRole('button', { name: '时期' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('开始使用').fill('2020-01-01')
  await dialog.getByLabel('停止使用').fill('2016-01-15')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toContainText('结束不能早于开始')
  await dialog.getByLabel('停止使用').fill('')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('2020-01-01 起')).toBeVisible()

  await page.getByLabel('网址').fill('https://example.cn/')
  await page.getByRole('button', { name: '添加链接' }).click()
  await expect(page.getByRole('link', { name: 'example.cn/' })).toBeVisible()
  await page.getByLabel('编号').fill('8686')
  await page.getByRole('button', { name: '添加编号' }).click()
  await expect(page.getByText('编号格式不对或校验位有误')).toBeVisible()
  await page.getByLabel('编号').fill(number)
  await page.getByRole('button', { name: '添加编号' }).click()
  await expect(page.getByRole('link', { name: number })).toBeVisible()
  await expectAccessible(page)

  const { slug } = await db.tag.findUniqueOrThrow({ where: { id: tag.id } })
  await expect(async () => {
    await page.goto(siteAddress.tag('zh-CN', slug))
    await expect(page.getByRole('main').getByRole('link', { name: number })).toBeVisible({ timeout: 200 })
  }).toPass()
  await expect(page.getByRole('main').getByRole('link', { name: '官网' })).toHaveAttribute(
    'href',
    'https://example.cn/',
  )
  await expect(page.getByRole('main')).toContainText(`又称：${alias}`)
})

test('a candidate is compared and merged, another dismissed, offered again and dismissed', async ({
  page,
  signInAs,
}) => {
  const admin = await makeActor('ADMIN')
  const stem = `云岭${makeMark()}`
  const long = await createTag(admin, { type: 'organization', name: `${stem}科技有限公司` })
  const short = await createTag(admin, { type: 'organization', name: `${stem}科技` })
  const tree = await createTag(admin, { type: 'technology', name: `${stem}电池技术` })
  const twig = await createTag(admin, { type: 'technology', name: `${stem}电池` })
  await makeMentions(admin, long.id, [long.name])
  await signInAs('ADMIN')
  await page.goto(deskAddress.tags)
  await page.getByRole('link', { name: '合并候选' }).click()
  const row = (name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name })
  await expect(row(long.name).first()).toContainText(`只差通名“有限公司”`)
  const dismiss = page
    .getByRole('button', { name: `“${twig.name}”与“${tree.name}”不是一回事` })
    .or(page.getByRole('button', { name: `“${tree.name}”与“${twig.name}”不是一回事` }))
  await dismiss.click()
  await said(page, '已排除，不再提示')
  await expect(row(twig.name)).toHaveCount(0)
  await page.getByRole('region', { name: '状态栏' }).getByRole('button', { name: '撤销' }).click()
  await said(page, '已撤销排除，重新列为候选')
  await dismiss.click()
  await expect(row(twig.name)).toHaveCount(0)

  await page.getByRole('link', { name: `比较“${short.name}”与“${long.name}”` }).click()
  await expect(title(page)).toHaveText(`把“${short.name}”并入“${long.name}”`)
  await page.getByRole('link', { name: '反过来合并' }).click()
  await expect(title(page)).toHaveText(`把“${long.name}”并入“${short.name}”`)
  await expect(page.getByRole('main')).toContainText('1 篇稿件里的提及改算目标标签')
  await expectAccessible(page)
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await expect(title(page)).toHaveText(short.name)
  await expect(page.getByRole('main').getByRole('link', { name: long.name })).toBeVisible()
  await page.goto(deskAddress.tagCandidates)
  await expect(row(stem)).toHaveCount(0)
})

test('a tag is split by hand, and one in use is deleted in favour of another', async ({ page, signInAs }) => {
  const admin = await makeActor('ADMIN')
  const mark = makeMark()
  const tag = await createTag(admin, { type: 'person', name: `周明${mark}` })
  await makeMentions(admin, tag.id, [tag.name, `周教授${mark}`])
  await signInAs('ADMIN')
  await page.goto(deskAddress.tag(tag.id))
  await page.getByRole('link', { name: '拆分' }).click()
  await page.getByLabel('新标签的名称').fill(tag.name)
  await page.getByLabel('区分说明').fill('教授')
  await page.getByRole('button', { name: '拆分' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('没有东西可拆')
  await page.getByRole('checkbox', { name: `周教授${mark}` }).check()
  await page.getByRole('button', { name: '拆分' }).click()
  await expect(page.getByText('人物 · 教授')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '走廊建设' })).toContainText('1')

  const { id } = await db.tag.findFirstOrThrow({ where: { name: tag.name, disambiguation: '教授' } })
  await page.goto(deskAddress.tag(id))
  await page.route('**/api/desk/tags?*', (route) => route.abort(), { times: 1 })
  await page.getByRole('button', { name: '删除', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('没能连上服务器')
  await expect(dialog).toContainText('要删除就须指定替代的标签')
  await dialog.getByRole('searchbox').fill(tag.name)
  await dialog.getByRole('radio', { name: tag.name }).check()
  await dialog.getByRole('button', { name: '删除', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(tag.id, 'u'))
  await page.goto(deskAddress.tag(id))
  await expect(page.getByText(`已删除，由 ${tag.name} 替代`)).toBeVisible()
})

test('the table goes out, comes back unchanged, and changes what was seen', async ({ page, signInAs }) => {
  const admin = await makeActor('ADMIN')
  const tag = await createTag(admin, { type: 'place', name: `表河镇${makeMark()}` })
  await signInAs('ADMIN')
  await page.goto(deskAddress.tagTable)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载标签表' }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  expect(text.startsWith('\uFEFFid,version,type,name')).toBe(true)
  const give = (table: string) =>
    page
      .getByLabel('CSV 文件')
      .setInputFiles({ name: 'tags.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  const header = 'id,type,name,description\n'
  await give(`${header}${tag.id},place,${tag.name},\n`)
  await expect(page.getByText('tags.csv：新建 0 个，修改 0 个，不变 1 个。')).toBeVisible()
  await give(`${header}${tag.id},city,${tag.name},\n`)
  await expect(page.getByRole('row').filter({ hasText: '这一格填写有误' })).toContainText('city')
  await expectAccessible(page)
  await give(`${header}${tag.id},place,${tag.name},水乡古镇\n`)
  await expect(page.getByRole('row').filter({ hasText: tag.name })).toContainText('水乡古镇')
  await page.getByRole('button', { name: '按此导入' }).click()
  await said(page, '已新建 0 个、修改 1 个标签')
  expect(await db.tag.findUnique({ where: { id: tag.id } })).toMatchObject({ description: '水乡古镇' })
})

test.describe('in every look', () => {
  for (const { device, viewport, colorScheme, locale } of LOOKS) {
    test(`${device}, ${colorScheme}, ${locale}`, async ({ page, signInAs }) => {
      test.setTimeout(300_000)
      const admin = await makeActor('ADMIN')
      const { own, other } = await makeUnmerged(admin)
      const account = await signInAs('ADMIN')
      await db.user.update({ where: { id: account.id }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      const { slug } = await db.tag.findUniqueOrThrow({ where: { id: other.id } })
      const addresses = [
        deskAddress.tag(own.id),
        deskAddress.tagMerge(own.id, other.id),
        deskAddress.tagSplit(other.id),
        deskAddress.tagCandidates,
        deskAddress.tagTable,
        deskAddress.indicatorCandidates,
        siteAddress.tag(locale, slug),
      ]
      for (const address of addresses) {
        await page.goto(address)
        await expectSound(page, locale)
      }
    })
  }
})

test('nobody but an admin opens them', async ({ page, signInAs }) => {
  await signInAs('EDITOR')
  for (const address of [deskAddress.tagCandidates, deskAddress.tagTable]) {
    await page.goto(address)
    await expect(page.getByRole('main')).toContainText('您的角色不能打开这一页')
  }
  expect((await page.request.get(deskAddress.tagFile)).status()).toBe(403)
})
