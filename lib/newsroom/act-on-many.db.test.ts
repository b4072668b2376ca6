import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { getArticle, listSections } from '../db/articles'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import { BULK_ACTIONS, BULK_KINDS, type BulkAct } from '../editorial/bulk'
import { can } from '../editorial/policy'
import { Conflict, Forbidden, Refused } from '../errors'
import { actOnMany, listChoosable } from './act-on-many'
import { createTag } from './create-tag'
import { trashArticle } from './trash-article'

type Row = { id: string; version: number }
const at = async ({ id }: { id: string }): Promise<Row> => {
  const { version } = await getArticle(db, id)
  return { id, version }
}
const run = (actor: Actor, act: BulkAct, rows: Row[], actId: string = randomUUID()) =>
  actOnMany(actor, { actId, act, rows: rows.map(({ id, version }) => ({ id, version })) })

test('each is done or refused by itself, under one act, and told once when asked again', async () => {
  const editor = await makeActor('EDITOR')
  const [good, empty, moved] = [
    await makeArticle(editor, '可以签发', ['正文。']),
    await makeArticle(editor, '', ['没有标题。']),
    await makeArticle(editor, '有人改过', ['正文。']),
  ]
  const actId = randomUUID()
  const rows = [good, empty, { id: moved.id, version: moved.version - 1 }]
  const outcomes = await run(editor, { kind: 'publish' }, rows, actId)
  expect(outcomes.map(({ id }) => id)).toEqual([good.id, empty.id, moved.id])
  expect(outcomes[0]?.refusal).toBeNull()
  expect(outcomes[1]?.refusal).toMatchObject({ reason: 'headline-missing' })
  expect(outcomes[2]?.refusal).toBeInstanceOf(Conflict)

  // The answer was lost: the same is asked once more.
  const again = await run(editor, { kind: 'publish' }, rows, actId)
  expect(again.map(({ refusal }) => refusal === null)).toEqual([true, false, false])
  expect(await db.publication.count({ where: { articleId: good.id } })).toBe(1)
  const told = await db.auditEvent.findMany({ where: { actId } })
  expect(told.map(({ action, targetId }) => [action, targetId])).toEqual([['article.publish', good.id]])
})

test('an act is one person’s: under another’s id nothing is done', async () => {
  const [editor, other] = [await makeActor('EDITOR'), await makeActor('ADMIN')]
  const [one, two] = [await makeArticle(editor, '一', ['一']), await makeArticle(editor, '二', ['二'])]
  const actId = randomUUID()
  await run(editor, { kind: 'trash' }, [one], actId)
  await expect(run(other, { kind: 'trash' }, [two], actId)).rejects.toBeInstanceOf(Forbidden)
  expect((await getArticle(db, two.id)).status).toBe('DRAFT')
})

test('person and time are given apart; a section makes a revision, and nothing where it stands already', async () => {
  const [editor, worker] = [await makeActor('EDITOR'), await makeActor('CONTRIBUTOR')]
  const article = await makeArticle(editor, '分派', ['一'])
  const dueAt = new Date(Date.now() + 3_600_000)
  await run(editor, { kind: 'due', dueAt }, [article])
  await run(editor, { kind: 'assign', assigneeId: worker.id }, [await at(article)])
  expect(await getArticle(db, article.id)).toMatchObject({ dueAt, assigneeId: worker.id })

  const before = await getArticle(db, article.id)
  const section = (await listSections()).find(({ id }) => id !== before.sectionId)
  const sectionId = section?.id ?? ''
  await run(editor, { kind: 'section', sectionId }, [await at(article)])
  await run(editor, { kind: 'section', sectionId }, [await at(article)])
  expect(await getArticle(db, article.id)).toMatchObject({ sectionId, head: before.head + 1 })
})

