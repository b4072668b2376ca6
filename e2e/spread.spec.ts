import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import type { Actor } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { createTag } from '@/lib/newsroom/create-tag'
import { makeArticle, makePublished } from '@/seeds/factory'
import { makeMark } from './annotated'
import { articleText, lastAct, openArticle, repeat, saveState, selectWords, toStart } from './editor'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound, LOOKS } from './looks'

/** An article that names a place three times, a draft that does so twice, and a published one that does so once. */
async function makeNamed(account: { id: string; email: string }) {
  // Made by who is signed in: what somebody else saved just now is not ticked beforehand.
  const actor: Actor = { ...account, name: 'editor', role: 'EDITOR', locale: 'zh-CN' }
  const quote = `云谷${makeMark()}`
  const tag = await createTag(actor, { type: 'place', name: `${quote}科创园` })
  const here = await makeArticle(actor, `开园的稿${quote}`, [
    `${quote}昨天开园。`,
    `记者在${quote}看到，${quote}很大。`,
  ])
  const draft = await makeArticle(actor, `旧草稿${quote}`, [
    `去年的${quote}还是一片农田。今年${quote}变了样。`,
  ])
  const published = await makePublished(actor, `公开的稿${quote}`, [`读者看到${quote}的消息。`])
  return { quote, tag, here, draft, published }
}

const marks = (page: Page) => articleText(page).locator('[data-mention]')
const offer = (page: Page) => page.getByRole('region', { name: '还可标注' })

async function tagFirst(page: Page, { quote, tag }: Awaited<ReturnType<typeof makeNamed>>): Promise<void> {
  await selectWords(page, quote)
  await page.keyboard.press('Alt+T')
  await page.getByRole('combobox', { name: '搜索标签' }).fill(tag.name)
  await page.getByRole('option').filter({ hasText: tag.name }).first().click()
  await expect(marks(page)).toHaveText([quote])
}

const mentionsOf = (articleId: string) => db.mention.count({ where: { articleId, detachedAt: null } })

test('words that were tagged are tagged elsewhere in one act, and one undo takes it back', async ({
  page,
  request,
  signInAs,
}) => {
  const at = await makeNamed(await signInAs('EDITOR'))
  const { quote, here, draft, published } = at
  await openArticle(page, here.id)
  await tagFirst(page, at)
  await expect(offer(page)).toContainText(`“${quote}”本篇还有 2 处，其他 2 篇有 3 处`)
  await expectAccessible(page)

  await offer(page).getByRole('button', { name: '逐处选择…' }).click()
  const dialog = page.getByRole('dialog', { name: `把“${quote}”标为“${at.tag.name}”` })
  await expect(dialog.getByRole('radio', { name: '未发布的稿件（4 处）' })).toBeChecked()
  await expect(dialog.getByText(`公开的稿${quote}`)).toHaveCount(0)
  await dialog.getByRole('radio', { name: '全部稿件（5 处）' }).check()
  await dialog.getByRole('checkbox', { name: `去年的${quote}还是一片农田。` }).uncheck()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '标注 4 处（3 篇）' }).click()
  await expect(lastAct(page, `已在 3 篇中标注“${quote}” 4 处`)).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await expect(marks(page)).toHaveText([quote, quote, quote])
  await expect(saveState(page)).toContainText('已保存')
  expect([await mentionsOf(here.id), await mentionsOf(draft.id), await mentionsOf(published.id)]).toEqual([
    3, 1, 1,
  ])
  const address = siteAddress.article('zh-CN', published.slug)
  const link = `>${quote}</a>`
  expect(await (await request.get(address)).text()).not.toContain(link)

  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(lastAct(page, '已撤销：3 篇恢复原样')).toBeVisible()
  await expect(marks(page)).toHaveText([quote])
  expect([await mentionsOf(here.id), await mentionsOf(draft.id), await mentionsOf(published.id)]).toEqual([
    1, 0, 0,
  ])
  await page.reload()
  await expect(marks(page)).toHaveText([quote])
})

test('an undo says what somebody changed meanwhile and was left', async ({ page, signInAs }) => {
  const at = await makeNamed(await signInAs('EDITOR'))
  const { quote, here, draft } = at
  await openArticle(page, here.id)
  await tagFirst(page, at)
  await offer(page).getByRole('button', { name: '逐处选择…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '标注 4 处（2 篇）' }).click()
  await expect(lastAct(page, `已在 2 篇中标注“${quote}” 4 处`)).toBeVisible()
  const other = await page.context().newPage()
  await openArticle(other, draft.id)
  await marks(other).first().click()
  await other
    .getByRole('dialog', { name: '此处的标注' })
    .getByRole('button', { name: '取消标注' })
    .first()
    .click()
  await expect(marks(other)).toHaveCount(1)
  await expect(saveState(other)).toContainText('已保存')
  await other.close()

  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(page.getByText('以下稿件没有撤销，或没有全部撤销：')).toBeVisible()
  await expect(page.getByRole('link', { name: `旧草稿${quote}` })).toBeVisible()
  await expect(marks(page)).toHaveText([quote])
  expect(await mentionsOf(draft.id)).toBe(0)
})

for (const { device, viewport, colorScheme, locale } of LOOKS)
  test(`the places to tag read well: ${device}, ${colorScheme}, ${locale}`, async ({ page, signInAs }) => {
    const account = await signInAs('EDITOR')
    const at = await makeNamed(account)
    await db.user.update({ where: { id: account.id }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await page.goto(`/admin/articles/${at.here.id}`)
    const text = page.getByRole('textbox', { name: locale === 'en' ? 'Text' : '正文', exact: true })
    await expect(text).toBeVisible()
    await text.getByText(at.quote).first().click()
    await toStart(page)
    await repeat(page, 'Shift+ArrowRight', at.quote.length)
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(at.quote)
    await page.keyboard.press('Alt+T')
    await page.getByRole('dialog').getByRole('combobox').fill(at.tag.name)
    await page.getByRole('option').filter({ hasText: at.tag.name }).first().click()
    const choose = page.getByRole('button', { name: locale === 'en' ? 'Choose places…' : '逐处选择…' })
    await choose.click()
    await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible()
    await expectSound(page, locale)
  })
