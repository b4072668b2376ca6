import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { findOrPutTag } from '../db/vocabulary'
import type { ArticleContent } from '../document/content'
import { markBody } from '../document/mark-body'
import { fold } from '../document/search-text'
import type { Actor } from '../editorial/actor'
import { saveArticle } from '../newsroom/save-article'
import { unpublishArticle } from '../newsroom/unpublish-article'
import { makeActor, makePublished } from '../../seeds/factory'
import { makePage } from '../../seeds/page-factory'
import { findArticle } from './articles'
import { getFrontPage } from './front-page'
import { findIndicatorPage } from './indicators'
import { readQuery, searchArticles } from './search'
import { findSourcePage } from './sources'
import { findTagPage, listTags } from './tags'

const FIGURE = {
  indicator: `指标${randomUUID().slice(0, 8)}`,
  subject: null,
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '≈' as const,
  kind: 'level' as const,
  period: null,
  scope: null,
}

const tagNamed = (name: string) => db.$transaction((tx) => findOrPutTag(tx, { type: 'organization', name }))

/** A published article that names a tag in its first two characters and states a figure in its last six. */
async function publishNaming(actor: Actor, tagId: string, text: string) {
  const [mentionId, metricId] = [randomUUID(), randomUUID()]
  return makePublished(actor, `标题${mentionId.slice(0, 8)}`, [text], (content): ArticleContent => {
    const blockId = String(content.body.content[0]?.attrs?.id)
    const body = markBody(content.body, [
      { blockId, start: 0, end: 2, mark: { type: 'entity', attrs: { mentionId } } },
      { blockId, start: text.length - 6, end: text.length, mark: { type: 'metric', attrs: { metricId } } },
    ])
    return { ...content, body, mentions: { [mentionId]: { tagId } }, metrics: { [metricId]: FIGURE } }
  })
}

const slugOf = async (id: string) => (await db.tag.findUniqueOrThrow({ where: { id } })).slug
const find = async (query: string) => (await searchArticles(readQuery(query))).rows.map(({ id }) => id)

describe('what is published', () => {
  test('is on its page, its tag, its indicator, the front page and in search, and nowhere once withdrawn', async () => {
    const actor = await makeActor()
    const tagId = await tagNamed(`机构${randomUUID()}`)
    const { id, version, slug } = await publishNaming(actor, tagId, '昊海有企业近1.5万家')
    const tagSlug = await slugOf(tagId)
    const { slug: indicatorSlug } = await db.indicator.findUniqueOrThrow({
      where: { name: FIGURE.indicator },
    })

    const article = await findArticle(slug)
    expect(Object.values(article?.mentions ?? {}).map(({ slug: named }) => named)).toEqual([tagSlug])
    expect(article?.figures.map(({ text, canonicalValue }) => [text, canonicalValue])).toEqual([
      ['近1.5万家', '15000'],
    ])
    expect((await findTagPage(tagSlug))?.mentions.map(({ quote }) => quote)).toEqual(['昊海'])
    expect((await findIndicatorPage(indicatorSlug))?.figures.map(({ article: { slug: at } }) => at)).toEqual([
      slug,
    ])
    const { lead, latest } = await getFrontPage()
    expect([lead, ...latest].map((card) => card?.id)).toContain(id)
    expect(await find(article?.content.headline ?? '')).toEqual([id])

    await unpublishArticle(actor, { id, version })
    expect(await findArticle(slug)).toBeNull()
    expect(await findTagPage(tagSlug)).toBeNull()
    expect(await findIndicatorPage(indicatorSlug)).toBeNull()
    expect((await listTags()).map(({ slug: listed }) => listed)).not.toContain(tagSlug)
    expect(await find(article?.content.headline ?? '')).toEqual([])
  })

  test('is not changed by a saved change that is not published', async () => {
    const actor = await makeActor()
    const { id, version, slug, content } = await makePublished(actor, '原来的标题', ['原来的话。'])
    const before = await findArticle(slug)
    const changed = { ...content, headline: `后来${randomUUID()}` }
    await saveArticle(actor, { id, version, content: changed, decisions: [] })
    expect(await findArticle(slug)).toEqual(before)
    expect(await find(changed.headline)).toEqual([])
  })

  test('counts under the survivor when its tag is merged, at both addresses', async () => {
    const actor = await makeActor()
    const [loser, survivor] = [await tagNamed(`旧名${randomUUID()}`), await tagNamed(`新名${randomUUID()}`)]
    await publishNaming(actor, loser, '旧名有企业近1.5万家')
    await db.tag.update({ where: { id: loser }, data: { mergedIntoId: survivor } })
    const page = await findTagPage(await slugOf(loser))
    expect(page?.slug).toBe(await slugOf(survivor))
    expect([page?.mentionCount, page?.articleCount]).toEqual([1, 1])
    expect((await listTags()).map(({ id }) => id)).not.toContain(loser)
  })
})

