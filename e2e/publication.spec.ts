import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { scheduleArticle } from '@/lib/newsroom/schedule-article'
import { makeActor, makeArticle, makePublished } from '@/seeds/factory'
import { makeFigure } from '@/seeds/figure-factory'
import { makeMark } from './annotated'
import { lastAct, openArticle, saveState } from './editor'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound, LOOKS } from './looks'

/** A moment as a time field of the desk takes it: Beijing time, to the minute. */
const deskTime = (minutes: number) =>
  new Date(Date.now() + (8 * 60 + minutes) * 60_000).toISOString().slice(0, 16)

const more = (page: Page) => page.getByText('更多', { exact: true }).click()

test('an article is scheduled, locked until then, freed again, killed with a reason, thrown away and restored', async ({
  page,
  signInAs,
}) => {
  test.slow()
  const headline = `定时的一篇${makeMark()}`
  const { id } = await makeArticle(await makeActor(), headline, ['到点才见的文字。'])
  await signInAs('EDITOR')
  await openArticle(page, id)
  await page.getByRole('button', { name: '定时发布' }).click()
  const schedule = page.getByRole('dialog', { name: '定时发布' })
  await schedule.getByLabel('时间', { exact: true }).fill(deskTime(-60))
  await schedule.getByRole('button', { name: '定时发布' }).click()
  await expect(schedule.getByRole('alert')).toHaveText('这个时间已经过去，请选一个以后的时间。')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '定时发布' }).click()
  await expect(schedule.getByLabel('时间', { exact: true }), 'what was typed is there again').not.toHaveValue(
    '',
  )
  await schedule.getByRole('radio', { name: /禁发至/u }).check()
  await schedule.getByLabel('时间', { exact: true }).fill(deskTime(90))
  await expectAccessible(page)
  await schedule.getByRole('button', { name: '定时发布' }).click()
  await expect(lastAct(page, '已定时')).toBeVisible()
  await expect(page.getByText('待发布', { exact: true })).toBeVisible()
  await expect(page.getByText(/禁发至 .+（北京时间）/u)).toBeVisible()
  await expect(page.getByText('稿件已定时，要修改请先取消定时。')).toBeVisible()

  await page.getByRole('button', { name: '取消定时' }).click()
  await expect(lastAct(page, '已取消定时')).toBeVisible()
  await more(page)
  await page.getByRole('button', { name: '毙稿' }).click()
  const kill = page.getByRole('dialog', { name: '毙稿' })
  await kill.getByLabel('毙稿理由').fill('线索不实')
  await kill.getByRole('button', { name: '毙稿' }).click()
  await expect(page.getByText('毙稿：线索不实')).toBeVisible()
  await more(page)
  await page.getByRole('button', { name: '移入回收站' }).click()
  await page.getByRole('dialog', { name: '移入回收站' }).getByRole('button', { name: '移入回收站' }).click()
  await expect(lastAct(page, '已移入回收站')).toBeVisible()

  await page.goto(`/admin/articles?q=${encodeURIComponent(headline)}`)
  await expect(page.getByText('没有符合条件的内容')).toBeVisible()
  await page.getByRole('navigation', { name: '按状态查看' }).getByRole('link', { name: '回收站 1' }).click()
  await page.getByRole('link', { name: headline }).click()
  await page.getByRole('button', { name: '从回收站恢复' }).click()
  await expect(page.getByText('毙稿：线索不实')).toBeVisible()
})

