import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { findOrPutTag } from '../db/vocabulary'
import type { ArticleContent } from '../document/content'
import { markBody } from '../document/mark-body'
import type { Actor } from '../editorial/actor'
import { SearchParams } from '../editorial/search'
import { saveArticle } from '../newsroom/save-article'
import { unpublishArticle } from '../newsroom/unpublish-article'
import { makeActor, makePublished } from '../../seeds/factory'
import { FIELDS } from '../../seeds/figure-factory'
import { makePage } from '../../seeds/page-factory'
import { findArticle } from './articles'
import { getFrontPage } from './front-page'
import { findIndicatorPage } from './indicators'
import { searchArticles } from './search'
import { findSourcePage } from './sources'
import { findTagPage, listTags } from './tags'

const FIGURE = {
  ...FIELDS,
  indicator: `指标${randomUUID().slice(0, 8)}`,
  subject: null,
  value: '15000',
  qualifier: '≈' as const,
  period: null,
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
const find = async (q: string) => (await searchArticles(SearchParams.parse({ q }))).rows.map(({ id }) => id)

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
    expect((await findTagPage(tagSlug))?.mentions.rows.map(({ quote }) => quote)).toEqual(['昊海'])
    expect((await findIndicatorPage(indicatorSlug))?.figures.map(({ article: { slug: at } }) => at)).toEqual([
      slug,
    ])
    const { main, latest } = await getFrontPage()
    expect([...main, ...latest].map((card) => card.id)).toContain(id)
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
    expect([page?.mentions.rows.length, page?.articleCount]).toEqual([1, 1])
    expect((await listTags()).map(({ id }) => id)).not.toContain(loser)
  })
})

test('a printed page shows its live articles, bars for the rest, and exists only while one is live', async () => {
  const actor = await makeActor()
  const live = await makePublished(actor, '公开的', ['公开的话。'])
  const draft = await makePublished(actor, '下线的', ['秘密的话。'])
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
