import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { makePage } from '../../seeds/page-factory'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import type { ArticleQuery, PageQuery, Screen } from '../editorial/desk-lists'
import { PRIORITIES, type Priority } from '../editorial/priority'
import { getOverview } from './get-overview'
import { listArticles } from './list-articles'
import { listPages } from './list-pages'
import { saveArticle } from './save-article'

const sure = (value: string) => ({ value, isGuess: false })
/** A word that no other test's rows bear. */
const unique = () => `词${randomUUID().slice(0, 8)}`

let actor: Actor
beforeAll(async () => {
  actor = await makeActor()
})

/** Every row of a list, screen by screen, as a person who presses 下一屏 to the end. */
async function walk<Row, Query extends ArticleQuery | PageQuery>(
  list: (query: Query) => Promise<Screen<Row>>,
  query: Query,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: string | null = null; ;) {
    const screen: Screen<Row> = await list(after === null ? query : { ...query, after })
    rows.push(...screen.rows)
    after = screen.next
    if (after === null) return rows
  }
}

const articleIds = async (query: ArticleQuery) => (await listArticles(actor, query)).rows.map(({ id }) => id)
const pageIds = async (query: PageQuery) => (await listPages(actor, query)).rows.map(({ id }) => id)

describe('the articles list', () => {
  test('finds two-character Chinese words in headline, kicker, deck and bylines', async () => {
    const mark = unique()
    const byHeadline = await makeArticle(actor, `${mark} 科创走廊再出发`, ['一'])
    const byKicker = await makeArticle(actor, mark, ['一'], (content) => ({ ...content, kicker: '科创观察' }))
    const byName = await makeArticle(actor, mark, ['一'], (content) => ({
      ...content,
      bylines: [{ name: '李科创', role: '记者', personTagId: null }],
    }))
    await makeArticle(actor, `${mark} 别的`, ['走廊在正文里'])
    const found = await articleIds({ q: `${mark} 科创` })
    expect(found.toSorted()).toEqual([byHeadline.id, byKicker.id, byName.id].toSorted())
  })

  test('search folds width and case and takes signs of patterns as they stand', async () => {
    const mark = unique()
    const { id } = await makeArticle(actor, `${mark} Ｇ６０增长100%`, ['一'])
    expect(await articleIds({ q: `${mark} g60` })).toEqual([id])
    expect(await articleIds({ q: `${mark} 100%` })).toEqual([id])
    expect(await articleIds({ q: `${mark} 1%0` })).toEqual([])
  })

  test('narrows by status and section', async () => {
    const mark = unique()
    const { sections } = await listArticles(actor, {})
    const sectionId = sections.at(-1)?.id ?? ''
    const draft = await makeArticle(actor, mark, ['一'])
    const live = await makePublished(actor, mark, ['一'], (content) => ({ ...content, sectionId }))
    expect(await articleIds({ q: mark, status: 'DRAFT' })).toEqual([draft.id])
    expect(await articleIds({ q: mark, status: 'PUBLISHED' })).toEqual([live.id])
    expect(await articleIds({ q: mark, sectionId })).toEqual([live.id])
  })

  test('newspaper and date are those of the printed page; without one they are unknown', async () => {
    const mark = unique()
    const printed = await makeArticle(actor, mark, ['一'])
    const written = await makeArticle(actor, mark, ['一'])
    const newspaper = `${mark}日报`
    await makePage(actor, {
      newspaper: sure(newspaper),
      printedOn: sure('2023-12-04'),
      lines: [{ text: '一', articleId: printed.id }],
    })
    expect(await articleIds({ q: mark, newspaper })).toEqual([printed.id])
    expect(await articleIds({ q: mark, printedOn: '2023-12-04' })).toEqual([printed.id])
    expect(await articleIds({ q: mark, printedOn: 'none', newspaper: 'none' })).toEqual([written.id])
    expect((await listArticles(actor, {})).newspapers).toContain(newspaper)
  })

  test('a published article with newer words says so', async () => {
    const mark = unique()
    const { id, version, content } = await makePublished(actor, mark, ['一'])
    expect((await listArticles(actor, { q: mark })).rows[0]).toMatchObject({
      origin: 'review',
      hasUnpublishedChanges: false,
    })
    const headline = `${mark} 改`
    await saveArticle(actor, { id, version, content: { ...content, headline }, decisions: [] })
    expect((await listArticles(actor, { q: mark })).rows[0]).toMatchObject({
      headline,
      hasUnpublishedChanges: true,
    })
  })

  test('finds what stands in the text, each word of a search wherever it stands', async () => {
    const [mark, place] = [unique(), unique()]
    const { id } = await makeArticle(actor, `${mark}签约`, [`昨天，代表们在${place}实验室签下合同。`])
    await makeArticle(actor, `${mark}别的`, ['没有那个地方。'])
    expect(await articleIds({ q: place })).toEqual([id])
    expect(await articleIds({ q: `${mark} ${place}实验室` })).toEqual([id])
    expect(await articleIds({ q: `${mark} ${place}闭会` })).toEqual([])
  })

  test('screen by screen, however sorted and either way, no row is missed or repeated', async () => {
    const mark = unique()
    // Three headlines, three times and few dates for all: most rows tie, which is where a list without a second key slips.
    const { id: sectionId } = await db.section.findFirstOrThrow()
    const rows = Array.from({ length: 103 }, (_, at) => ({
      id: randomUUID(),
      headline: `${mark}${at % 3}`,
      updatedAt: new Date(Date.UTC(2024, 0, 1 + (at % 3))),
      dueAt: at % 2 === 0 ? null : new Date(Date.UTC(2024, 1, 1 + (at % 3))),
      priority: PRIORITIES[at % 3] ?? 'NORMAL',
      sectionId,
    }))
    await db.article.createMany({ data: rows })
    const made = rows.map(({ id }) => id)
    for (const [at, articleId] of made.entries()) {
      const printedOn = sure(`2023-12-0${1 + (at % 3)}`)
      if (at % 10 === 0) await makePage(actor, { printedOn, lines: [{ text: '一', articleId }] })
    }
    const list = (query: ArticleQuery) => listArticles(actor, query)
    for (const sort of ['updated', 'headline', 'printed', 'priority'] as const) {
      const down = await walk(list, { q: mark, sort, direction: 'desc' })
      const up = await walk(list, { q: mark, sort, direction: 'asc' })
      expect(down.map(({ id }) => id).toSorted()).toEqual(made.toSorted())
      expect(up.map(({ id }) => id).toSorted()).toEqual(made.toSorted())
      if (sort === 'printed') expect([up.at(-1)?.printedOn, down.at(-1)?.printedOn]).toEqual([null, null])
      else expect(up.map(({ id }) => id)).toEqual(down.map(({ id }) => id).toReversed())
    }
    expect((await list({ q: mark })).total).toBe(103)
  })

  test('what waits for a reviewer stands by its priority, of equals what is due first and what waits longest', async () => {
    const mark = unique()
    const { id: sectionId } = await db.section.findFirstOrThrow()
    const day = (number: number) => new Date(Date.UTC(2024, 0, number))
    const [owner, editor] = [await makeActor(), await makeActor('EDITOR')]
    const make = async (name: string, priority: Priority, waits: Date, dueAt: Date | null = null) => {
      const data = { headline: `${mark}${name}`, sectionId, status: 'IN_REVIEW' as const, priority, dueAt }
      const { id } = await db.article.create({ data: { ...data, updatedAt: waits } })
      await db.review.create({ data: { articleId: id, preset: 'one', rounds: 1, requestedById: owner.id } })
    }
    await make('普通', 'NORMAL', day(1), day(2))
    await make('加急，新', 'URGENT', day(9))
    await make('优先', 'HIGH', day(1), day(2))
    await make('加急，久', 'URGENT', day(3))
    await make('加急，有期', 'URGENT', day(8), day(30))
    const order = ['加急，有期', '加急，久', '加急，新', '优先', '普通'].map((name) => `${mark}${name}`)
    const namesOf = async (query: ArticleQuery) =>
      (await listArticles(editor, query)).rows.map(({ headline }) => headline)
    expect(await namesOf({ q: mark, mine: 'reviews' })).toEqual(order)
    expect(await namesOf({ q: mark, status: 'IN_REVIEW' })).toEqual(order)
    expect(await namesOf({ q: mark, sort: 'priority', direction: 'asc' })).toEqual(order.toReversed())
    expect((await namesOf({ q: mark }))[0]).not.toBe(order[0])
    const { reviews } = await getOverview(editor)
    expect(reviews.rows.map(({ headline }) => headline)).toEqual(order)
    expect(reviews.rows[0]?.priority).toBe('URGENT')
  })

  test.for(['', 'bm90IGpzb24', Buffer.from('["x","y"]').toString('base64url')])(
    'a cursor that makes no sense (%j) starts the list over',
    async (after) => {
      const mark = unique()
      const { id } = await makeArticle(actor, mark, ['一'])
      expect(await articleIds({ q: mark, after })).toEqual([id])
    },
  )

  test.for(['2026', '2026-02-30 00:00:00+00', '0000-01-01', '+275760-01-01T00:00:00Z', '\0'])(
    'a cursor of a day that is none (%j) starts the list over',
    async (key) => {
      const mark = unique()
      const { id } = await makeArticle(actor, mark, ['一'])
      const after = Buffer.from(JSON.stringify([key, randomUUID()])).toString('base64url')
      for (const sort of ['updated', 'printed'] as const)
        expect(await articleIds({ q: mark, sort, after })).toEqual([id])
    },
  )

  test('a cursor of another sorting starts the list over', async () => {
    const mark = unique()
    const { id } = await makeArticle(actor, mark, ['一'])
    const after = Buffer.from(JSON.stringify(['标题', randomUUID()])).toString('base64url')
    expect(await articleIds({ q: mark, sort: 'updated', after })).toEqual([id])
  })
})

