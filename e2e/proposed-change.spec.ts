import type { Page } from '@playwright/test'
import { editArticle, openDesk } from '@/seeds/desk-factory'
import { makeActor } from '@/seeds/factory'
import { articleText, lastAct, openArticle, saveState } from './editor'
import { expect, expectAccessible, test } from './fixtures'

const notice = (page: Page) => page.getByRole('region', { name: '版面拆分有改动，等您决定' })

const REMOVED = [/“轨道动脉”/u, /否/u, /直达。/u]

/** An article that somebody edited before its page was split otherwise: a line left it, its headline lost a line. */
async function makeProposal() {
  const actor = await makeActor('EDITOR', '钱编辑')
  const desk = await openDesk(actor)
  const [id, second] = desk.articles
  await editArticle(actor, id, (text) => text.replace('据介绍', '据铁路部门介绍'))
  await desk.act(
    { kind: 'move', ranges: [desk.rangeOf('直\n达。')], articleId: second },
    { kind: 'set-role', ranges: [desk.rangeOf('“轨道动脉”')], role: 'deck' },
  )
  return { id, second, desk }
}

test('a change of the page is seen in the article with its difference, and taken over', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id } = await makeProposal()
  await openArticle(page, id)
  await expect(notice(page)).toContainText('钱编辑在版面上改动了这篇稿件的文字')
  await expect(notice(page).locator('del')).toHaveText(REMOVED)
  await expect(notice(page).locator('ins')).toHaveText([/“轨道动脉”/u, /是/u])
  await expect(articleText(page)).toContainText('据铁路部门介绍')
  await expect(articleText(page)).toContainText('直达。')
  await expectAccessible(page)

  await notice(page).getByRole('button', { name: '采纳', exact: true }).click()
  await expect(notice(page)).toHaveCount(0)
  await expect(articleText(page)).not.toContainText('直达。')
  await expect(articleText(page)).toContainText('据铁路部门介绍')
  await expect(page.getByLabel('副题')).toHaveValue('“轨道动脉”')
})

test('a change is made anew when the article moves on, and must be seen again', async ({
  page,
  signInAs,
}) => {
  await signInAs('EDITOR')
  const { id } = await makeProposal()
  await openArticle(page, id)
  await articleText(page).getByText('据铁路部门介绍').click()
  await page.keyboard.press('Home')
  await page.keyboard.insertText('又')
  await expect(saveState(page)).toContainText('已保存')
  await notice(page).getByRole('button', { name: '采纳', exact: true }).click()
  await expect(notice(page)).toContainText('差别已经重新计算')
  await notice(page).getByRole('button', { name: '看新的差别' }).click()
  await expect(notice(page)).toBeVisible()
  await expect(notice(page)).not.toContainText('差别已经重新计算')
  await expect(notice(page).locator('del')).toHaveText(REMOVED)
})

test('a change is turned down, and the article stays', async ({ page, signInAs }) => {
  await signInAs('EDITOR')
  const { id } = await makeProposal()
  await openArticle(page, id)
  await notice(page).getByRole('button', { name: '不采纳' }).click()
  await expect(lastAct(page, '没有采纳，稿件保持原样')).toBeVisible()
  await expect(notice(page)).toHaveCount(0)
  await page.reload()
  await expect(articleText(page)).toContainText('直达。')
  await expect(notice(page)).toHaveCount(0)
})

test('an article that was merged says so, leads on, and cannot be changed', async ({ page, signInAs }) => {
  await signInAs('EDITOR')
  const { second, desk } = await makeProposal()
  await desk.act({ kind: 'merge', into: desk.articles[2], articleIds: [second] })
  await page.goto(`/admin/articles/${second}`)
  await expect(page.getByText('这篇稿件已并入')).toBeVisible()
  await expect(page.getByRole('button', { name: '送审' })).toHaveCount(0)
  await page.getByRole('link', { name: '龙泉驿区：桃花经济结硕果' }).click()
  await expect(page).toHaveURL(new RegExp(desk.articles[2]))
})
