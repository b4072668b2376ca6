import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { COMMAND_LINE } from '../editorial/actor'
import { readCsv } from '../editorial/csv'
import { Forbidden } from '../errors'
import { makeActor } from '../../seeds/factory'
import { exportAudit } from './export-audit'
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

test('the record is not emptied, and what one transaction records is one act', async () => {
  await expect(db.$executeRaw`TRUNCATE "AuditEvent"`).rejects.toThrow('never changed or deleted')
  const [admin, editor] = [await makeActor('ADMIN'), await makeActor('EDITOR')]
  const [one, two, three] = [target('一'), target('二'), target('三')]
  await db.$transaction(async (tx) => {
    await recordAudit(tx, newAct(doerOf(admin)), 'tag.create', one)
    await recordAudit(tx, newAct(doerOf(editor)), 'tag.create', two)
  })
  await recordAudit(db, newAct(doerOf(admin)), 'tag.create', three)
  const actOf = async ({ id }: { id: string }) =>
    (await db.auditEvent.findFirstOrThrow({ where: { targetId: id } })).actId
  expect(await actOf(two)).toBe(await actOf(one))
  expect(await actOf(three)).not.toBe(await actOf(one))
  const ofAct = await listAudit(admin, { actId: await actOf(one) })
  expect(ofAct.rows.map(({ targetLabel }) => targetLabel)).toEqual(['二', '一'])
})

describe('the record as a file', () => {
  const wholeOf = async (...given: Parameters<typeof exportAudit>) => {
    let text = ''
    for await (const piece of await exportAudit(...given)) text += piece
    return text
  }

  test('holds what the filters leave, oldest first, in both forms, however much it is', async () => {
    const admin = await makeActor('ADMIN', '=主编')
    const word = randomUUID()
    const labels = Array.from({ length: 1100 }, (_, at) => `${word} ${at}, "标签"\n行`)
    await db.auditEvent.createMany({
      data: labels.map((targetLabel) => ({
        actId: randomUUID(),
        actorId: admin.id,
        actorLabel: admin.name,
        action: 'tag.create',
        targetType: 'tag',
        targetId: '1',
        targetLabel,
        detail: { 数: 1 },
      })),
    })
    const lines = (await wholeOf(admin, { q: word }, 'jsonl')).trimEnd().split('\n')
    const records = lines.map((line): unknown => JSON.parse(line))
    expect(records).toHaveLength(labels.length)
    expect(records[0]).toMatchObject({
      target: labels[0],
      actor: '=主编',
      action: 'tag.create',
      detail: { 数: 1 },
    })
    const [head, ...rows] = readCsv(await wholeOf(admin, { q: word }, 'csv')) ?? []
    expect(head?.slice(0, 3)).toEqual(['id', 'at', 'act'])
    expect(rows.map((row) => row[8])).toEqual(labels)
    expect(rows[0]?.[4]).toBe('=主编')
    expect(JSON.parse(rows[0]?.[9] ?? '')).toEqual({ 数: 1 })
  })

  test('is taken away by admins alone, and that is on record', async () => {
    const [admin, editor] = [await makeActor('ADMIN'), await makeActor('EDITOR')]
    await expect(exportAudit(editor, {}, 'csv')).rejects.toThrow(Forbidden)
    await wholeOf(admin, { q: randomUUID() }, 'csv')
    const event = await db.auditEvent.findFirst({ where: { actorId: admin.id, action: 'audit.export' } })
    expect(event?.detail).toMatchObject({ q: expect.any(String) })
  })
})
