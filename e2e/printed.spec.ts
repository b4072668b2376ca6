import { db } from '@/lib/db/client'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { getArticleView } from '@/lib/newsroom/get-article'
import { importFile } from '@/lib/newsroom/import-page'
import { publishArticle } from '@/lib/newsroom/publish-article'
import { saveArticle } from '@/lib/newsroom/save-article'
import { makeActor } from '@/seeds/factory'
import { makeAnnotated, makeMark } from './annotated'
import { articleText, openArticle } from './editor'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound } from './looks'

const FIRST = ['本报讯(记者 李天蔚)昨天，长三角G60科创走廊九城', '市在松江区签下合作项目。']
const SECOND = ['  松江区目前有高新技术企业1.5万家，比上年增长12%，', '新引进的项目有三个。']

/** A published page of print with two paragraphs of two lines; answers its only article. */
async function publishPage() {
  const mark = makeMark()
  const headline = `九城市共建科创走廊${mark}`
  const lines = [headline, ...FIRST.map((line, at) => (at === 0 ? `  ${line}` : line)), ...SECOND, '']
  const file = { name: `${mark}.txt`, bytes: new TextEncoder().encode(lines.join('\n')) }
  const { pageId } = await importFile(COMMAND_LINE, file, { publish: true })
  const { articleId, slug } = await db.publication.findFirstOrThrow({ where: { headline } })
  return { pageId, articleId, slug }
}

/** Writes other words into the text of an article and publishes it again. */
async function changeWords(articleId: string, from: string, to: string): Promise<void> {
  const actor = await makeActor()
  const { version, content } = await getArticleView(actor, articleId)
  const body = JSON.parse(JSON.stringify(content.body).replace(from, to))
  const saved = await saveArticle(actor, {
    id: articleId,
    version,
    content: { ...content, body },
    decisions: [],
  })
  await publishArticle(actor, { id: articleId, version: saved.version })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a paragraph leads to its printed lines, and they alone are marked', async ({ page }) => {
    const { pageId, slug } = await publishPage()
    await page.goto(siteAddress.article('zh-CN', slug))
    await page.getByRole('button', { name: '原版位置：印刷行 4–5' }).click()
    const slip = page.getByRole('group', { name: '原版位置' })
    await expect(slip.getByRole('listitem').filter({ hasText: '新引进的项目有三个。' })).toBeVisible()
    await slip.getByRole('link', { name: '原版位置：印刷行 4–5' }).click()

    await expect(page).toHaveURL(new RegExp(`/sources/${pageId}\\?lines=4-5#l-4$`, 'u'))
    await expect(page.locator('mark')).toHaveText(SECOND.map((line) => line.trim()))
    await expect(page.getByRole('main')).toContainText(FIRST[1] ?? '')
    await expect(page.getByRole('link', { name: '已标出印刷行 4–5' })).toBeVisible()
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
      'href',
      new RegExp(`/sources/${pageId}$`, 'u'),
    )
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page.locator('mark')).toHaveCount(2)
  })

  test('what was changed from print is said and shown once it is published', async ({ page }) => {
    const { articleId, slug } = await publishPage()
    await page.goto(siteAddress.article('zh-CN', slug))
    await expect(page.getByRole('button', { name: '改动自原文' })).toHaveCount(0)
    await changeWords(articleId, '签下合作项目', '签署三个合作项目')
    await expect(async () => {
      await page.goto(siteAddress.article('zh-CN', slug))
      await expect(page.getByRole('button', { name: '改动自原文' })).toHaveCount(1, { timeout: 100 })
    }).toPass({ timeout: 5000 })

    await page.getByRole('button', { name: '改动自原文' }).click()
    const slip = page.getByRole('group', { name: '原版位置' })
    await expect(slip.locator('del')).toContainText('下')
    await expect(slip.locator('ins')).toContainText('署三个')
    await slip.getByText('印刷的原文', { exact: true }).click()
    await expect(slip.getByRole('listitem').filter({ hasText: '市在松江区签下合作项目。' })).toBeVisible()
    await expect(page.getByRole('button', { name: '原版位置：印刷行 4–5' })).toBeVisible()
  })

  test('lines that are none are no page', async ({ page }) => {
    const { pageId } = await publishPage()
    for (const [path, status] of [
      [`?lines=2-3`, 200],
      [`?lines=x`, 200],
      [`/x`, 404],
      [`/5-2`, 404],
    ] as const)
      expect((await page.goto(`/sources/${pageId}${path}`))?.status(), path).toBe(status)
  })
})

test('the desk says what a paragraph changed from print, and brings the print back', async ({
  page,
  signInAs,
}) => {
  const { articleId } = await publishPage()
  await signInAs('EDITOR')
  await openArticle(page, articleId)
  await articleText(page).getByText('新引进的项目').click()
  await expect(page.getByText('与印刷的原文相同')).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.type('以及人才')
  const note = page.getByRole('region', { name: '改动自原文' })
  await expect(note.locator('ins')).toContainText('以及人才')
  await expectAccessible(page)
  await note.getByRole('button', { name: '恢复印刷的原文' }).click()
  await expect(page.getByText('与印刷的原文相同')).toBeVisible()
  await expect(articleText(page)).not.toContainText('以及人才')
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(articleText(page)).toContainText('以及人才')
  await expect(note).toBeVisible()
})

test('slips and marked lines are accessible', async ({ page }) => {
  const { articleId, pageId, slug } = await publishPage()
  await changeWords(articleId, '签下合作项目', '签署三个合作项目')
  await page.goto(siteAddress.article('en', slug))
  await page.getByRole('button', { name: 'Changed from print' }).click()
  await expect(page.getByRole('group', { name: 'Place in print' })).toBeVisible()
  await expectSound(page, 'en')
  await page.goto(siteAddress.lines('zh-CN', pageId, [{ first: 2, last: 3 }]))
  await expect(page.locator('mark')).toHaveCount(2)
  await expectSound(page, 'zh-CN')
})

test('on a phone a slip leaves the lines around its figure in sight', async ({ page }) => {
  const { slug } = await makeAnnotated(await makeActor('ADMIN'), makeMark())
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(siteAddress.article('zh-CN', slug))
  const button = page.getByRole('button', { name: '数据说明：320亿元' })
  await button.click()
  const slip = page.getByRole('group', { name: '320亿元' })
  await expect(slip).toBeVisible()
  const [figure, shown] = [await button.boundingBox(), await slip.boundingBox()]
  if (!figure || !shown) throw new Error('not on the screen')
  const above = figure.y - (shown.y + shown.height)
  const below = shown.y - (figure.y + figure.height)
  expect(Math.max(above, below)).toBeGreaterThan(64)
  expect(shown.width).toBeGreaterThan(360)
})
