import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { COMMAND_LINE } from '../editorial/actor'
import { Forbidden } from '../errors'
import { makeActor } from '../../seeds/factory'
import { listActors, listAudit } from './list-audit'

const target = (label: string) => ({ type: 'tag', id: randomUUID(), label })

test('the record is read by admins, newest first, by act, person, target and day', async () => {
  const [admin, editor] = [await makeActor('ADMIN'), await makeActor('EDITOR')]
  const word = randomUUID()
  const [one, two] = [target(`甲${word}`), target(`乙${word}`)]
  await recordAudit(db, newAct(doerOf(editor)), 'tag.create', one, { count: 1 })
  await recordAudit(db, newAct(COMMAND_LINE), 'tag.rename', two)
  const labels = async (query: Parameters<typeof listAudit>[1]) =>
    (await listAudit(admin, { q: word, ...query })).rows.map(({ targetLabel }) => targetLabel)
  expect(await labels({})).toEqual([two.label, one.label])
  expect(await labels({ action: 'tag.create' })).toEqual([one.label])
  expect(await labels({ actorId: editor.id })).toEqual([one.label])
  expect(await labels({ actorId: 'machine' })).toEqual([two.label])
  expect(await labels({ targetId: two.id })).toEqual([two.label])
  expect(await labels({ to: '2020-01-01' })).toEqual([])
  expect((await listActors(admin)).map(({ id }) => id)).toContain(editor.id)
  await expect(listAudit(editor, {})).rejects.toThrow(Forbidden)
})

test('screens follow each other without gaps or repeats', async () => {
  const admin = await makeActor('ADMIN')
  const word = randomUUID()
  const labels = Array.from({ length: 120 }, (_, at) => `${word} ${at}`)
  for (const label of labels) await recordAudit(db, newAct(doerOf(admin)), 'tag.create', target(label))
  const seen: string[] = []
  let after: string | undefined
  do {
    const screen = await listAudit(admin, { q: word, after })
    expect(screen.total).toBe(labels.length)
    seen.push(...screen.rows.map(({ targetLabel }) => targetLabel))
    after = screen.next ?? undefined
  } while (after)
  expect(seen).toEqual(labels.reverse())
})

test('a record is neither changed nor deleted, whoever tries', async () => {
  const admin = await makeActor('ADMIN')
  const one = target('不可改')
  await recordAudit(db, newAct(doerOf(admin)), 'tag.create', one)
  const where = { targetId: one.id }
  await expect(db.auditEvent.updateMany({ where, data: { actorLabel: 'x' } })).rejects.toThrow()
  await expect(db.auditEvent.deleteMany({ where })).rejects.toThrow()
})
