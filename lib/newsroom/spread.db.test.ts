import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeActor, makeArticle, makePublished } from '../../seeds/factory'
import { db } from '../db/client'
import { hashOf } from '../db/revisions'
import { putSuggestions } from '../db/suggestions'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import { markBody } from '../document/mark-body'
import type { SuggestionDraft } from '../document/suggestion'
import type { Actor } from '../editorial/actor'
import { toPlace, type SpreadOffer, type SpreadScope } from '../editorial/spread'
import { Forbidden, Refused } from '../errors'
import { createTag } from './create-tag'
import { findSpread } from './find-spread'
import { getArticleView } from './get-article'
import { publishArticle } from './publish-article'
import { saveArticle } from './save-article'
import { spreadTag } from './spread-tag'
import { submitArticle } from './submit-article'
import { undoSpread } from './undo-spread'

const mark = () => randomUUID().slice(0, 8)

function tagged(content: ArticleContent, quote: string, tagId: string): ArticleContent {
  const block = textBlocksOf(content.body).find(({ text }) => text.includes(quote))
  const start = block?.text.indexOf(quote) ?? 0
  const mentionId = randomUUID()
  const place = { blockId: block?.id ?? '', start, end: start + quote.length }
  return {
    ...content,
    body: markBody(content.body, [{ ...place, mark: { type: 'entity', attrs: { mentionId } } }]),
    mentions: { ...content.mentions, [mentionId]: { tagId } },
  }
}

/** An article that names something three times, tagged once, and another that names it twice. */
async function named() {
  const actor = await makeActor()
  const quote = `云谷${mark()}`
  const tag = await createTag(actor, { type: 'place', name: `${quote}科创园` })
  const here = await makeArticle(actor, `本篇${quote}`, [
    `${quote}昨天开园。`,
    `记者在${quote}看到，${quote}很大。`,
  ])
  const content = tagged(here.content, quote, tag.id)
  const { version } = await saveArticle(actor, { ...here, content, decisions: [] })
  const other = await makeArticle(actor, `他篇${quote}`, [`去年的${quote}还是一片农田。今年${quote}变了样。`])
  return { actor, quote, tag, here: { ...here, version }, other }
}
type Named = Awaited<ReturnType<typeof named>>

const ask = (actor: Actor, { here, tag, quote }: Named) =>
  findSpread(actor, { articleId: here.id, tagId: tag.id, quote })

async function spreadAll(actor: Actor, at: Named, scope: SpreadScope = 'all', offer?: SpreadOffer) {
  const { articles } = offer ?? (await ask(actor, at))
  const chosen = articles.map(({ id, places }) => ({
    articleId: id,
    places: places.map(toPlace),
  }))
  const { here, tag, quote } = at
  return spreadTag(actor, { articleId: here.id, version: here.version, tagId: tag.id, quote, scope, chosen })
}
const placesOf = ({ articles }: SpreadOffer) => articles.map(({ id, places }) => [id, places.length])
const contentOf = async (actor: Actor, id: string) => (await getArticleView(actor, id)).content
const undo = (actor: Actor, id: string) => undoSpread(actor, { id, articleId: null, version: null })

/** Adds a word to the end of the article's last paragraph. */
async function edit(actor: Actor, id: string, change?: (content: ArticleContent) => ArticleContent) {
  const { version, content } = await getArticleView(actor, id)
  const last = content.body.content.at(-1)
  const more = {
    ...last,
    type: 'paragraph',
    content: [...(last?.content ?? []), { type: 'text', text: '再记一笔。' }],
  }
  const body = { ...content.body, content: [...content.body.content.slice(0, -1), more] }
  const next = change ? change(content) : { ...content, body }
  await saveArticle(actor, { id, version, content: next, decisions: [] })
}

