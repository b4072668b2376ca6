import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/editorial/actor'
import { makeActor, makeArticle, makePublished } from '@/seeds/factory'
import { makePage } from '@/seeds/page-factory'
import { db } from '../db/client'
import { publishArticle } from '../newsroom/publish-article'
import { unpublishArticle } from '../newsroom/unpublish-article'
import { findCalendar, findDay } from './archive'
import { findArticle } from './articles'
import { findAuthorPage } from './authors'
import { findTagPage } from './tags'

// Outside Next there is nothing to cache in.
vi.mock('next/cache', () => ({ unstable_cache: (load: () => Promise<unknown>) => load }))

/** A live tag of its own. */
async function makeTag(name = `名${randomUUID()}`) {
  const slug = `s${randomUUID()}`
  return db.tag.create({
    data: { type: 'organization', name, slug, pinyin: slug, initials: 's' },
    select: { id: true, slug: true, name: true },
  })
}

/** A published article that names each tag once, in a sentence of its own. */
async function publishNaming(actor: Actor, headline: string, tags: readonly { id: string; name: string }[]) {
  const ids = tags.map(() => randomUUID())
  return makePublished(actor, headline, ['空。'], (content) => ({
    ...content,
    body: {
      type: 'doc',
      content: tags.map(({ name }, at) => ({
        type: 'paragraph' as const,
        attrs: { id: randomUUID(), source: [] },
        content: [
          {
            type: 'text' as const,
            text: name,
            marks: [{ type: 'entity' as const, attrs: { mentionId: ids[at] ?? '' } }],
          },
          { type: 'text' as const, text: '到场。' },
        ],
      })),
    },
    mentions: Object.fromEntries(ids.map((id, at) => [id, { tagId: tags[at]?.id ?? '' }])),
  }))
}

/** A published article printed on a day. */
async function publishPrinted(actor: Actor, printedOn: string) {
  const article = await makeArticle(actor, `印${randomUUID()}`, ['印出的话。'])
  await makePage(actor, {
    newspaper: { value: '松江报', isGuess: false },
    printedOn: { value: printedOn, isGuess: false },
    pageLabel: { value: '第二版', isGuess: false },
    lines: [{ text: '印出的话。', articleId: article.id }],
  })
  return { ...article, ...(await publishArticle(actor, article)) }
}

describe('the archive', () => {
  test('has an article on the day it was printed, and its days, months and years while it is live', async () => {
    const actor = await makeActor()
    const [first, second] = [
      await publishPrinted(actor, '1987-03-05'),
      await publishPrinted(actor, '1987-03-09'),
    ]
    expect((await findDay('1987-03-05'))?.rows.map(({ id }) => id)).toEqual([first.id])
    expect(await findDay('1987-03-05')).toMatchObject({ after: '1987-03-09' })
    const counted = [
      { day: '1987-03-05', articles: 1 },
      { day: '1987-03-09', articles: 1 },
    ]
    expect((await findCalendar({ kind: 'month', text: '1987-03' }))?.days).toEqual(counted)
    expect(await findCalendar({ kind: 'year', text: '1987' })).toMatchObject({ days: counted, of: '1987' })
    expect((await findCalendar(null))?.years).toContain(1987)
    await unpublishArticle(actor, first)
    await unpublishArticle(actor, second)
    expect(await findDay('1987-03-05')).toBeNull()
    expect(await findCalendar({ kind: 'year', text: '1987' })).toBeNull()
  })

  test('has one without a printed day on the day it was published', async () => {
    const actor = await makeActor()
    const { id } = await makePublished(actor, '甲', ['甲。'])
    const { firstPublishedAt } = await db.publication.findFirstOrThrow({ where: { articleId: id } })
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(firstPublishedAt)
    expect((await findDay(day))?.rows.map((card) => card.id)).toContain(id)
  })
})

