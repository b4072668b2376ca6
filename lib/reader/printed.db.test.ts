import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import { COMMAND_LINE } from '../editorial/actor'
import { getArticleView } from '../newsroom/get-article'
import { importFile } from '../newsroom/import-page'
import { publishArticle } from '../newsroom/publish-article'
import { saveArticle } from '../newsroom/save-article'
import { findArticle } from './articles'

/** A published page with paragraphs on lines 2 to 3 and 4 to 5. */
async function publishPage() {
  const headline = `九城市共建科创走廊${randomUUID().slice(0, 8)}`
  const lines = [
    headline,
    '  本报讯(记者 李天蔚)昨天，长三角G60科创走廊九城',
    '市在松江区签下合作项目。',
    '  松江区目前有高新技术企业1.5万家，比上年增长12%，',
    '新引进的项目有三个。',
  ]
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const { pageId } = await importFile(COMMAND_LINE, { name: 'page.txt', bytes }, { publish: true })
  const { articleId, slug } = await db.publication.findFirstOrThrow({ where: { headline } })
  return { pageId, articleId, slug }
}

const printsOf = async (slug: string) => Object.values((await findArticle(slug))?.prints ?? {})
const linesOf = async (slug: string) =>
  (await printsOf(slug)).map(({ places }) => places.map(({ ranges }) => ranges))

async function change(articleId: string, alter: (body: string) => string): Promise<void> {
  const actor = await makeActor()
  const { version, content } = await getArticleView(actor, articleId)
  const changed = { ...content, body: JSON.parse(alter(JSON.stringify(content.body))) }
  // Marks whose words go are dropped, as an editor who deletes a paragraph may.
  const settled = Object.keys({ ...content.mentions, ...content.metrics }).flatMap((markId) =>
    JSON.stringify(changed.body).includes(markId)
      ? []
      : [{ markId, outcome: 'dropped' as const, sameAs: null }],
  )
  const input = { id: articleId, version, content: changed, decisions: [], settled }
  const saved = await saveArticle(actor, input)
  await publishArticle(actor, { id: articleId, version: saved.version })
}

test('each paragraph of a live article leads to its printed lines, and says what was changed from them', async () => {
  const { pageId, articleId, slug } = await publishPage()
  expect(await linesOf(slug)).toEqual([[[{ first: 2, last: 3 }]], [[{ first: 4, last: 5 }]]])
  expect((await printsOf(slug)).map(({ difference }) => difference)).toEqual([null, null])

  await change(articleId, (body) => body.replace('有三个', '不止三个'))
  const [first, second] = await printsOf(slug)
  expect(first?.difference).toBeNull()
  expect(second?.difference?.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: '有' },
    { kind: 'added', text: '不止' },
  ])
  expect(second?.places[0]?.pageId).toBe(pageId)
})

test('lines that went to an article readers cannot see are not told to them', async () => {
  const { articleId, slug } = await publishPage()
  await change(articleId, (body) => body.replace('有三个', '不止三个'))
  const hidden = await makeArticle(await makeActor(), '未发布的一篇', ['一'])
  const second = await db.ledgerRow.findFirstOrThrow({
    where: { articleId, role: 'body' },
    orderBy: { position: 'desc' },
  })
  await db.ledgerRow.update({ where: { id: second.id }, data: { articleId: hidden.id, position: 0 } })
  expect(await linesOf(slug)).toEqual([[[{ first: 2, last: 3 }]]])
  expect((await printsOf(slug)).map(({ difference }) => difference)).toEqual([null])
})

test('a paragraph that was deleted is told by its lines', async () => {
  const { articleId, slug } = await publishPage()
  expect((await findArticle(slug))?.sources[0]?.leftOut).toEqual([])
  await change(articleId, (body) => {
    const { content, ...doc }: { content: unknown[] } = JSON.parse(body)
    return JSON.stringify({ ...doc, content: content.slice(0, 1) })
  })
  expect((await findArticle(slug))?.sources[0]?.leftOut).toEqual([{ first: 4, last: 5 }])
})
