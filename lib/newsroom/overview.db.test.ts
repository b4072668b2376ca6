import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '../db/client'
import { makeActor, makeArticle } from '../../seeds/factory'
import { COMMAND_LINE } from '../editorial/actor'
import { assignArticle } from './assign-article'
import { dismissImportFailure } from './dismiss-import-failure'
import { getOverview } from './get-overview'
import { importFile } from './import-page'
import { publishArticle } from './publish-article'
import { returnArticle } from './return-article'
import { saveArticle } from './save-article'
import { scheduleArticle } from './schedule-article'
import { submitArticle } from './submit-article'

const headlines = (head: { rows: { headline: string }[] }) => head.rows.map(({ headline }) => headline)

/** An article that the machine made, as import does. */
async function makeImported(headline: string) {
  const article = await makeArticle(await makeActor('EDITOR'), headline, ['松江有高新技术企业1.5万家。'])
  await db.article.update({ where: { id: article.id }, data: { createdById: null } })
  return article
}

test('a returned article comes back to its submitter with the reason, and is not among the drafts as well', async () => {
  const [editor, submitter, stranger] = [
    await makeActor('EDITOR'),
    await makeActor('CONTRIBUTOR'),
    await makeActor('CONTRIBUTOR'),
  ]
  const { id, version } = await makeImported('退回来的稿件')
  const sent = await submitArticle(submitter, { id, version })
  expect((await getOverview(submitter)).returned.total).toBe(0)
  await returnArticle(editor, { id, version: sent.version, reason: '请核对第二个数字' })
  const { returned, drafts } = await getOverview(submitter)
  expect(returned.total).toBe(1)
  expect(returned.rows[0]).toMatchObject({ headline: '退回来的稿件', returnReason: '请核对第二个数字' })
  expect(headlines(drafts)).toEqual([])
  expect((await getOverview(stranger)).returned.total).toBe(0)
})

test('a returned article comes back to its maker and its last saver too, and leaves the list when sent again', async () => {
  const [editor, maker, saver, submitter] = [
    await makeActor('EDITOR'),
    await makeActor('CONTRIBUTOR'),
    await makeActor('CONTRIBUTOR'),
    await makeActor('CONTRIBUTOR'),
  ]
  const { id, version, content } = await makeArticle(maker, '共同的稿件', ['松江有高新技术企业1.5万家。'])
  const changed = { ...content, headline: '共同的稿件，改过' }
  const saved = await saveArticle(saver, { id, version, content: changed, decisions: [] })
  const sent = await submitArticle(submitter, { id, version: saved.version })
  const back = await returnArticle(editor, { id, version: sent.version, reason: '标题太长' })
  for (const actor of [maker, saver, submitter])
    expect(headlines((await getOverview(actor)).returned)).toEqual(['共同的稿件，改过'])
  await submitArticle(saver, { id, version: back.version })
  for (const actor of [maker, saver, submitter]) expect((await getOverview(actor)).returned.total).toBe(0)
})

test('an open page is named by the headline of its first article', async () => {
  const headline = `九城市共建走廊${randomUUID().slice(0, 4)}`
  const bytes = new TextEncoder().encode(`${headline}\n本报讯 昨天，九城市在松江区签下合作项目。\n`)
  await importFile(COMMAND_LINE, { name: `${headline}.txt`, bytes }, { publish: false })
  const { openPages } = await getOverview(await makeActor('EDITOR'))
  const row = openPages.rows.find(({ fileName }) => fileName === `${headline}.txt`)
  expect(row).toMatchObject({ headline, articles: 1 })
})

test('drafts that someone saved are theirs as much as those they made', async () => {
  const [saver, stranger] = [await makeActor('CONTRIBUTOR'), await makeActor('CONTRIBUTOR')]
  const { id, version, content } = await makeImported('导入的稿件')
  expect((await getOverview(saver)).drafts.total).toBe(0)
  const changed = { ...content, headline: '导入的稿件，改过' }
  await saveArticle(saver, { id, version, content: changed, decisions: [] })
  expect(headlines((await getOverview(saver)).drafts)).toEqual(['导入的稿件，改过'])
  expect((await getOverview(stranger)).drafts.total).toBe(0)
})

