import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { makeActor } from '@/seeds/factory'
import { makeFigure } from '@/seeds/figure-factory'
import { makeMark } from './annotated'
import { lastAct } from './editor'
import { expect, expectAccessible, test } from './fixtures'
import { expectSound, LOOKS } from './looks'

/** Two published articles whose figures of an indicator of their own cannot both hold. */
async function makeConflict() {
  const actor = await makeActor()
  const mark = makeMark()
  const indicator = `高新技术企业数${mark}`
  const first = await makeFigure(actor, {
    headline: `松江高企达4.7万家${mark}`,
    sentence: '2023年，松江区有高新技术企业4.7万家，居全市前列。',
    text: '4.7万家',
    fields: { indicator, value: '47000' },
    printedOn: '2024-01-10',
  })
  const second = await makeFigure(actor, {
    headline: `松江发布统计公报${mark}`,
    sentence: '统计公报显示，2023年松江区高新技术企业为5.2万家。',
    text: '5.2万家',
    fields: { indicator, value: '52000' },
    printedOn: '2024-02-20',
  })
  const { slug } = await db.indicator.findFirstOrThrow({ where: { name: indicator } })
  return { mark, indicator, first, second, slug }
}

const cardOf = (page: Page, indicator: string) => page.getByRole('listitem').filter({ hasText: indicator })
const open = (page: Page, mark: string) => page.goto(`/admin/conflicts?q=${mark}`)

test('a conflict is settled with keys, readers see the outcome, and undo takes both back', async ({
  page,
  signInAs,
}) => {
  const { mark, indicator, first, second, slug } = await makeConflict()
  await signInAs('EDITOR')
  await open(page, mark)
  const card = cardOf(page, indicator)
  await expect(card).toContainText('2023年，松江区有高新技术企业4.7万家，居全市前列。')
  await expect(card).toContainText('统计公报显示，2023年松江区高新技术企业为5.2万家。')
  await expect(card).toContainText('松江报 第二版 2024-02-20 见报')
  await expect(page.getByRole('navigation', { name: '编辑部' })).toContainText(/冲突（\d+）/u)
  await expectAccessible(page)

  await page.keyboard.press('j')
  await expect(card).toBeFocused()
  await page.keyboard.press('a')
  await expect(card.getByRole('radio').first()).toBeChecked()
  await page.keyboard.press('b')
  await page.keyboard.press('5')
  await expect(lastAct(page, `“${indicator}”的冲突已处理：一方有误`)).toBeVisible()
  await expect(card).toHaveCount(0)
  expect(await db.correction.findMany({ where: { articleId: first.id } })).toMatchObject([
    { state: 'draft', before: '4.7万家', after: '5.2万家' },
  ])

  await expect(async () => {
    await page.goto(`/metrics/${slug}`)
    await expect(page.getByText('此数有误，应为5.2万家。')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.getByText('经核实以此数为准，另一处误作4.7万家。')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/en/articles/${first.slug}`)
  await page.getByRole('button', { name: /4\.7万家/u }).click()
  const slip = page.getByRole('group', { name: '4.7万家' })
  await expect(slip).toContainText('This figure is wrong; it should read 5.2万家.')
  await slip.getByRole('link', { name: '5.2万家' }).click()
  await expect(page).toHaveURL(new RegExp(`/en/articles/${second.slug}`, 'u'))

  await page.goto(`/admin/conflicts?q=${mark}&state=settled`)
  await expect(card).toContainText('已生成勘误草稿')
  await card.getByRole('button', { name: '撤回' }).click()
  await expect(lastAct(page, '已撤回处理，冲突重新打开')).toBeVisible()
  expect(await db.correction.count({ where: { articleId: first.id } })).toBe(0)
  await expect(async () => {
    await page.goto(`/metrics/${slug}`)
    await expect(page.getByText('此数有误')).toHaveCount(0, { timeout: 500 })
  }).toPass()
})

test('a conflict is settled with the mouse and a note, and the status bar undoes it', async ({
  page,
  signInAs,
}) => {
  const { mark, indicator } = await makeConflict()
  await signInAs('EDITOR')
  await open(page, mark)
  const card = cardOf(page, indicator)
  await card.getByLabel('给读者的说明（可不填）').fill('公报含在培企业')
  await card.getByRole('button', { name: '口径不同' }).click()
  await expect(card).toHaveCount(0)
  expect(await db.conflict.count({ where: { note: '公报含在培企业', outcome: 'scope', heldId: null } })).toBe(
    1,
  )
  await page.getByRole('button', { name: '撤销' }).last().click()
  await expect(card).toHaveCount(1)
  await page.getByLabel('状态', { exact: true }).selectOption('settled')
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(page.getByText('没有符合条件的')).toBeVisible()
})

test('a contributor sees conflicts and settles none', async ({ page, signInAs }) => {
  const { mark, indicator } = await makeConflict()
  await signInAs('CONTRIBUTOR')
  await open(page, mark)
  await expect(cardOf(page, indicator)).toBeVisible()
  await expect(cardOf(page, indicator).getByRole('button')).toHaveCount(0)
  await cardOf(page, indicator).focus()
  await page.keyboard.press('3')
  await expect(cardOf(page, indicator)).toHaveCount(1)
})

for (const { device, viewport, colorScheme, locale } of LOOKS)
  test(`the desk reads well: ${device}, ${colorScheme}, ${locale}`, async ({ page, signInAs }) => {
    const { mark, indicator } = await makeConflict()
    const { id } = await signInAs('EDITOR')
    await db.user.update({ where: { id }, data: { locale: locale === 'en' ? 'en' : 'zh_CN' } })
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await open(page, mark)
    await expect(cardOf(page, indicator)).toBeVisible()
    await expectSound(page, locale)
  })
