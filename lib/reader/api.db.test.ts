import { randomUUID } from 'node:crypto'
import addFormats from 'ajv-formats'
import Ajv2020 from 'ajv/dist/2020'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { FIELDS } from '../../seeds/figure-factory'
import { makePage } from '../../seeds/page-factory'
import { GET as getArticle } from '../../app/api/v1/articles/[slug]/route'
import { GET as listArticles } from '../../app/api/v1/articles/route'
import { GET as listCorrections } from '../../app/api/v1/corrections/route'
import { GET as listFiguresOfIndicator } from '../../app/api/v1/indicators/[slug]/figures/route'
import { GET as getIndicator } from '../../app/api/v1/indicators/[slug]/route'
import { GET as listIndicators } from '../../app/api/v1/indicators/route'
import { GET as search } from '../../app/api/v1/search/route'
import { GET as listSections } from '../../app/api/v1/sections/route'
import { GET as getSource } from '../../app/api/v1/sources/[id]/route'
import { GET as listSources } from '../../app/api/v1/sources/route'
import { GET as listArticlesOfTag } from '../../app/api/v1/tags/[slug]/articles/route'
import { GET as listFiguresOfTag } from '../../app/api/v1/tags/[slug]/figures/route'
import { GET as listMentionsOfTag } from '../../app/api/v1/tags/[slug]/mentions/route'
import { GET as getTag } from '../../app/api/v1/tags/[slug]/route'
import { GET as listTags } from '../../app/api/v1/tags/route'
import { toCursor, type ApiList } from '../api/cursor'
import { openApiDocument } from '../api/openapi'
import { OPERATIONS, type OperationId } from '../api/operations'
import { Problem } from '../api/problem'
import { db } from '../db/client'
import { findOrPutTag } from '../db/vocabulary'
import type { ArticleContent } from '../document/content'
import { markBody } from '../document/mark-body'
import type { Actor } from '../editorial/actor'
import { getArticleView } from '../newsroom/get-article'
import { killArticle } from '../newsroom/kill-article'
import { publishArticle } from '../newsroom/publish-article'
import { saveArticle } from '../newsroom/save-article'
import { unpublishArticle, withdrawArticle } from '../newsroom/unpublish-article'

const ROUTES: Record<
  Exclude<OperationId, 'index'>,
  (request: Request, context: Context) => Promise<Response>
> = {
  listArticles,
  getArticle,
  listSections,
  listTags,
  getTag,
  listArticlesOfTag,
  listMentionsOfTag,
  listFiguresOfTag,
  listIndicators,
  getIndicator,
  listFiguresOfIndicator,
  listSources,
  getSource,
  listCorrections,
  search,
}
type Context = { params?: Promise<Record<string, string>> }
type Route = keyof typeof ROUTES

const SITE = 'http://localhost:3000'
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats(ajv)
ajv.addSchema({ $id: 'api', ...openApiDocument(SITE, '测试') })

/** Whether an answer is what the OpenAPI document says, and nothing more than its schema knows. */
function expectSound(id: Route, body: unknown) {
  const at = `api#/paths/${`/api/v1${OPERATIONS[id].path}`.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/get/responses/200/content/application~1json/schema`
  const isValid = ajv.validate({ $ref: at }, body)
  expect(ajv.errorsText(isValid ? null : ajv.errors), id).toBe('No errors')
  const schema: z.ZodType = OPERATIONS[id].answer
  expect(schema.parse(body), id).toEqual(body)
}

type Asked = { path?: Record<string, string>; query?: Record<string, string> }

async function ask(id: Route, { path = {}, query = {} }: Asked = {}): Promise<Response> {
  const parts = Object.fromEntries(
    Object.entries(path).map(([name, part]) => [name, encodeURIComponent(part)]),
  )
  const url = `${SITE}/api/v1${OPERATIONS[id].path}?${new URLSearchParams(query)}`
  return ROUTES[id](new Request(url), Object.keys(parts).length > 0 ? { params: Promise.resolve(parts) } : {})
}

// oxlint-disable-next-line typescript/no-explicit-any -- each test says what it looks for
type Body = any

async function read(id: Route, asked: Asked = {}): Promise<Body> {
  const response = await ask(id, asked)
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  expectSound(id, body)
  return body
}

