import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { deskAddress } from '@/lib/editorial/addresses'
import { createIndicator } from '@/lib/newsroom/create-indicator'
import { createTag } from '@/lib/newsroom/create-tag'
import { addTagAlias } from '@/lib/newsroom/put-tag-alias'
import { makeActor } from '@/seeds/factory'
import { makeMark } from './annotated'
import { expect, expectAccessible, test } from './fixtures'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

test('a name that others bear is asked about before it is an alias, and one that was removed comes back as it was', async ({
  page,
  signInAs,
}) => {
  const admin = await makeActor('ADMIN')
  const stem = `石桥${makeMark()}`
  const tag = await createTag(admin, { type: 'place', name: `${stem}镇` })
  const town = await createTag(admin, { type: 'place', name: stem })
  const person = await createTag(admin, { type: 'person', name: `${stem}生` })
  await addTagAlias(admin, { id: person.id, name: stem, mayShare: true })
  await signInAs('ADMIN')
  await page.goto(deskAddress.tag(tag.id))
  const field = page.getByLabel('新别名')
  await field.fill(stem)
  await field.press('Enter')
  const question = page.getByRole('group', { name: `“${stem}”已经指向：` })
  await expect(question).toBeFocused()
  await expect(question.getByRole('listitem')).toHaveCount(2)
  await expect(question.getByRole('listitem').last()).toContainText('作为别名')
  // A place and a person are never one thing.
  await expect(question.getByRole('link', { name: `“${stem}生”是同一事物，并入本标签` })).toHaveCount(0)
  const merge = question.getByRole('link', { name: `“${stem}”是同一事物，并入本标签` })
  await expect(merge).toHaveAttribute('href', deskAddress.tagMerge(town.id, tag.id))
  await expectAccessible(page)
  await question.getByRole('button', { name: '取消' }).click()
  await expect(question).toHaveCount(0)
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(stem)
  await field.press('Enter')
  await question.getByRole('button', { name: '两者都叫此名' }).click()
  await said(page, '已添加别名')
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()

  await db.tagAlias.updateMany({ where: { tagId: tag.id }, data: { validFrom: new Date('2016-01-15') } })
  await page.reload()
  await page.getByRole('button', { name: `删去别名“${stem}”` }).click()
  await said(page, '已删去别名')
  await expect(page.getByText('没有别名。')).toBeVisible()
  await page.getByRole('region', { name: '状态栏' }).getByRole('button', { name: '撤销' }).click()
  await said(page, '已添加别名')
  await expect(page.getByText('2016-01-15 起')).toBeVisible()
})

test('a name that others bear is asked about when a tag or an indicator is made or renamed', async ({
  page,
  signInAs,
}) => {
  const admin = await makeActor('ADMIN')
  const [alias, stem] = [`旧桥${makeMark()}`, `新桥${makeMark()}`]
  const owner = await createTag(admin, { type: 'place', name: `${stem}镇` })
  const tag = await createTag(admin, { type: 'place', name: stem })
  await addTagAlias(admin, { id: owner.id, name: alias })
  await signInAs('ADMIN')
  const question = page.getByRole('group', { name: `“${alias}”已经指向：` })
  await page.goto(deskAddress.tags)
  await page.getByRole('button', { name: '新建标签' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(alias)
  await dialog.getByRole('button', { name: '新建', exact: true }).click()
  await expect(question).toBeFocused()
  await expect(question.getByRole('link', { name: `“${owner.name}”是同一事物，打开它` })).toHaveAttribute(
    'href',
    deskAddress.tag(owner.id),
  )
  await expectAccessible(page)
  // Another name is another question.
  await dialog.getByLabel('名称').press('End')
  await dialog.getByLabel('名称').press('1')
  await expect(question).toHaveCount(0)
  await dialog.getByLabel('名称').fill(alias)
  await dialog.getByLabel('名称').press('Enter')
  await question.getByRole('button', { name: '两者都叫此名' }).click()
  await expect(title(page)).toHaveText(alias)

  await page.goto(deskAddress.tag(tag.id))
  const name = page.getByLabel('名称', { exact: true })
  await name.fill(owner.name)
  await name.press('Enter')
  const held = page.getByRole('group', { name: `“${owner.name}”已经指向：` })
  await expect(held).toContainText('请先填写不同的区分说明')
  await expect(held.getByRole('button', { name: '两者都叫此名' })).toHaveCount(0)
  await expect(held.getByRole('link', { name: `“${owner.name}”是同一事物，把本标签并入它` })).toHaveAttribute(
    'href',
    deskAddress.tagMerge(tag.id, owner.id),
  )
  await held.getByRole('button', { name: '取消' }).click()
  await expect(name).toBeFocused()
  await page.getByLabel('区分说明').fill('老镇')
  await page.getByRole('button', { name: '保存' }).first().click()
  await held.getByRole('button', { name: '两者都叫此名' }).click()
  await said(page, '已保存')
  await expect(title(page)).toHaveText(owner.name)

  const [first, second] = [`桥梁数${makeMark()}`, `桥梁数${makeMark()}`]
  const one = await createIndicator(admin, { name: first })
  const other = await createIndicator(admin, { name: second })
  await page.goto(deskAddress.indicator(one.id))
  await page.getByLabel('名称', { exact: true }).fill(second)
  await page.getByRole('button', { name: '保存' }).click()
  const asked = page.getByRole('group', { name: `“${second}”已经指向：` })
  await expect(asked).toContainText('指标的正式名称不能相同')
  await asked.getByRole('button', { name: `“${second}”是同一事物，把本指标并入它` }).click()
  await said(page, '已合并')
  await expect(page.getByRole('main').getByRole('link', { name: `已并入 ${second}` })).toBeVisible()
  expect(await db.indicator.findUnique({ where: { id: one.id } })).toMatchObject({ mergedIntoId: other.id })
})
