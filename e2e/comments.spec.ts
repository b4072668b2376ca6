import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { deskAddress } from '@/lib/editorial/addresses'
import { makeActor, makeArticle } from '@/seeds/factory'
import { articleText, lastAct, openArticle, saveState, selectWords } from './editor'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound, LOOKS } from './looks'

test.setTimeout(90_000)

const tool = (page: Page, name: string) =>
  page.getByRole('group', { name: '选中文字' }).getByRole('button', { name, exact: true })
const drawn = (page: Page) => articleText(page).locator('[data-comment]')
const rename = (id: string, name: string) => db.user.update({ where: { id }, data: { name } })

test('words are commented on with a colleague named, who is told, answers, and settles it', async ({
  page,
  signInAs,
}) => {
  const name = `王${randomUUID().slice(0, 6)}`
  const named = await makeActor('EDITOR', name)
  const { id: firstId } = await signInAs('EDITOR')
  await rename(firstId, '甲编辑')
  const { id } = await makeArticle(named, '批注一篇', ['全区去年新增高新企业三百家。', '第二段。'])
  await openArticle(page, id)
  await selectWords(page, '三百家')
  await tool(page, '批注').click()
  const panel = page.getByRole('dialog', { name: '批注' })
  await panel.getByLabel('批注', { exact: true }).fill('请核对')
  await page.reload()
  await expect(articleText(page)).toBeVisible()
  await selectWords(page, '三百家')
  await tool(page, '批注').click()
  await expect(panel.getByLabel('批注', { exact: true }), 'what was not sent is there again').toHaveValue(
    '请核对',
  )
  await panel.getByLabel('批注', { exact: true }).fill(`请核对 @${name.slice(0, 3)}`)
  await panel.getByRole('option', { name }).click()
  await expect(panel.getByLabel('批注', { exact: true })).toHaveValue(`请核对 @${name} `)
  await panel.getByLabel('批注', { exact: true }).press('Control+Enter')
  await expect(drawn(page)).toHaveText('三百家')
  await expect(panel).toHaveCount(0)

  await page.context().clearCookies()
  const { id: secondId } = await signInAs('EDITOR')
  // The account that can sign in takes the place of the one that was named.
  await db.notification.updateMany({ where: { userId: named.id }, data: { userId: secondId } })
  await page.goto(deskAddress.home)
  await page.getByRole('link', { name: '通知，1 条未读' }).click()
  await expect(page.getByText('甲编辑在批注里提到您')).toBeVisible()
  await page.getByRole('link', { name: '批注一篇' }).click()
  const threads = page.getByRole('list', { name: '待处理' })
  await expect(threads.getByText(`请核对 @${name}`)).toBeVisible()
  await expectAccessible(page)
  await drawn(page).click()
  const thread = page.getByRole('dialog', { name: '批注' })
  await thread.getByRole('button', { name: '回复' }).click()
  await thread.getByLabel('回复').fill('年报里是三百零二家')
  await thread.getByRole('button', { name: '发出' }).click()
  await expect(threads.getByText('年报里是三百零二家')).toBeVisible()
  await thread.getByRole('button', { name: '办结' }).click()
  await expect(page.getByText('已处理 1')).toBeVisible()
  await expect(drawn(page)).toHaveCount(0)
  await page.getByRole('button', { name: '重新打开' }).first().click()
  await expect(drawn(page)).toHaveText('三百家')
  // Opening the article has read what was told of it.
  await expect(page.getByRole('link', { name: '通知', exact: true })).toBeVisible({ timeout: 40_000 })

  await page.getByRole('button', { name: '签发', exact: true }).click()
  await expect(page.getByText('还有 1 条批注或修改建议没有处理。')).toBeVisible()
  await page.getByRole('button', { name: '照常签发' }).click()
  await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
})

