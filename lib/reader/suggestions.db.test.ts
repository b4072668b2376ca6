import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeActor, makePublished } from '../../seeds/factory'
import { makeFigure } from '../../seeds/figure-factory'
import { db } from '../db/client'
import { findOrPutTag } from '../db/vocabulary'
import { unpublishArticle } from '../newsroom/unpublish-article'
import { suggest } from './suggestions'

const makeMark = () => randomUUID().slice(0, 8)

/** A published article about tags of these names. */
async function publishNaming(names: readonly string[]) {
  const actor = await makeActor()
  const article = await makePublished(actor, `题${makeMark()}`, ['空。'])
  const { id: publicationId } = await db.publication.findFirstOrThrow({ where: { articleId: article.id } })
  for (const [position, name] of names.entries()) {
    const tagId = await db.$transaction((tx) => findOrPutTag(tx, { type: 'organization', name }))
    const frozen = { publicationId, mentionId: randomUUID(), tagId, quote: name, sentence: name, blockId: '' }
    await db.publishedMention.create({ data: { ...frozen, position } })
  }
  await db.$executeRaw`
    UPDATE "SearchDocument" d SET "grams" = d."grams" || "SearchDocument_tag_grams"("SearchDocument_tags"(d."publicationId"))
    WHERE d."publicationId" = ${publicationId}::uuid`
  return { ...article, actor }
}

test('tags are offered by how near a name is, with aliases, and only while readers can see them', async () => {
  const mark = makeMark()
  const { id, version, actor } = await publishNaming([`新${mark}`, `${mark}公司`, mark, `另一家`])
  const tagId = await db.$transaction((tx) => findOrPutTag(tx, { type: 'organization', name: '另一家' }))
  await db.tagAlias.create({ data: { tagId, name: `${mark}别名集团` } })
  await db.$transaction((tx) => findOrPutTag(tx, { type: 'place', name: `${mark}无人提到` }))
  const { tags } = await suggest(mark.toUpperCase())
  expect(tags.map(({ name, matched }) => [name, matched])).toEqual([
    [mark, mark],
    [`${mark}公司`, `${mark}公司`],
    ['另一家', `${mark}别名集团`],
    [`新${mark}`, `新${mark}`],
  ])
  await unpublishArticle(actor, { id, version })
  expect((await suggest(mark)).tags).toEqual([])
})

test('indicators are offered by name, pinyin and alias once they have a live figure', async () => {
  const actor = await makeActor()
  const [mark, empty] = [makeMark(), makeMark()]
  const name = `龘囍产值${mark}`
  await makeFigure(actor, {
    sentence: '去年达到320亿元。',
    text: '320亿元',
    fields: { indicator: name, unit: '元', value: '32000000000' },
  })
  const { id } = await db.indicator.findUniqueOrThrow({ where: { name } })
  await db.indicatorAlias.create({ data: { indicatorId: id, name: `鑫埠${mark}` } })
  await db.indicator.create({ data: { name: `空${empty}`, slug: empty } })
  for (const typed of ['龘囍产', `值${mark}`, `鑫埠${mark}`])
    expect(
      (await suggest(typed)).indicators.map((found) => found.name),
      typed,
    ).toEqual([name])
  expect((await suggest(`空${empty}`)).indicators).toEqual([])
})

test('stories are offered by how their headline begins, however it is written, the newest first', async () => {
  const actor = await makeActor()
  const mark = makeMark()
  const beginning = `鑫埠 ${mark}`
  const [first, second] = [
    await makePublished(actor, `${beginning}開工`, ['一。']),
    await makePublished(actor, `${beginning}通车`, ['二。']),
  ]
  await makePublished(actor, `又见${beginning}`, ['三。'])
  expect((await suggest(`鑫埠${mark}`)).stories.map(({ slug }) => slug)).toEqual([second.slug, first.slug])
  expect((await suggest(`鑫埠${mark}开工`)).stories.map(({ slug }) => slug)).toEqual([first.slug])
  await unpublishArticle(actor, first)
  expect((await suggest(`鑫埠${mark}开工`)).stories).toEqual([])
  expect((await suggest('鑫')).stories).toEqual([])
})
