import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { toCursor, type ApiList } from '../api/cursor'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import { getArticleView } from '../newsroom/get-article'
import { publishArticle } from '../newsroom/publish-article'
import { saveArticle } from '../newsroom/save-article'
import { unpublishArticle } from '../newsroom/unpublish-article'
import { makeStory, makeTag, publishStory } from '../../seeds/api-story'
import { problemOf, read, walk, type Asked, type Body, type Route } from '../../seeds/ask-api'

let actor: Actor
beforeAll(async () => {
  actor = await makeActor('ADMIN')
})

describe('a list read page by page', () => {
  /** Stories that name one tag. */
  async function makeStories(count: number) {
    const [tag, indicator] = [await makeTag(), `指标${randomUUID().slice(0, 8)}`]
    const ids: string[] = []
    const add = async () => {
      const draft = await makeStory(actor, tag, indicator)
      ids.push(draft.id)
      await publishArticle(actor, draft)
    }
    for (let made = 0; made < count; made += 1) await add()
    const { slug } = await db.indicator.findUniqueOrThrow({ where: { name: indicator } })
    return { tag, indicatorSlug: slug, ids, add }
  }

  test('has every row once, though others come meanwhile', async () => {
    const { tag, indicatorSlug, ids, add } = await makeStories(5)
    const path = { slug: tag.slug }
    const cases: [Route, Asked, (row: Body) => string][] = [
      ['listArticles', { query: { tag: tag.slug } }, (row) => row.id],
      ['listArticles', { query: { q: tag.name, since: '2020-01-01T00:00:00+08:00' } }, (row) => row.id],
      ['listArticlesOfTag', { path }, (row) => row.id],
      ['listMentionsOfTag', { path }, (row) => row.article.id],
      ['listFiguresOfTag', { path }, (row) => row.article.id],
      ['listFiguresOfIndicator', { path: { slug: indicatorSlug } }, (row) => row.article.id],
      ['search', { query: { q: tag.name, sort: 'date' } }, (row) => row.id],
    ]
    for (const [route, asked, idOf] of cases) {
      const there = [...ids]
      let isAdded = false
      const found = await walk(route, asked, 2, async () => {
        if (!isAdded) await add()
        isAdded = true
      })
      const rows = found.map(idOf)
      expect(new Set(rows).size, route).toBe(rows.length)
      expect(
        there.filter((id) => !rows.includes(id)),
        route,
      ).toEqual([])
    }
    // A ranking that is not changed meanwhile is whole, too.
    const ranked = (await walk('search', { query: { q: tag.name } }, 3)).map((row) => row.id)
    expect(ranked.toSorted()).toEqual(ids.toSorted())
  })

  test('has what was there in the same order, whatever the size of its pages', async () => {
    await makeStories(3)
    for (const route of ['listTags', 'listIndicators', 'listArticles', 'listSources'] as const) {
      const [small, large] = [await walk(route, {}, 7), await walk(route, {}, 100)]
      expect(
        small.map(({ id }) => id),
        route,
      ).toEqual(large.map(({ id }) => id))
      expect(new Set(small.map(({ id }) => id)).size, route).toBe(small.length)
    }
  })

  test('has corrections newest first, one whose article is gone without its address', async () => {
    const { id, slug, version: first } = await publishStory(actor)
    const notes = ['第一处', '第二处', '第三处']
    let version = first
    for (const note of notes) {
      const correction = {
        note: `${note}${id}`,
        before: '甲',
        after: '乙',
        metricIds: [],
        foundAt: null,
        draftId: null,
      }
      const { content } = await getArticleView(actor, id)
      const changed = { ...content, deck: note }
      const saved = await saveArticle(actor, { id, version, content: changed, decisions: [] })
      const again = { id, version: saved.version }
      version = (await publishArticle(actor, again, { change: { kind: 'note', correction } })).version
    }
    const own = async () => (await walk('listCorrections', {}, 2)).filter((row) => row.article.id === id)
    expect((await own()).map(({ note }) => note)).toEqual(notes.toReversed().map((note) => `${note}${id}`))
    expect((await read('getArticle', { path: { slug } })).corrections).toHaveLength(3)
    await unpublishArticle(actor, { id, version })
    expect((await own()).map(({ article }) => [article.slug, article.self, article.url])).toEqual(
      notes.map(() => [null, null, null]),
    )
  })
})

describe('a request that cannot be understood', () => {
  const refused = async (id: Route, asked: Asked) => {
    const { status, parameter, type } = await problemOf(id, asked)
    return [status, parameter, type.split('#problem-')[1]]
  }

  test('is told which parameter is wrong', async () => {
    expect(await refused('listArticles', { query: { limit: '0' } })).toEqual([400, 'limit', 'bad-request'])
    expect(await refused('listArticles', { query: { limit: '101' } })).toEqual([400, 'limit', 'bad-request'])
    expect(await refused('listArticles', { query: { since: 'gestern' } })).toEqual([
      400,
      'since',
      'bad-request',
    ])
    expect(await refused('listArticles', { query: { sections: 'a' } })).toEqual([
      400,
      'sections',
      'bad-request',
    ])
    expect(await refused('listArticles', { query: { section: 'none' } })).toEqual([
      400,
      'section',
      'bad-request',
    ])
    expect(await refused('listArticles', { query: { tag: 'none' } })).toEqual([400, 'tag', 'bad-request'])
    expect(await refused('search', { query: {} })).toEqual([400, 'q', 'bad-request'])
    expect(await refused('search', { query: { q: '松江', city: 'none' } })).toEqual([
      400,
      'city',
      'bad-request',
    ])
    expect(await refused('listTags', { query: { type: 'robot' } })).toEqual([400, 'type', 'bad-request'])
    expect(await refused('getSource', { path: { id: 'no-id' } })).toEqual([404, undefined, 'not-found'])
  })

  test('is told that a cursor is none of this list', async () => {
    const { tag, indicator } = await publishStory(actor)
    const lists: [Route, Asked][] = [
      ['listArticles', {}],
      ['listArticles', { query: { q: '松江' } }],
      ['listTags', {}],
      ['listArticlesOfTag', { path: { slug: tag.slug } }],
      ['listMentionsOfTag', { path: { slug: tag.slug } }],
      ['listFiguresOfTag', { path: { slug: tag.slug } }],
      ['listIndicators', {}],
      ['listFiguresOfIndicator', { path: { slug: indicator.slug } }],
      ['listSources', {}],
      ['listCorrections', {}],
      ['search', { query: { q: '松江' } }],
      ['search', { query: { q: '松江', sort: 'date' } }],
    ]
    const places: ApiList[] = ['articles', 'tags', 'mentions', 'figures', 'indicators', 'search-relevance']
    const bad = ['x', '%', ...places.map((list) => toCursor(list, "'; DROP TABLE"))]
    for (const [route, asked] of lists)
      for (const cursor of bad)
        expect(await refused(route, { ...asked, query: { ...asked.query, cursor } }), route).toEqual([
          400,
          'cursor',
          'bad-cursor',
        ])
  })
})