test('a change of a public article waits for its hour with its correction, and readers see the text before until then', async ({
  page,
  signInAs,
}) => {
  const mark = makeMark()
  const [old, fresh] = [`旧的标题${mark}`, `新的标题${mark}`]
  const { id, slug } = await makePublished(await makeActor(), old, ['正文。'])
  await signInAs('EDITOR')
  await openArticle(page, id)
  await page.getByRole('textbox', { name: '主题' }).fill(fresh)
  await expect(saveState(page)).toHaveText(/^已保存/u)
  await page.getByRole('button', { name: '定时更新' }).click()
  const dialog = page.getByRole('dialog', { name: '定时更新' })
  await dialog.getByRole('button', { name: '明早 8:00' }).click()
  await expect(dialog.getByLabel('时间', { exact: true })).toHaveValue(/T08:00$/u)
  await dialog.getByRole('radio', { name: /更正，公开说明/u }).check()
  await dialog.getByLabel('错在哪里').fill(`${fresh}才对。`)
  await expect(dialog.getByLabel('原来的文字')).toHaveValue(old)
  await expect(dialog.getByLabel('改正后的文字')).toHaveValue(fresh)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '定时更新' }).click()
  await expect(lastAct(page, '已定时')).toBeVisible()
  await expect(page.getByText('改动待发布', { exact: true })).toBeVisible()
  await expect(
    page.getByText(/^改动定于 .+ 公开（北京时间），在那之前读者看到的还是原来的版本$/u),
  ).toBeVisible()
  await expect(page.getByText('稿件已定时，要修改请先取消定时。')).toBeVisible()
  const shown = async (headline: string, corrections: number) => {
    await page.goto(`/articles/${slug}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline, { timeout: 500 })
    await expect(page.getByRole('region', { name: '更正' })).toHaveCount(corrections)
  }
  await shown(old, 0)
  // The hour comes.
  await db.$transaction(async (tx) => {
    const at = new Date()
    await tx.publication.updateMany({
      where: { articleId: id, yieldsAt: { not: null } },
      data: { yieldsAt: at },
    })
    await tx.publication.updateMany({
      where: { articleId: id, replacesId: { not: null } },
      data: { goLiveAt: at },
    })
    await tx.correction.updateMany({ where: { articleId: id }, data: { publishedAt: at } })
  })
  await expect(() => shown(fresh, 1)).toPass()
})

test('a correction and another address of a public article: on the article, its figure, the corrections page and in the feed', async ({
  page,
  request,
  signInAs,
}) => {
  const mark = makeMark()
  const { id, slug } = await makeFigure(await makeActor(), {
    headline: `松江高企${mark}`,
    sentence: '松江区有高新技术企业4.7万家。',
    text: '4.7万家',
    fields: { indicator: `企业数${mark}`, value: '47000' },
  })
  await signInAs('EDITOR')
  await openArticle(page, id)
  await page.getByRole('button', { name: '重新签发' }).click()
  const dialog = page.getByRole('dialog', { name: '重新签发' })
  await dialog.getByRole('radio', { name: /更正，公开说明/u }).check()
  await dialog.getByLabel('错在哪里').fill(`数字误植${mark}。`)
  await dialog.getByLabel('原来的文字').fill('4.5万家')
  await dialog.getByLabel('改正后的文字').fill('4.7万家')
  await dialog.getByRole('checkbox', { name: /4.7万家/u }).check()
  await dialog.getByLabel('网址').fill(`gaoqi-${mark.toLowerCase()}`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '重新签发' }).click()
  await expect(lastAct(page, '已签发，读者可以看到')).toBeVisible()
  await expect(page.getByText('已更正', { exact: true })).toBeVisible()

  const note = page.getByRole('region', { name: '更正' })
  await expect(async () => {
    await page.goto(`/articles/${slug}`)
    await expect(note).toContainText('原为“4.5万家”，现为“4.7万家”。', { timeout: 500 })
  }).toPass()
  // The former address leads on.
  await expect(page).toHaveURL(new RegExp(`/articles/gaoqi-${mark.toLowerCase()}-[0-9a-f]{8}$`, 'u'))
  await page.getByRole('button', { name: '数据说明：4.7万家' }).click()
  await expect(page.getByText(`数字误植${mark}。`)).toHaveCount(2)
  const json = await page.locator('script[type="application/ld+json"]').textContent()
  expect(json).toContain('CorrectionComment')
  const feed = await (await request.get('/feed.xml')).text()
  expect(feed).toContain(`更正：松江高企${mark}`)
  for (const [address, heading] of [
    ['/corrections', '勘误'],
    ['/en/corrections', 'Corrections'],
  ] as const) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expect(page.getByRole('listitem').filter({ hasText: `数字误植${mark}。` })).toBeVisible()
    await expectAccessible(page)
  }
})

test('who works on an article and until when is said at the desk, and what is late stands out', async ({
  page,
  signInAs,
}) => {
  const headline = `要催的一篇${makeMark()}`
  const { id } = await makeArticle(await makeActor(), headline, ['一'])
  const account = await signInAs('EDITOR')
  const name = `责编${makeMark()}`
  await db.user.update({ where: { id: account.id }, data: { name } })
  await openArticle(page, id)
  await page.getByRole('button', { name: '分派' }).click()
  const dialog = page.getByRole('dialog', { name: '分派稿件' })
  await dialog.getByLabel('责任人').selectOption({ label: name })
  await dialog.getByLabel('截止时间').fill(deskTime(-30))
  await dialog.getByRole('button', { name: '分派' }).click()
  await expect(page.getByText(`责任人：${name}`)).toBeVisible()
  await page.goto(`/admin/articles?overdue=true&assigneeId=${account.id}`)
  await expect(page.getByRole('row').filter({ hasText: headline })).toContainText('逾期')
})

for (const { device, viewport, colorScheme, locale } of LOOKS)
  test(`the article bar and the list by state read well: ${device}, ${colorScheme}, ${locale}`, async ({
    page,
    signInAs,
  }) => {
    test.slow()
    const actor = await makeActor()
    const { id } = await makeArticle(actor, `看样的一篇${makeMark()}`, ['一'])
    const account = await signInAs('EDITOR')
    await db.user.update({
      where: { id: account.id },
      data: { locale: locale === 'en' ? 'en' : 'zh_CN' },
    })
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await page.goto(`/admin/articles/${id}`)
    await page.getByRole('tab', { name: locale === 'en' ? 'Review' : '审稿' }).click()
    await page.getByText(locale === 'en' ? 'More' : '更多', { exact: true }).click()
    await expectSound(page, locale)
    await page.goto('/admin/articles')
    await expectSound(page, locale)
  })

test('an admin sees what follows from a schedule and has it done again', async ({ page, signInAs }) => {
  const actor = await makeActor()
  const headline = `到点的一篇${makeMark()}`
  const article = await makeArticle(actor, headline, ['一'])
  const goLiveAt = new Date(Date.now() + 3_600_000)
  await scheduleArticle(actor, { ...article, goLiveAt, embargoUntil: null, expiresAt: null })
  const past = new Date(Date.now() - 600_000)
  await db.sideEffect.updateMany({
    where: { articleId: article.id },
    data: { dueAt: past, nextAt: past, doneAt: new Date() },
  })
  await signInAs('ADMIN')
  await page.goto('/admin/side-effects')
  const row = page.getByRole('row').filter({ hasText: headline })
  await expect(row).toContainText('完成')
  await expectAccessible(page)
  await row.getByRole('button', { name: '重做' }).click()
  await expect(lastAct(page, '已排队重做')).toBeVisible()
})

test('the checks before publishing say what blocks and what only warns, and what blocks is refused', async ({
  page,
  signInAs,
}) => {
  const { id } = await makeArticle(await makeActor(), `检查的一篇${makeMark()}`, ['一'])
  await signInAs('EDITOR')
  await openArticle(page, id)
  await page.getByRole('tab', { name: '属性' }).click()
  await page.getByLabel('原标题').fill('别处的标题')
  await page.getByRole('tab', { name: '审稿' }).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText('须处理 填了转载信息，没有写来源。')
  await expect(panel).toContainText('提醒 没有写责任编辑。')
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await expect(page.getByText('填了转载信息却没有写来源，补上才能签发。')).toBeVisible()
})