test('a name leads to what stands under it, frozen with it, until it is withdrawn', async () => {
  const actor = await makeActor()
  const name = `记者${randomUUID().slice(0, 6)}`
  const article = await makePublished(actor, '甲', ['甲。'], (content) => ({
    ...content,
    bylines: [
      { name, role: '记者', personTagId: null },
      { name: '另一人', role: null, personTagId: null },
    ],
  }))
  const page = await findAuthorPage(name)
  expect(page?.author).toMatchObject({ name, articles: 1, roles: ['记者'] })
  expect(page?.rows.map(({ id }) => id)).toEqual([article.id])
  await unpublishArticle(actor, article)
  expect(await findAuthorPage(name)).toBeNull()
})

test('related stories share what is rare before what is common', async () => {
  const actor = await makeActor()
  const [common, rare] = [await makeTag(), await makeTag()]
  const both = await publishNaming(actor, '本篇', [common, rare])
  const sharesRare = await publishNaming(actor, '同少见', [rare])
  const sharesCommon = [
    await publishNaming(actor, '同常见一', [common]),
    await publishNaming(actor, '同常见二', [common]),
  ]
  const related = (await findArticle(both.slug))?.related.map(({ id }) => id)
  expect(related?.[0]).toBe(sharesRare.id)
  expect(related).toEqual(expect.arrayContaining(sharesCommon.map(({ id }) => id)))
  expect(related).not.toContain(both.id)
})

test('names that no other story has crowd out none that are shared', async () => {
  const actor = await makeActor()
  const shared = await makeTag()
  const alone = await Promise.all(Array.from({ length: 20 }, () => makeTag()))
  const own = await publishNaming(actor, '多名', [...alone, shared])
  const other = await publishNaming(actor, '同一名', [shared])
  expect((await findArticle(own.slug))?.related.map(({ id }) => id)).toEqual([other.id])
})

test('of names that search knows to be common the less common lead to stories', async () => {
  const actor = await makeActor()
  const [more, less] = [await makeTag(), await makeTag()]
  const own = await publishNaming(actor, '本篇', [more, less])
  const shares = {
    more: await publishNaming(actor, '同常见', [more]),
    less: await publishNaming(actor, '同较少', [less]),
  }
  await publishNaming(actor, '又同常见', [more])
  await db.$executeRaw`
    INSERT INTO "SearchFrequency" ("gram", "share") SELECT '@' || "number", CASE WHEN "id" = ${more.id}::uuid THEN 0.5 ELSE 0.1 END
    FROM "Tag" WHERE "id" IN (${more.id}::uuid, ${less.id}::uuid)`
  const related = (await findArticle(own.slug))?.related.map(({ id }) => id) ?? []
  expect(related).toHaveLength(3)
  expect(related[0]).toBe(shares.less.id)
  expect(related).toContain(shares.more.id)
})

describe('the page of a tag', () => {
  test('tells which tags stand with it in live articles, how often, and with each other', async () => {
    const actor = await makeActor()
    const [tag, one, two] = [await makeTag(), await makeTag(), await makeTag()]
    await publishNaming(actor, '甲', [tag, one, two])
    await publishNaming(actor, '乙', [tag, one])
    const gone = await publishNaming(actor, '丙', [tag, two])
    await unpublishArticle(actor, gone)
    const page = await findTagPage(tag.slug)
    expect(page?.together.map(({ id, together }) => [id, together])).toEqual([
      [one.id, 2],
      [two.id, 1],
    ])
    expect(page?.pairs).toEqual([
      { first: [one.id, two.id].toSorted()[0], second: [one.id, two.id].toSorted()[1], together: 1 },
    ])
  })

  test('lists every article that names it once, screen by screen', async () => {
    const actor = await makeActor()
    const tag = await makeTag()
    const made: string[] = []
    for (let at = 0; at < 32; at += 1) made.push((await publishNaming(actor, `第${at}篇`, [tag])).id)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await findTagPage(tag.slug, after)
      seen.push(...(page?.mentions.rows.map(({ article }) => article.id) ?? []))
      after = page?.mentions.next ?? undefined
    } while (after !== undefined)
    expect(seen.toSorted()).toEqual(made.toSorted())
    expect(await findTagPage(tag.slug, 'nonsense')).toBeNull()
  })
})
