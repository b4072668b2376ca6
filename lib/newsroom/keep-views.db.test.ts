import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import { Conflict, Forbidden, NotFound, Refused } from '../errors'
import { changeView, chooseDefaultView, deleteView, getDefaultView, listViews, saveView } from './keep-views'

const view = (name: string, address: string, change: { isShared?: boolean; isDefault?: boolean } = {}) => ({
  name,
  address,
  isShared: false,
  isDefault: false,
  ...change,
})

test('a view is its owner’s until it is shared, and counts what each who looks would see', async () => {
  const [owner, other] = [await makeActor('EDITOR'), await makeActor('CONTRIBUTOR')]
  await makeArticle(other, '别人的草稿', ['一'])
  const { id } = await saveView(owner, view('我的草稿', 'mine=drafts'))
  expect((await listViews(other)).some((one) => one.id === id)).toBe(false)
  const [own] = (await listViews(owner)).filter((one) => one.id === id)
  expect(own).toMatchObject({ name: '我的草稿', address: 'mine=drafts', isOwn: true, count: 0 })
  await changeView(owner, { id, version: 1, ...view('各人的草稿', 'mine=drafts', { isShared: true }) })
  const [shared] = (await listViews(other)).filter((one) => one.id === id)
  expect(shared).toMatchObject({ name: '各人的草稿', isOwn: false, owner: owner.name, count: 1 })
})

test('who may not share may keep; others’ shared views are changed by an admin alone', async () => {
  const [contributor, editor, admin] = [
    await makeActor('CONTRIBUTOR'),
    await makeActor('EDITOR'),
    await makeActor('ADMIN'),
  ]
  const shared = { isShared: true }
  await expect(saveView(contributor, view('共享', 'status=DRAFT', shared))).rejects.toBeInstanceOf(Forbidden)
  const { id } = await saveView(editor, view(`共享${randomUUID()}`, 'status=DRAFT', shared))
  const change = { id, version: 1, ...view('改名', 'status=DRAFT', shared) }
  await expect(changeView(await makeActor('EDITOR'), change)).rejects.toBeInstanceOf(Forbidden)
  await expect(deleteView(contributor, { id, version: 1 })).rejects.toBeInstanceOf(Forbidden)
  await changeView(admin, change)
  await expect(deleteView(admin, { id, version: 1 })).rejects.toBeInstanceOf(Conflict)
  await deleteView(admin, { id, version: 2 })
  await expect(deleteView(admin, { id, version: 2 })).rejects.toBeInstanceOf(NotFound)
})

test('a name is given once; a private view is nobody else’s to find', async () => {
  const [owner, other] = [await makeActor('EDITOR'), await makeActor('ADMIN')]
  const { id } = await saveView(owner, view('今晚', 'status=APPROVED'))
  await expect(saveView(owner, view('今晚', 'status=DRAFT'))).rejects.toBeInstanceOf(Refused)
  await saveView(other, view('今晚', 'status=APPROVED'))
  await expect(deleteView(other, { id, version: 1 })).rejects.toBeInstanceOf(NotFound)
  await expect(chooseDefaultView(other, { id })).rejects.toBeInstanceOf(NotFound)
})

test('a list opens with the default view until it is taken away or no longer shared', async () => {
  const [owner, other] = [await makeActor('EDITOR'), await makeActor('CONTRIBUTOR')]
  const name = `值班${randomUUID()}`
  const { id } = await saveView(owner, view(name, 'overdue=true', { isShared: true, isDefault: true }))
  await chooseDefaultView(other, { id })
  expect([await getDefaultView(owner), await getDefaultView(other)]).toEqual(['overdue=true', 'overdue=true'])
  await changeView(owner, { id, version: 1, ...view(name, 'overdue=true') })
  expect([await getDefaultView(owner), await getDefaultView(other)]).toEqual(['overdue=true', null])
  await deleteView(owner, { id, version: 2 })
  expect(await getDefaultView(owner)).toBeNull()
  const told = await db.auditEvent.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } })
  expect(told.map(({ action }) => action)).toEqual([
    'view.save',
    'view.default',
    'view.change',
    'view.delete',
  ])
})
