import { openDesk } from '@/seeds/desk-factory'
import { expect, test } from './fixtures'
import { cards, expectSaved, isSaved, ledgerOf, line, openPage, said, signInActor } from './splitting'

test.setTimeout(120_000)

test('two people on one page see each other, and neither overwrites the other', async ({
  page,
  browser,
  site,
  context,
  signInAs,
}) => {
  const first = await signInActor(signInAs, '甲编辑')
  const desk = await openDesk(first)
  const other = await browser.newContext({
    baseURL: site.url,
    locale: 'zh-CN',
    storageState: await context.storageState(),
  })
  await signInActor(signInAs, '乙编辑')
  const theirs = await other.newPage()
  await openPage(page, desk.id)
  await openPage(theirs, desk.id)
  await expect(theirs.getByText('乙编辑正在看')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('甲编辑正在看')).toBeVisible({ timeout: 15_000 })

  // Neither hears of the other in time.
  for (const one of [page, theirs]) await one.route('**/presence', (route) => route.abort())
  await line(theirs, 22).click()
  await theirs.keyboard.press('Backspace')
  await expect(isSaved(theirs)).toBeVisible()
  await expect(cards(theirs)).toHaveCount(2)

  await line(page, 19).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '甲编辑刚改过这个版面' })).toContainText(
    '您的 1 个操作已重新加上',
  )
  await expect(cards(page), 'both acts stand').toHaveCount(3)

  // Theirs is old now, and what it does means nothing any more: the article has gone.
  await line(page, 19).click()
  await page.keyboard.press('Backspace')
  await expectSaved(page)
  await expect(cards(page)).toHaveCount(2)
  await line(theirs, 14).click()
  await theirs.keyboard.press('u')
  await expect(theirs.getByRole('alert').filter({ hasText: '乙编辑刚改过这个版面' })).toContainText(
    '没有做：撤销',
  )
  for (const one of [page, theirs]) await one.unroute('**/presence')
  await line(page, 1).click()
  await page.keyboard.press('s')
  await expect(theirs.getByText('乙编辑正在改')).toBeVisible({ timeout: 15_000 })
  await expect(line(theirs, 1)).toContainText('小标题', { timeout: 15_000 })
  await other.close()
})

test('without a network acts wait on the screen, outlive a reload, and are saved when it is back, in the name of who made them', async ({
  page,
  context,
  signInAs,
}) => {
  const actor = await signInActor(signInAs, '断网')
  const desk = await openDesk(actor)
  await openPage(page, desk.id)
  await page.route('**/api/desk/pages/*/acts', (route) => route.abort())
  await line(page, 19).click()
  await page.keyboard.press('Enter')
  await expect(cards(page)).toHaveCount(4)
  await expect(said(page, '未保存：连不上服务器')).toBeVisible()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.unroute('**/api/desk/pages/*/acts')
  // Somebody else signs in on the same device: neither the open screen nor the page opened anew does it for them.
  const cookies = await context.cookies()
  await signInActor(signInAs, '旁人')
  await page.getByRole('button', { name: '立即重试' }).click()
  await expect(said(page, /登录已失效/u)).toBeVisible()
  await page.reload()
  await expectSaved(page)
  await expect(cards(page)).toHaveCount(3)
  expect((await ledgerOf(actor, desk.id)).acts).toBe(0)

  await context.clearCookies()
  await context.addCookies(cookies)
  await page.reload()
  await expect(page.getByRole('alert').filter({ hasText: '上次没能保存的 1 个操作已重新加上' })).toBeVisible()
  await expectSaved(page)
  await expect(cards(page)).toHaveCount(4)
  expect((await ledgerOf(actor, desk.id)).acts).toBe(1)
})

test('what two tabs of one person could not save is kept apart, and comes back once both are closed', async ({
  page,
  context,
  signInAs,
}) => {
  const actor = await signInActor(signInAs, '两个标签页')
  const desk = await openDesk(actor)
  const second = await context.newPage()
  for (const one of [page, second]) {
    await one.route('**/api/desk/pages/*/acts', (route) => route.abort())
    await openPage(one, desk.id)
  }
  await line(page, 19).click()
  await page.keyboard.press('Enter')
  await expect(said(page, '未保存：连不上服务器')).toBeVisible()
  await line(second, 22).click()
  await second.keyboard.press('Backspace')
  await expect(said(second, '未保存：连不上服务器')).toBeVisible()

  const third = await context.newPage()
  await openPage(third, desk.id)
  await expect(cards(third), 'what open tabs hold is theirs to save').toHaveCount(3)
  await page.close()
  await second.close()
  await expect(
    third.getByRole('alert').filter({ hasText: '上次没能保存的 2 个操作已重新加上' }),
  ).toBeVisible()
  await expectSaved(third)
  await expect(cards(third)).toHaveCount(3)
  expect((await ledgerOf(actor, desk.id)).acts).toBe(2)
})