async function problemOf(id: Route, asked: Asked): Promise<z.infer<typeof Problem>> {
  const response = await ask(id, asked)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = Problem.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

/** All rows of a list, page by page; `meanwhile` happens before each page but the first. */
async function walk(
  id: Route,
  asked: Asked,
  limit: number,
  meanwhile?: () => Promise<void>,
): Promise<Body[]> {
  const rows: Body[] = []
  let query: Record<string, string> = { ...asked.query, limit: String(limit) }
  for (;;) {
    const response = await ask(id, { ...asked, query })
    const body: Body = await response.json()
    expectSound(id, body)
    rows.push(...body.data)
    expect(response.headers.get('link')).toBe(body.next === null ? null : `<${body.next}>; rel="next"`)
    if (body.next === null) return rows
    await meanwhile?.()
    const next = new URL(body.next)
    expect(next.pathname).toBe(
      `/api/v1${OPERATIONS[id].path.replace('{slug}', encodeURIComponent(asked.path?.slug ?? ''))}`,
    )
    query = Object.fromEntries(next.searchParams)
  }
}

const makeTag = async () => {
  const name = `昊海${randomUUID().slice(0, 8)}`
  const id = await db.$transaction((tx) => findOrPutTag(tx, { type: 'organization', name }))
  return db.tag.findUniqueOrThrow({ where: { id }, select: { id: true, slug: true, name: true } })
}
type Tag = Awaited<ReturnType<typeof makeTag>>

const figureOf = (indicator: string, subject: string) => ({
  ...FIELDS,
  indicator,
  subject,
  value: '15000',
  qualifier: '≈' as const,
  period: null,
})

/** An article that names the tag, and states a figure of the indicator about it. */
async function makeStory(actor: Actor, tag: Tag, indicator: string) {
  const text = `${tag.name}有企业近1.5万家`
  const [mentionId, metricId] = [randomUUID(), randomUUID()]
  return makeArticle(
    actor,
    `标题${randomUUID().slice(0, 8)}`,
    [text, '后来的话。'],
    (content): ArticleContent => {
      const blockId = String(content.body.content[0]?.attrs?.id)
      const body = markBody(content.body, [
        { blockId, start: 0, end: tag.name.length, mark: { type: 'entity', attrs: { mentionId } } },
        { blockId, start: text.length - 6, end: text.length, mark: { type: 'metric', attrs: { metricId } } },
      ])
      const byline = { name: '李记者', role: '记者', personTagId: null }
      const metrics = { [metricId]: figureOf(indicator, tag.name) }
      return {
        ...content,
        kicker: '引题',
        deck: '副题',
        body,
        bylines: [byline],
        mentions: { [mentionId]: { tagId: tag.id } },
        metrics,
      }
    },
  )
}

let actor: Actor
beforeAll(async () => {
  actor = await makeActor('ADMIN')
})

/** A published story with everything the API shows of one: its tag, indicator, printed page and correction. */
async function publishStory() {
  const tag = await makeTag()
  const indicatorName = `指标${randomUUID().slice(0, 8)}`
  const draft = await makeStory(actor, tag, indicatorName)
  const headline = draft.content.headline
  const page = await makePage(actor, {
    newspaper: { value: '松江报', isGuess: false },
    printedOn: { value: '2023-12-04', isGuess: false },
    pageLabel: { value: '第二版', isGuess: false },
    lines: [{ text: `${tag.name}有企业近1.5万家`, articleId: draft.id }, { text: '秘密的话。' }],
  })
  const { slug, version } = await publishArticle(actor, draft)
  const indicator = await db.indicator.findUniqueOrThrow({ where: { name: indicatorName } })
  return { id: draft.id, version, slug, headline, tag, indicator, pageId: page.id }
}
type Story = Awaited<ReturnType<typeof publishStory>>

/** Where the API shows a story: by operation, whether it does. */
async function placesOf(story: Story): Promise<Partial<Record<Route, boolean>>> {
  const { slug, tag, indicator, pageId, id } = story
  const isThere = async (route: Route, path: Record<string, string>) => {
    const response = await ask(route, { path })
    if (response.status === 200) expectSound(route, await response.clone().json())
    return response.status === 200
  }
  const lists = async (route: Route, asked: Asked, isIt: (row: Body) => boolean) => {
    const response = await ask(route, asked)
    if (response.status !== 200) return false
    const body: Body = await response.json()
    expectSound(route, body)
    return body.data.some(isIt)
  }
  const isCard = (row: Body) => row.id === id
  const isOfIt = (row: Body) => row.article.id === id
  const isOf = (row: Body, wanted: { id: string }) => row.id === wanted.id
  const all = { query: { limit: '100' } }
  return {
    getArticle: await isThere('getArticle', { slug }),
    listArticles: await lists('listArticles', {}, isCard),
    search: await lists('search', { query: { q: story.headline } }, isCard),
    getTag: await isThere('getTag', { slug: tag.slug }),
    listTags: (await walk('listTags', { query: { type: 'organization' } }, 100)).some((row) =>
      isOf(row, tag),
    ),
    listArticlesOfTag: await lists('listArticlesOfTag', { path: { slug: tag.slug } }, isCard),
    listMentionsOfTag: await lists('listMentionsOfTag', { path: { slug: tag.slug } }, isOfIt),
    listFiguresOfTag: await lists('listFiguresOfTag', { path: { slug: tag.slug } }, isOfIt),
    getIndicator: await isThere('getIndicator', { slug: indicator.slug }),
    listIndicators: (await walk('listIndicators', all, 100)).some((row) => isOf(row, indicator)),
    listFiguresOfIndicator: await lists('listFiguresOfIndicator', { path: { slug: indicator.slug } }, isOfIt),
    getSource: await isThere('getSource', { id: pageId }),
    listSources: (await walk('listSources', all, 100)).some((row) => row.id === pageId),
  }
}

/** Filters and words lead to it no more than the plain lists do. */
async function narrowedTo(story: Story): Promise<boolean[]> {
  const queries: Record<string, string>[] = [
    { tag: story.tag.slug },
    { city: story.tag.slug },
    { section: 'zonghe' },
    { q: story.headline },
    { q: story.headline, tag: story.tag.slug, since: '2020-01-01' },
    { since: '2020-01-01' },
  ]
  const section = await db.article.findUniqueOrThrow({ where: { id: story.id }, select: { section: true } })
  return Promise.all(
    queries.map(async (query) => {
      const asked = query.section ? { section: section.section.slug } : query
      const body = await read('listArticles', { query: asked })
      return body.data.some((row: Body) => row.id === story.id)
    }),
  )
}

const setTimes = (id: string, times: Record<string, Date>) =>
  db.publication.updateMany({ where: { articleId: id, endedAt: null }, data: times })
const HOUR = 3_600_000
const later = () => new Date(Date.now() + HOUR)

describe('what readers may see', () => {
  test('is everywhere, and what they may not see nowhere', async () => {
    const story = await publishStory()
    const live = await placesOf(story)
    expect(Object.values(live).every(Boolean), JSON.stringify(live)).toBe(true)
    expect(await narrowedTo(story)).toEqual([true, true, true, true, true, true])

    const states: Record<string, Record<string, Date>> = {
      scheduled: { goLiveAt: later() },
      embargoed: { embargoUntil: later() },
      expired: { expiresAt: new Date(Date.now() - 1) },
    }
    const [before] = await db.publication.findMany({ where: { articleId: story.id } })
    for (const [state, times] of Object.entries(states)) {
      await setTimes(story.id, times)
      const shown = await placesOf(story)
      expect(Object.values(shown).some(Boolean), `${state} ${JSON.stringify(shown)}`).toBe(false)
      expect((await narrowedTo(story)).some(Boolean), state).toBe(false)
      const { goLiveAt, embargoUntil, expiresAt } = before ?? {}
      await db.publication.updateMany({
        where: { articleId: story.id },
        data: {
          goLiveAt: goLiveAt ?? new Date(),
          embargoUntil: embargoUntil ?? null,
          expiresAt: expiresAt ?? null,
        },
      })
    }
    expect((await ask('getArticle', { path: { slug: story.slug } })).status).toBe(200)
    await unpublishArticle(actor, { id: story.id, version: story.version })
    expect(Object.values(await placesOf(story)).some(Boolean)).toBe(false)
    expect((await problemOf('getArticle', { path: { slug: story.slug } })).status).toBe(404)
  })

  test('is not a draft, nor what was killed', async () => {
    const tag = await makeTag()
    const draft = await makeStory(actor, tag, `指标${randomUUID().slice(0, 8)}`)
    const body = await read('search', { query: { q: draft.content.headline } })
    expect(body.data).toEqual([])
    expect((await problemOf('getTag', { path: { slug: tag.slug } })).status).toBe(404)
    await killArticle(actor, { id: draft.id, version: draft.version, reason: '假新闻' })
    expect((await read('search', { query: { q: draft.content.headline } })).data).toEqual([])
  })

  test('is the notice of what was withdrawn with one', async () => {
    const { id, version, slug, headline } = await publishStory()
    await withdrawArticle(actor, { id, version, reason: '内容有误，现予撤回。' })
    expect(await problemOf('getArticle', { path: { slug } })).toMatchObject({
      status: 410,
      type: `${SITE}/developers#problem-withdrawn`,
      detail: '内容有误，现予撤回。',
    })
    expect((await read('search', { query: { q: headline } })).data).toEqual([])
  })
})

describe('an article', () => {
  test('has its text, names, figures and print', async () => {
    const { slug, tag, indicator, pageId } = await publishStory()
    const article = await read('getArticle', { path: { slug } })
    const words = `${tag.name}有企业近1.5万家`
    expect(article).toMatchObject({
      kicker: '引题',
      deck: '副题',
      self: `${SITE}/api/v1/articles/${slug}`,
      url: `${SITE}/articles/${slug}`,
      newspaper: '松江报',
      printedOn: '2023-12-04',
      bylines: [{ name: '李记者', role: '记者', person: null }],
      text: `${words}\n后来的话。`,
      corrections: [],
    })
    expect(article.blocks[0]).toMatchObject({
      kind: 'paragraph',
      html: `<p><a href="${SITE}/tags/${encodeURIComponent(tag.slug)}">${tag.name}</a>有企业<data value="15000">近1.5万家</data></p>`,
    })
    expect(article.mentions).toMatchObject([
      { text: tag.name, tag: { slug: tag.slug, type: 'organization' } },
    ])
    expect(article.figures).toMatchObject([
      {
        text: '近1.5万家',
        sentence: words,
        value: '15000',
        unit: '家',
        qualifier: '≈',
        indicatorRef: { slug: indicator.slug },
        subjectTag: { slug: tag.slug },
      },
    ])
    expect(article.sources).toMatchObject([{ id: pageId, pageLabel: '第二版', firstLine: 1 }])
    const source = await read('getSource', { path: { id: pageId } })
    expect(source.lines).toMatchObject([
      { number: 1, parts: [{ text: words, article: slug }] },
      { number: 2, parts: [{ hidden: 5 }] },
    ])
  })

  test('leads on from a former address, and so does a tag that was merged, with all that hangs on it', async () => {
    const { slug } = await publishStory()
    const former = `former-${randomUUID()}`
    await db.redirect.create({ data: { from: `/articles/${former}`, to: `/articles/${slug}` } })
    const moved = await ask('getArticle', { path: { slug: former } })
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `/api/v1/articles/${slug}`])

    const [one, other] = [await publishStory(), await publishStory()]
    await db.tag.update({ where: { id: one.tag.id }, data: { mergedIntoId: other.tag.id } })
    const cases: [Route, string][] = [
      ['getTag', ''],
      ['listArticlesOfTag', '/articles'],
      ['listMentionsOfTag', '/mentions'],
      ['listFiguresOfTag', '/figures'],
    ]
    for (const [route, rest] of cases) {
      const answer = await ask(route, { path: { slug: one.tag.slug } })
      expect([answer.status, answer.headers.get('location')], route).toEqual([
        308,
        `/api/v1/tags/${encodeURIComponent(other.tag.slug)}${rest}`,
      ])
    }
    expect(await read('getTag', { path: { slug: other.tag.slug } })).toMatchObject({
      articles: 2,
      figures: 2,
    })
  })
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
    const { id, slug, version: first } = await publishStory()
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
    const { tag, indicator } = await publishStory()
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

test('sections are there, and what is published anew counts as changed', async () => {
  expect((await read('listSections')).data.length).toBeGreaterThan(0)
  const { id, slug } = await makePublished(actor, `标题${randomUUID()}`, ['话。'])
  const article = await read('getArticle', { path: { slug } })
  const after = new Date(Date.parse(article.updatedAt) + 1).toISOString()
  const ids = async (since: string) =>
    (await read('listArticles', { query: { since } })).data.map((row: Body) => row.id)
  expect(await ids(article.updatedAt)).toContain(id)
  expect(await ids(after)).not.toContain(id)
})