test('what can be taken back is told with the version that it left, and gives each what it had', async () => {
  const [editor, worker] = [await makeActor('EDITOR'), await makeActor('CONTRIBUTOR')]
  const [one, two] = [await makeArticle(editor, '甲', ['一']), await makeArticle(editor, '乙', ['二'])]
  await run(editor, { kind: 'assign', assigneeId: worker.id }, [one])
  const before = [await getArticle(db, one.id), await getArticle(db, two.id)]
  const sectionId = (await listSections()).find(({ id }) => id !== before[0]?.sectionId)?.id ?? ''
  const acts: BulkAct[] = [
    { kind: 'assign', assigneeId: editor.id },
    { kind: 'due', dueAt: new Date(Date.now() + 3_600_000) },
    { kind: 'priority', priority: 'HIGH' },
    { kind: 'section', sectionId },
    { kind: 'submit' },
    { kind: 'trash' },
  ]
  for (const act of acts) {
    const done = await run(editor, act, [await at(one), await at(two)])
    for (const { id, back } of done) {
      if (!back) throw new Error(`nothing takes ${act.kind} back`)
      const [undone] = await run(editor, back.act, [{ id, version: back.version }])
      expect([act.kind, undone?.refusal]).toEqual([act.kind, null])
    }
    for (const { id, status, assigneeId, dueAt, priority, sectionId: section } of before)
      expect(await getArticle(db, id)).toMatchObject({
        status,
        assigneeId,
        dueAt,
        priority,
        sectionId: section,
      })
  }
  const [same] = await run(editor, { kind: 'section', sectionId: before[1]?.sectionId ?? '' }, [
    await at(two),
  ])
  expect(same?.back).toBeNull()
})

test('a tag is laid on its name and aliases wherever no name is marked, and refused where none stands', async () => {
  const editor = await makeActor('EDITOR')
  const name = `走廊联盟${randomUUID().slice(0, 4)}`
  const tag = await createTag(editor, { type: 'organization', name, disambiguation: '', description: '' })
  const [named, other] = [
    await makeArticle(editor, '提到两次', [`${name}今天成立。`, `记者走进${name}。`]),
    await makeArticle(editor, '没有提到', ['别的文字。']),
  ]
  const outcomes = await run(editor, { kind: 'tag', tagId: tag.id }, [named, other])
  expect(outcomes[0]?.refusal).toBeNull()
  expect(outcomes[1]?.refusal).toMatchObject({ reason: 'tag-not-in-text', facts: { tag: name } })
  const mentions = await db.mention.findMany({ where: { articleId: named.id, detachedAt: null } })
  expect(mentions.map(({ tagId, quote }) => [tagId, quote])).toEqual([
    [tag.id, name],
    [tag.id, name],
  ])
})

// It makes some sixty articles.
test('of each article the policy is asked as if it stood alone', { timeout: 240_000 }, async () => {
  const owner = await makeActor('EDITOR')
  const kinds: Record<string, BulkAct> = {
    assign: { kind: 'assign', assigneeId: null },
    priority: { kind: 'priority', priority: 'HIGH' },
    due: { kind: 'due', dueAt: null },
    section: { kind: 'section', sectionId: (await listSections())[0]?.id ?? '' },
    tag: { kind: 'tag', tagId: randomUUID() },
    submit: { kind: 'submit' },
    recall: { kind: 'recall' },
    approve: { kind: 'approve', opinion: '', checks: [] },
    publish: { kind: 'publish' },
    unpublish: { kind: 'unpublish' },
    withdraw: { kind: 'withdraw', reason: '有误' },
    trash: { kind: 'trash' },
    restore: { kind: 'restore' },
  }
  for (const role of ['CONTRIBUTOR', 'EDITOR'] as const) {
    const actor = await makeActor(role)
    for (const kind of BULK_KINDS) {
      const draft = await makeArticle(owner, '草稿', ['一'])
      const live = await makePublished(owner, '公开', ['一'])
      const gone = await makeArticle(owner, '回收', ['一'])
      await trashArticle(owner, gone)
      const rows = await Promise.all([draft, live, gone].map(at))
      const facts = await Promise.all(rows.map(({ id }) => getArticle(db, id)))
      const act = kinds[kind]
      if (!act) throw new Error(`no ${kind}`)
      const outcomes = await run(actor, act, rows)
      const refused = outcomes.map(({ refusal }) => refusal instanceof Forbidden)
      expect([kind, role, refused]).toEqual([
        kind,
        role,
        facts.map((article) => !can(actor, BULK_ACTIONS[kind], article)),
      ])
    }
  }
})

test('all that a list holds can be chosen, whatever its screen', async () => {
  const editor = await makeActor('EDITOR')
  const word = `批量${randomUUID().slice(0, 6)}`
  const made = [
    await makeArticle(editor, `${word}甲`, ['一']),
    await makeArticle(editor, `${word}乙`, ['一']),
  ]
  const { rows, total } = await listChoosable(editor, { q: word })
  expect(total).toBe(2)
  expect(rows.map(({ id, version }) => [id, version]).sort()).toEqual(
    made.map(({ id, version }) => [id, version]).sort(),
  )
  const refusals = await run(editor, { kind: 'restore' }, rows)
  expect(refusals.map(({ refusal }) => refusal instanceof Forbidden || refusal instanceof Refused)).toEqual([
    true,
    true,
  ])
})