describe('search', () => {
  test('finds one and two characters, whatever their width and spacing, all words together, and tags by alias', async () => {
    const actor = await makeActor()
    const word = randomUUID().slice(0, 6)
    const tagId = await tagNamed(`机构${word}`)
    await db.tagAlias.create({ data: { tagId, name: `别称${word}` } })
    const { id } = await publishNaming(actor, tagId, `昊海在Ｇ６０ ${word}科创走廊龘有企业近1.5万家`)
    for (const query of [
      '龘',
      '廊龘',
      `G60${word}科创`,
      `昊海 ${word}`,
      `“${word}科创走廊”`,
      `别称${word} 企业`,
    ])
      expect(await find(query), query).toContain(id)
    for (const query of [`${word}走廊`, `昊海 ${word} 没有的词`, '，', ''])
      expect(await find(query), query).not.toContain(id)
  })

  test('finds exactly the articles whose text holds the words', async () => {
    const actor = await makeActor()
    const mark = randomUUID().slice(0, 4)
    const texts = ['科创走廊的企业、人才与资金', '人才走廊；企业', '走廊上的人，才有企业', '产业与G60走廊']
    const made = await Promise.all(
      texts.map(async (text) => ({ text, id: (await makePublished(actor, mark, [text])).id })),
    )
    for (const query of ['走廊', '人', '才', '人才', '企业', '廊的', '、人', 'g6', '60走', '业、人才']) {
      const wanted = made.filter(({ text }) => fold(text).includes(fold(query))).map(({ id }) => id)
      const found = (await find(`${query} ${mark}`)).filter((id) => made.some((one) => one.id === id))
      expect(found.sort(), query).toEqual(wanted.sort())
    }
  })
})

test('a printed page shows its live articles, bars for the rest, and exists only while one is live', async () => {
  const actor = await makeActor()
  const live = await makePublished(actor, '公开的', ['公开的话。'])
  const draft = await makePublished(actor, '撤下的', ['秘密的话。'])
  await unpublishArticle(actor, draft)
  const { id } = await makePage(actor, {
    lines: [
      { text: '第一版', reason: 'page-furniture' },
      { text: '公开的话。', articleId: live.id },
      { text: '秘密的话。', articleId: draft.id },
      { text: '广告一则', reason: 'advertisement' },
      { text: '无主的话' },
    ],
  })
  expect((await findSourcePage(id))?.lines).toEqual([
    { number: 1, parts: [{ text: '第一版', slug: null }] },
    { number: 2, parts: [{ text: '公开的话。', slug: live.slug }] },
    { number: 3, parts: [{ bar: 5 }] },
    { number: 5, parts: [{ bar: 4 }] },
  ])
  await unpublishArticle(actor, live)
  expect(await findSourcePage(id)).toBeNull()
  expect(await findSourcePage('no-id')).toBeNull()
})
