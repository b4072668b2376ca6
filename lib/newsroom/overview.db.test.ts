import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '../db/client'
import { makeActor, makeArticle } from '../../seeds/factory'
import { COMMAND_LINE } from '../editorial/actor'
import { getOverview } from './get-overview'
import { importFile } from './import-page'
import { returnArticle } from './return-article'
import { saveArticle } from './save-article'
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