test('what is assigned stands with who has it until it goes out, the soonest due first', async () => {
  const [editor, worker] = [await makeActor('EDITOR'), await makeActor('CONTRIBUTOR')]
  const late = await makeArticle(editor, '晚交的稿件', ['一'])
  const soon = await makeArticle(editor, '先交的稿件', ['一'])
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  const assigneeId = worker.id
  await assignArticle(editor, { id: late.id, version: late.version, assigneeId, dueAt: inDays(2) })
  const sent = await assignArticle(editor, {
    id: soon.id,
    version: soon.version,
    assigneeId,
    dueAt: inDays(1),
  })
  expect(headlines((await getOverview(worker)).assigned)).toEqual(['先交的稿件', '晚交的稿件'])
  expect((await getOverview(editor)).assigned.total).toBe(0)
  await publishArticle(editor, { id: soon.id, version: sent.version })
  const { assigned, overdue } = await getOverview(worker)
  expect(headlines(assigned)).toEqual(['晚交的稿件'])
  expect(overdue.total).toBe(0)
  await db.article.update({ where: { id: late.id }, data: { dueAt: inDays(-1) } })
  expect(headlines((await getOverview(worker)).overdue)).toEqual(['晚交的稿件'])
})

test('a review waits for who may give it: not for who made the article', async () => {
  const [maker, reviewer, contributor] = [
    await makeActor('EDITOR'),
    await makeActor('EDITOR'),
    await makeActor('CONTRIBUTOR'),
  ]
  const { id, version } = await makeArticle(maker, '等人来审', ['一'])
  await db.review.create({ data: { articleId: id, preset: 'one', rounds: 1, requestedById: maker.id } })
  await db.article.update({ where: { id }, data: { status: 'IN_REVIEW', version: version + 1 } })
  const ids = (head: { rows: { id: string }[] }) => head.rows.map((row) => row.id)
  expect(ids((await getOverview(reviewer)).reviews)).toContain(id)
  expect(ids((await getOverview(maker)).reviews)).not.toContain(id)
  const seen = await getOverview(contributor)
  expect([seen.mayReview, ids(seen.waiting).includes(id)]).toEqual([false, true])
})

test('what goes public next, an approval that fell and a file that failed are told', async () => {
  const [maker, admin] = [await makeActor('EDITOR'), await makeActor('ADMIN')]
  const planned = await makeArticle(maker, '马上公开', ['一'])
  const goLiveAt = new Date(Date.now() + 60_000)
  await scheduleArticle(maker, { ...planned, goLiveAt, embargoUntil: null, expiresAt: null })
  const fallen = await makeArticle(maker, '审定失效的稿件', ['一'])
  await db.review.create({
    data: {
      articleId: fallen.id,
      preset: 'one',
      rounds: 1,
      requestedById: maker.id,
      state: 'fallen',
      endedAt: new Date(),
    },
  })
  const path = `坏文件${randomUUID()}.pdf`
  await db.importBatch.create({
    data: {
      items: {
        create: {
          position: 0,
          path,
          size: 1,
          state: 'FAILED',
          errorCode: 'disguised',
          errorFacts: { extension: 'pdf', found: 'text' },
          settledAt: new Date(Date.now() - 1000),
        },
      },
    },
  })
  const { scheduled, failures } = await getOverview(admin)
  expect(scheduled.rows.find(({ id }) => id === planned.id)).toMatchObject({
    headline: '马上公开',
    at: goLiveAt,
  })
  expect(failures.find((one) => one.kind === 'fallen' && one.id === fallen.id)).toBeDefined()
  expect(failures.find((one) => one.kind === 'import' && one.path === path)).toMatchObject({
    code: 'disguised',
    facts: { extension: 'pdf', found: 'text' },
  })

  // A person says that nothing is to be done, once for all.
  const twin = `另一个坏文件${randomUUID()}.pdf`
  const failed = { position: 0, path: twin, size: 1, errorCode: 'empty', settledAt: new Date() }
  const { items } = await db.importBatch.create({
    data: { items: { create: { ...failed, state: 'FAILED' } } },
    select: { items: { select: { id: true } } },
  })
  const [item] = items
  if (!item) throw new Error('the item is missing')
  await dismissImportFailure(maker, item)
  await dismissImportFailure(maker, item)
  const left = (await getOverview(admin)).failures
  expect(left.find((one) => one.kind === 'import' && one.path === twin)).toBeUndefined()
  expect(left.find((one) => one.kind === 'import' && one.path === path)).toBeDefined()
  expect(await db.auditEvent.count({ where: { action: 'import.dismiss', targetLabel: twin } })).toBe(1)

  // The same file in order, later: nothing waits for a person any more.
  await db.importBatch.create({
    data: { items: { create: { position: 0, path, size: 1, state: 'DONE', settledAt: new Date() } } },
  })
  const later = (await getOverview(admin)).failures
  expect(later.find((one) => one.kind === 'import' && one.path === path)).toBeUndefined()
})