test('a reviewer who may not edit suggests other words, and the editor takes one over and turns one down', async ({
  page,
  signInAs,
}) => {
  const { id } = await makeArticle(await makeActor(), '建议一篇', [
    '全区去年新增高新企业三百家。',
    '居民都说好。',
  ])
  await db.article.update({ where: { id }, data: { status: 'IN_REVIEW' } })
  await signInAs('CONTRIBUTOR')
  await openArticle(page, id)
  await expect(articleText(page)).toHaveAttribute('aria-readonly', 'true')
  for (const [words, better] of [
    ['三百家', '三百零二家'],
    ['都说好', '反映不错'],
  ] as const) {
    await selectWords(page, words)
    await tool(page, '建议修改').click()
    const panel = page.getByRole('dialog', { name: '建议修改' })
    await panel.getByLabel('建议的文字').fill(better)
    await panel.getByRole('button', { name: '提出建议' }).click()
    await expect(panel).toHaveCount(0)
  }
  await expect(drawn(page)).toHaveText(['三百家', '都说好'])

  await page.context().clearCookies()
  await signInAs('EDITOR')
  await openArticle(page, id)
  await page.getByRole('tab', { name: /^批注/u }).click()
  const threads = page.getByRole('list', { name: '待处理' }).getByRole('listitem')
  await threads.first().getByRole('button', { name: '采纳', exact: true }).click()
  await expect(articleText(page).locator('p').first()).toHaveText('全区去年新增高新企业三百零二家。')
  await expect(threads).toHaveCount(1)
  await threads.first().getByRole('button', { name: '不采纳' }).click()
  await expect(page.getByText('已处理 2')).toBeVisible()
  await expect(articleText(page).locator('p').nth(1)).toHaveText('居民都说好。')
  await expect(saveState(page)).toHaveText(/^已保存/u)
})

test('a comment goes along with what is typed, waits on the list while its words are gone, and comes back', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id } = await makeArticle(await makeActor(), '批注跟着走', [
    '全区去年新增高新企业三百家，比上年多。',
    '第二段。',
  ])
  await openArticle(page, id)
  await selectWords(page, '新增高新企业')
  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('textbox', { name: '批注', exact: true })).toBeFocused()
  await page.keyboard.type('口径不同')
  await page.getByRole('button', { name: '写批注' }).click()
  await expect(drawn(page)).toHaveText('新增高新企业')
  await articleText(page).locator('p').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.type('据统计，')
  await expect(drawn(page)).toHaveText('新增高新企业')
  await selectWords(page, '新增高新企业')
  await page.keyboard.press('Delete')
  await expect(drawn(page)).toHaveCount(0)
  await expect(saveState(page)).toHaveText(/^已保存/u)
  await page.reload()
  await page.getByRole('tab', { name: /^批注/u }).click()
  await expect(page.getByRole('heading', { name: '原文已不在' })).toBeVisible()
  await articleText(page).locator('p').first().click()
  await page.keyboard.press('Home')
  for (let step = 0; step < '据统计，全区去年'.length; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.insertText('新增高新企业')
  await expect(saveState(page)).toHaveText(/^已保存/u)
  await page.reload()
  await expect(drawn(page)).toHaveText('新增高新企业')

  // A comment may reach over paragraphs.
  await articleText(page).press('Control+a')
  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('textbox', { name: '批注', exact: true })).toBeFocused()
  await page.keyboard.type('两段可以并成一段')
  await page.getByRole('button', { name: '写批注' }).click()
  await expect(drawn(page).last()).toHaveText('第二段。')
})

test('notifications are read and unread, what is mailed is chosen, and the page reads well', async ({
  page,
  signInAs,
}) => {
  const { id: userId } = await signInAs('EDITOR')
  const other = await makeActor('EDITOR', '派稿人')
  const { id } = await makeArticle(other, '派来的稿件', ['一。'])
  await db.notification.createMany({
    data: (['assigned', 'returned'] as const).map((kind) => ({
      userId,
      byId: other.id,
      kind,
      articleId: id,
      detail: kind === 'returned' ? '数字没有出处' : null,
    })),
  })
  await page.goto(deskAddress.notifications)
  await page.getByRole('button', { name: '标为已读', exact: true }).first().click()
  await expect(page.getByRole('button', { name: '标为未读' })).toHaveCount(1)
  await page.getByRole('link', { name: '未读', exact: true }).click()
  await expect(page.getByRole('button', { name: '标为已读', exact: true })).toHaveCount(1)
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await expect(page.getByText('没有未读的通知。')).toBeVisible()
  await page.getByRole('region', { name: '状态栏' }).getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('button', { name: '标为已读', exact: true })).toHaveCount(1)
  await page.getByLabel('我的稿件发布').check()
  await page.getByLabel('稿件派给我').uncheck()
  await page.getByRole('button', { name: '保存' }).click()
  await expect
    .poll(async () => (await db.user.findUniqueOrThrow({ where: { id: userId } })).mailed)
    .toContain('published')
  await page.reload()
  await expect(page.getByLabel('我的稿件发布')).toBeChecked()
  await expect(page.getByLabel('稿件派给我')).not.toBeChecked()
  for (const { viewport, colorScheme, locale } of LOOKS) {
    await db.user.update({ where: { id: userId }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await page.goto(deskAddress.notifications)
    await expectSound(page, locale)
  }
})
