import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import { killArticle } from '../newsroom/kill-article'
import { unpublishArticle, withdrawArticle } from '../newsroom/unpublish-article'
import { makeStory, makeTag, publishStory, type Story } from '../../seeds/api-story'
import {
  ask,
  expectSound,
  problemOf,
  read,
  SITE,
  walk,
  type Asked,
  type Body,
  type Route,
} from '../../seeds/ask-api'

let actor: Actor
beforeAll(async () => {
  actor = await makeActor('ADMIN')
})

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
    const story = await publishStory(actor)
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
    const { id, version, slug, headline } = await publishStory(actor)
    await withdrawArticle(actor, { id, version, reason: '内容有误，现予撤回。' })
    expect(await problemOf('getArticle', { path: { slug } })).toMatchObject({
      status: 410,
      type: `${SITE}/developers#problem-withdrawn`,
      detail: '内容有误，现予撤回。',
    })
    expect((await read('search', { query: { q: headline } })).data).toEqual([])
  })
})
