import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeActor, makePublished } from '../../seeds/factory'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import { publishStory } from '../../seeds/api-story'
import { ask, read, SITE, type Body, type Route } from '../../seeds/ask-api'

let actor: Actor
beforeAll(async () => {
  actor = await makeActor('ADMIN')
})

describe('an article', () => {
  test('has its text, names, figures and print', async () => {
    const { slug, tag, indicator, pageId } = await publishStory(actor)
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
    const { slug } = await publishStory(actor)
    const former = `former-${randomUUID()}`
    await db.redirect.create({ data: { from: `/articles/${former}`, to: `/articles/${slug}` } })
    const moved = await ask('getArticle', { path: { slug: former } })
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `/api/v1/articles/${slug}`])

    const [one, other] = [await publishStory(actor), await publishStory(actor)]
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
