import { db } from '@/lib/db/client'
import { putSuggestions } from '@/lib/db/suggestions'
import type { SuggestionDraft } from '@/lib/document/suggestion'
import { saveArticle } from '@/lib/newsroom/save-article'
import { makeActor, makeArticle } from '@/seeds/factory'
import { makeMark } from './annotated'
import { articleText, lastAct, openArticle } from './editor'
import { expect, test } from './fixtures'
import { expectSound, LOOKS } from './looks'

/** Articles whose suggestions of one rule were nearly all rejected, and one whose suggestion waits. Answers that one's id. */
async function refuseRule(rule: string): Promise<string> {
  const actor = await makeActor()
  const suggest = async (at: number) => {
    const quotes = Array.from({ length: at < 3 ? 7 : 1 }, (_, nth) => `拾光里${makeMark()}第${nth}处`)
    const { id, version, content } = await makeArticle(actor, `规则${makeMark()}`, quotes)
    const drafts = quotes.map((quote, nth): SuggestionDraft => ({
      kind: 'mention',
      blockId: String(content.body.content[nth]?.attrs?.id),
      quote,
      occurrence: 0,
      before: '',
      after: '',
      rule,
      score: 0.8,
      fields: { type: 'place', canonical: quote },
    }))
    await db.$transaction((tx) => putSuggestions(tx, id, drafts))
    const rows = await db.suggestion.findMany({ where: { articleId: id }, select: { id: true } })
    const state = at === 0 ? ('accepted' as const) : ('rejected' as const)
    const decisions = rows.map((row, nth) => ({
      suggestionId: row.id,
      state: nth > 0 ? ('rejected' as const) : state,
    }))
    if (at < 3) await saveArticle(actor, { id, version, content, decisions })
    return id
  }
  const ids = [await suggest(0), await suggest(1), await suggest(2), await suggest(3)]
  return ids[3] ?? ''
}

test('a rule that is mostly rejected goes off by itself; an admin sees why and switches it on', async ({
  page,
  signInAs,
}) => {
  const rule = `probe.${makeMark()}`
  const waiting = await refuseRule(rule)
  await signInAs('ADMIN')
  await page.goto('/admin')
  await page.getByRole('link', { name: '建议规则' }).click()
  const row = page.getByRole('row').filter({ hasText: rule })
  await expect(row).toContainText('已停用')
  await expect(row).toContainText('自动停用')
  await expect(row.getByRole('img', { name: '采纳 1，更正 0，拒绝 20' })).toBeVisible()
  await expect(row.getByRole('img', { name: /^近八周留用率：– – – – – – – 5%$/u })).toBeVisible()
  await expect(page.getByRole('region', { name: '按周' }).getByRole('row')).toHaveCount(9)
  await expect(page.getByRole('img', { name: /^最近八周共决定 \d+ 条建议/u })).toBeVisible()

  await openArticle(page, waiting)
  await expect(articleText(page).locator('[data-suggestion]')).toHaveCount(0)
  await page.goto('/admin/rules')
  await row.getByRole('button', { name: '启用' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '启用' }).click()
  await expect(lastAct(page, `已启用“${rule}”`)).toBeVisible()
  await expect(row).not.toContainText('已停用')
  await openArticle(page, waiting)
  await expect(articleText(page).locator('[data-suggestion]')).toHaveCount(1)
  expect(await db.auditEvent.count({ where: { targetId: rule } })).toBe(2)
})

test('the page of rules is open to admins alone', async ({ page, signInAs }) => {
  await signInAs('EDITOR')
  await page.goto('/admin/rules')
  await expect(page.getByRole('heading', { name: '您的角色不能打开这一页' })).toBeVisible()
})

for (const { device, viewport, colorScheme, locale } of LOOKS)
  test(`the page of rules reads well: ${device}, ${colorScheme}, ${locale}`, async ({ page, signInAs }) => {
    const { id } = await signInAs('ADMIN')
    await db.user.update({ where: { id }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await page.goto('/admin/rules')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectSound(page, locale)
  })