describe('the offer to tag words elsewhere', () => {
  test('lists each place with its sentence, here first, and leaves out what is tagged', async () => {
    const at = await named()
    const offer = await ask(at.actor, at)
    expect(placesOf(offer)).toEqual([
      [at.here.id, 2],
      [at.other.id, 2],
    ])
    expect(offer.articles[1]?.places[1]?.sentence).toEqual({ before: '今年', after: '变了样。' })
    expect(offer).toMatchObject({ closed: 0, isCut: false })
  })

  test('leaves out places inside longer names, and what was refused there', async () => {
    const at = await named()
    const { actor, quote, other } = at
    await createTag(actor, { type: 'organization', name: `${quote}还是一片农田` })
    const second = await ask(actor, at)
    expect(placesOf(second)).toContainEqual([other.id, 1])

    const [place] = second.articles.find(({ id }) => id === other.id)?.places ?? []
    const draft: SuggestionDraft = {
      kind: 'mention',
      blockId: place?.blockId ?? '',
      quote,
      occurrence: place?.occurrence ?? 0,
      before: place?.before ?? '',
      after: place?.after ?? '',
      rule: 'shape.place',
      score: 0.8,
      fields: { type: 'place', canonical: at.tag.name },
    }
    await db.$transaction((tx) => putSuggestions(tx, other.id, [draft]))
    const row = await db.suggestion.findFirstOrThrow({ where: { articleId: other.id } })
    const { version, content } = await getArticleView(actor, other.id)
    const decisions = [{ suggestionId: row.id, state: 'rejected' as const }]
    await saveArticle(actor, { id: other.id, version, content, decisions })
    expect(placesOf(await ask(actor, at))).toEqual([[at.here.id, 2]])
  })

  test('says who else saved an article just now, and counts those that may not be changed', async () => {
    const at = await named()
    const colleague = await makeActor('EDITOR', '同事')
    await edit(colleague, at.other.id)
    const offer = await ask(at.actor, at)
    expect(offer.articles.map(({ busy }) => busy)).toEqual([null, '同事'])
    const contributor = await makeActor('CONTRIBUTOR')
    const { version } = await getArticleView(at.actor, at.other.id)
    await submitArticle(at.actor, { id: at.other.id, version })
    expect(await ask(contributor, at)).toMatchObject({ closed: 1, articles: [{ id: at.here.id }] })
  })
})