describe('the pages list', () => {
  test('narrows by newspaper, date, state and search', async () => {
    const mark = unique()
    const { id: articleId } = await makeArticle(actor, `${mark}成果`, ['一'])
    const known = await makePage(actor, {
      fileName: `${mark}-a.txt`,
      newspaper: sure(`${mark}报`),
      printedOn: sure('2021-01-02'),
      lines: [{ text: '一', articleId }],
    })
    const unknown = await makePage(actor, { fileName: `${mark}-b.txt`, lines: [{ text: '无主' }] })
    expect((await pageIds({ q: mark })).toSorted()).toEqual([known.id, unknown.id].toSorted())
    expect(await pageIds({ newspaper: `${mark}报` })).toEqual([known.id])
    expect(await pageIds({ q: mark, printedOn: '2021-01-02' })).toEqual([known.id])
    expect(await pageIds({ q: mark, printedOn: 'none' })).toEqual([unknown.id])
    expect(await pageIds({ q: mark, newspaper: 'none' })).toEqual([unknown.id])
    expect(await pageIds({ q: `${mark}成果` })).toEqual([known.id])
    expect(await pageIds({ q: mark, status: 'DONE' })).toEqual([])
  })

  test('counts articles and says whether every line has an owner', async () => {
    const mark = unique()
    const live = await makePublished(actor, mark, ['一'])
    const draft = await makeArticle(actor, mark, ['一'])
    await makePage(actor, {
      fileName: mark,
      lines: [
        { text: '甲', articleId: live.id },
        { text: '  ' },
        { text: '乙', articleId: draft.id },
        { text: '丙', articleId: live.id },
        { text: '丁', reason: 'advertisement' },
      ],
    })
    const [row] = (await listPages(actor, { q: mark })).rows
    expect(row).toMatchObject({ articles: 2, published: 1, isPlaced: true, importedBy: actor.name })
    await makePage(actor, { fileName: `${mark}2`, lines: [{ text: '甲' }] })
    const [other] = (await listPages(actor, { q: `${mark}2` })).rows
    expect(other).toMatchObject({ articles: 0, published: 0, isPlaced: false })
  })

  test.for(['imported', 'printed', 'name'] as const)(
    'screen by screen, by %s, no page is missed or repeated',
    async (sort) => {
      const mark = unique()
      const made = []
      for (let at = 0; at < 101; at += 1) {
        const printedOn = at % 5 === 0 ? sure('2022-02-02') : null
        made.push(
          (await makePage(actor, { fileName: `${mark}${at % 4}`, printedOn, lines: [{ text: '一' }] })).id,
        )
      }
      for (const direction of ['asc', 'desc'] as const) {
        const rows = await walk((query: PageQuery) => listPages(actor, query), { q: mark, sort, direction })
        expect(rows.map(({ id }) => id).toSorted()).toEqual(made.toSorted())
      }
    },
  )
})