describe('tagging in many articles', () => {
  test('is one act, settles what was proposed there, and is taken back exactly', async () => {
    const at = await named()
    const { actor, quote, tag, other, here } = at
    const [block] = textBlocksOf(other.content.body)
    const draft: SuggestionDraft = {
      kind: 'mention',
      blockId: block?.id ?? '',
      quote,
      occurrence: 0,
      before: '去年的',
      after: '还是一片农田。今年',
      rule: 'shape.place',
      score: 0.8,
      fields: { type: 'place', canonical: tag.name },
    }
    await db.$transaction((tx) => putSuggestions(tx, other.id, [draft]))
    await db.article.update({ where: { id: other.id }, data: { isEdited: false } })
    const before = { here: await contentOf(actor, here.id), other: await contentOf(actor, other.id) }

    const done = await spreadAll(actor, at)
    expect(done).toMatchObject({ articles: 2, places: 4, left: [], here: { version: here.version + 1 } })
    const mentions = await db.mention.findMany({ where: { tagId: tag.id, detachedAt: null } })
    expect(mentions.map((one) => one.quote)).toEqual(Array.from({ length: 5 }, () => quote))
    const suggestion = () => db.suggestion.findFirstOrThrow({ where: { articleId: other.id } })
    expect(await suggestion()).toMatchObject({ state: 'accepted', decidedById: actor.id })
    expect(await db.auditEvent.count({ where: { actId: done.id, action: 'article.spread' } })).toBe(2)
    expect(await db.surfaceForm.findMany({ where: { text: quote } })).toMatchObject([{ accepted: 5 }])
    expect((await ask(actor, at)).articles).toEqual([])

    const undone = await undo(actor, done.id)
    expect(undone).toMatchObject({ restored: 2, unmarked: 0, left: [] })
    for (const [id, content] of [
      [here.id, before.here],
      [other.id, before.other],
    ] as const)
      expect(hashOf(await contentOf(actor, id))).toBe(hashOf(content))
    expect(await suggestion()).toMatchObject({ state: 'open', decidedById: null, decidedAt: null })
    expect(await db.article.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({ isEdited: false })
    expect(await db.surfaceForm.findMany({ where: { text: quote } })).toMatchObject([{ accepted: 1 }])
    await expect(undo(actor, done.id)).rejects.toMatchObject(new Refused('nothing-to-undo'))
  })

  test('changes no word that readers see before the article is published again', async () => {
    const at = await named()
    const { actor, quote } = at
    const published = await makePublished(actor, `公开${quote}`, [`读者看到${quote}的消息。`])
    const drafts = await spreadAll(actor, at, 'drafts')
    expect(drafts).toMatchObject({ articles: 2, left: [{ id: published.id, reason: 'scope' }] })
    const publication = () =>
      db.publication.findFirstOrThrow({
        where: { articleId: published.id, endedAt: null },
        include: { mentions: true },
      })
    const public1 = await publication()
    const offer = await ask(actor, at)
    expect(placesOf(offer)).toEqual([[published.id, 1]])
    await spreadAll(actor, at, 'all', offer)
    expect(await publication()).toEqual(public1)
    const view = await getArticleView(actor, published.id)
    expect(view).toMatchObject({ status: 'PUBLISHED', hasUnpublishedChanges: true })
    await publishArticle(actor, view)
    expect((await publication()).mentions).toHaveLength(1)
  })

  test('leaves what this person may not change, and what moved on; a place that only moved is found again', async () => {
    const at = await named()
    const { actor, quote, other } = at
    const gone = await makeArticle(actor, `改写${quote}`, [`这里也有${quote}。`])
    const moved = await makeArticle(actor, `移动${quote}`, [`走进${quote}，看见一条河。`])
    const contributor = await makeActor('CONTRIBUTOR')
    const offer = await ask(contributor, at)
    await edit(actor, gone.id, (content) =>
      JSON.parse(JSON.stringify(content).replace(`这里也有${quote}`, '这里也有别处')),
    )
    await edit(actor, moved.id, (content) =>
      JSON.parse(JSON.stringify(content).replace('走进', '昨天我们走进')),
    )
    const { version } = await getArticleView(actor, other.id)
    await submitArticle(actor, { id: other.id, version })

    const done = await spreadAll(contributor, at, 'all', offer)
    expect(done.articles).toBe(2)
    expect(new Map(done.left.map(({ id, reason }) => [id, reason]))).toEqual(
      new Map([
        [gone.id, 'changed'],
        [other.id, 'forbidden'],
      ]),
    )
    expect(Object.keys((await contentOf(actor, moved.id)).mentions)).toHaveLength(1)
  })

  test('is taken back mark by mark where somebody worked since, and what they changed is left and said', async () => {
    const at = await named()
    const { actor, other, here } = at
    const colleague = await makeActor('EDITOR')
    const elsewhere = await createTag(actor, { type: 'place', name: `别处${mark()}` })
    const done = await spreadAll(actor, at)
    await edit(colleague, here.id)
    await edit(colleague, other.id, (content) => {
      const [first] = Object.keys(content.mentions)
      return { ...content, mentions: { ...content.mentions, [first ?? '']: { tagId: elsewhere.id } } }
    })
    const written = await contentOf(actor, here.id)

    const undone = await undo(actor, done.id)
    expect(undone).toMatchObject({ restored: 0, unmarked: 2, left: [{ id: other.id, reason: 'changed' }] })
    const now = await contentOf(actor, here.id)
    expect(textBlocksOf(now.body).map(({ text }) => text)).toEqual(
      textBlocksOf(written.body).map(({ text }) => text),
    )
    expect(Object.keys(now.mentions)).toHaveLength(1)
    expect(Object.values((await contentOf(actor, other.id)).mentions)).toMatchObject([
      { tagId: elsewhere.id },
    ])
  })

  test('is taken back only by who did it, or an admin', async () => {
    const at = await named()
    const done = await spreadAll(at.actor, at)
    await expect(undo(await makeActor('EDITOR'), done.id)).rejects.toBeInstanceOf(Forbidden)
    expect(await undo(await makeActor('ADMIN'), done.id)).toMatchObject({ restored: 2 })
  })
})
