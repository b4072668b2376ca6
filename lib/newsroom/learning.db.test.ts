import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import { putSuggestions } from '../db/suggestions'
import { listSurfaces } from '../db/vocabulary'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import { markBody } from '../document/mark-body'
import type { SuggestionDecision, SuggestionDraft } from '../document/suggestion'
import { COMMAND_LINE, type Actor } from '../editorial/actor'
import { Forbidden } from '../errors'
import { createTag } from './create-tag'
import { getArticleView } from './get-article'
import { importFile } from './import-page'
import { listRules } from './list-rules'
import { mergeTags } from './merge-tags'
import { offerSuggestions } from './offer-suggestions'
import { saveArticle } from './save-article'
import { switchRule } from './switch-rule'

const mark = () => randomUUID().slice(0, 8)

/** An article that says the words once, with one open suggestion on them. */
async function suggested(actor: Actor, quote: string, more: Partial<SuggestionDraft> = {}) {
  const { id, content } = await makeArticle(actor, `建议${quote}`, [
    `昨天下午，代表们在${quote}参加了揭牌仪式。`,
  ])
  await db.$transaction((tx) => putSuggestions(tx, id, [draftOn(content, quote, more)]))
  return { id, suggestion: await onlySuggestion(id) }
}

function draftOn(
  content: ArticleContent,
  quote: string,
  more: Partial<SuggestionDraft> = {},
): SuggestionDraft {
  const [block] = textBlocksOf(content.body)
  const at = block?.text.indexOf(quote) ?? 0
  return {
    kind: 'mention',
    blockId: block?.id ?? '',
    quote,
    occurrence: 0,
    before: block?.text.slice(0, at) ?? '',
    after: block?.text.slice(at + quote.length) ?? '',
    rule: 'shape.place',
    score: 0.8,
    fields: { type: 'place', canonical: quote },
    ...more,
  } as SuggestionDraft
}

const onlySuggestion = (articleId: string) => db.suggestion.findFirstOrThrow({ where: { articleId } })

async function decide(actor: Actor, articleId: string, state: SuggestionDecision['state'], tagId?: string) {
  const { version, content, suggestions } = await getArticleView(actor, articleId)
  const row = await onlySuggestion(articleId)
  const decisions = [{ suggestionId: row.id, state }]
  const next = tagId ? tagged(content, row.quote, tagId) : content
  expect(suggestions.length).toBeLessThanOrEqual(1)
  return saveArticle(actor, { id: articleId, version, content: next, decisions })
}

function tagged(content: ArticleContent, quote: string, tagId: string): ArticleContent {
  const [block] = textBlocksOf(content.body)
  const start = block?.text.indexOf(quote) ?? 0
  const mentionId = randomUUID()
  const place = { blockId: block?.id ?? '', start, end: start + quote.length }
  return {
    ...content,
    body: markBody(content.body, [{ ...place, mark: { type: 'entity', attrs: { mentionId } } }]),
    mentions: { ...content.mentions, [mentionId]: { tagId } },
  }
}

const formsOf = (text: string) =>
  db.surfaceForm.findMany({
    where: { text },
    orderBy: { sense: 'asc' },
    select: { tagId: true, name: true, accepted: true, rejected: true },
  })
const openIn = async (actor: Actor, id: string) =>
  (await getArticleView(actor, id)).suggestions.filter(({ state }) => state === 'open')

/** What the editor says of marks that someone took away. */
const droppedOf = ({ mentions }: ArticleContent) =>
  Object.keys(mentions).map((markId) => ({ markId, outcome: 'dropped' as const, sameAs: null }))

describe('a surface form', () => {
  test('counts the marks that people made, and no longer those they took away', async () => {
    const actor = await makeActor()
    const name = `科创湾${mark()}`
    const tag = await createTag(actor, { type: 'place', name })
    const { id } = await suggested(actor, name)
    await decide(actor, id, 'accepted', tag.id)
    expect(await formsOf(name)).toEqual([{ tagId: tag.id, name: null, accepted: 1, rejected: 0 }])

    const { version, content } = await getArticleView(actor, id)
    const bare = JSON.parse(JSON.stringify(content).replace(/,"marks":\[[^\]]*\]/gu, ''))
    const unmarked: ArticleContent = { ...bare, mentions: {} }
    await saveArticle(actor, {
      id,
      version,
      content: unmarked,
      decisions: [{ suggestionId: (await onlySuggestion(id)).id, state: 'rejected' }],
      settled: droppedOf(content),
    })
    expect(await formsOf(name)).toEqual([
      { tagId: tag.id, name: null, accepted: 0, rejected: 0 },
      { tagId: null, name, accepted: 0, rejected: 1 },
    ])
    await decide(actor, id, 'open')
    expect((await formsOf(name)).map(({ rejected }) => rejected)).toEqual([0, 0])
  })

  test('stands before what only the gazetteer or another name of a tag knows, and follows a merge', async () => {
    const actor = await makeActor('ADMIN')
    const tag = await createTag(actor, { type: 'organization', name: `苏州代表团${mark()}` })
    const other = await createTag(actor, { type: 'organization', name: `苏州团${mark()}` })
    const article = await makeArticle(actor, '一', ['苏州参加了会议。'])
    await saveArticle(actor, { ...article, content: tagged(article.content, '苏州', tag.id), decisions: [] })
    await mergeTags(actor, { id: tag.id, intoId: other.id, version: 1 })

    const entry = (await listSurfaces()).find(({ surface }) => surface === '苏州')
    expect(entry).toMatchObject({ type: 'organization', canonical: other.name })
    expect(entry?.likelihood).toBeGreaterThan(0.9)
    const text = `会议纪要${mark()}\n本报讯（记者 李明）昨天，苏州与松江签下了合作项目，共商科创走廊建设的大事。\n`
    const file = { name: `${mark()}.txt`, bytes: new TextEncoder().encode(text) }
    const { pageId } = await importFile(COMMAND_LINE, file)
    const found = await db.suggestion.findFirst({
      where: { quote: '苏州', article: { ledger: { some: { pageId } } } },
    })
    expect(found).toMatchObject({ rule: 'learned-name', fields: { canonical: other.name } })
    const { version, content } = await getArticleView(actor, article.id)
    const bare = JSON.parse(JSON.stringify(content).replace(/,"marks":\[[^\]]*\]/gu, ''))
    await saveArticle(actor, {
      id: article.id,
      version,
      content: { ...bare, mentions: {} },
      decisions: [],
      settled: droppedOf(content),
    })
    expect((await listSurfaces()).find(({ surface }) => surface === '苏州')?.likelihood).toBeUndefined()
  })

  test('cannot be counted below nothing', async () => {
    const row = { text: mark(), sense: 'place a', type: 'place' as const, name: 'a' }
    await expect(db.surfaceForm.create({ data: { ...row, rejected: -1 } })).rejects.toThrow(
      'SurfaceForm_check',
    )
    await expect(db.surfaceForm.create({ data: { ...row, name: null } })).rejects.toThrow('SurfaceForm_check')
  })
})

describe('a rejected suggestion', () => {
  test('is not offered again in these surroundings, in this article or another', async () => {
    const actor = await makeActor()
    const quote = `云间里${mark()}`
    const first = await suggested(actor, quote)
    const twin = await suggested(actor, quote)
    expect(await openIn(actor, twin.id)).toHaveLength(1)
    await decide(actor, first.id, 'rejected')
    expect(await openIn(actor, first.id)).toHaveLength(0)
    expect(await openIn(actor, twin.id)).toHaveLength(0)

    const { content } = await getArticleView(actor, first.id)
    await db.$transaction((tx) => offerSuggestions(tx, first.id, [draftOn(content, quote)]))
    expect(await db.suggestion.count({ where: { articleId: first.id } })).toBe(1)
    const elsewhere = draftOn(content, quote, { before: '此前一周在', after: '的另一场会议上' })
    const otherwise = draftOn(content, quote, { fields: { type: 'project', canonical: quote } })
    await db.$transaction((tx) => offerSuggestions(tx, first.id, [elsewhere, otherwise]))
    expect(await db.suggestion.count({ where: { articleId: first.id } })).toBe(3)

    await db.suggestion.deleteMany({ where: { articleId: first.id, state: 'open' } })
    await decide(actor, first.id, 'open')
    expect(await openIn(actor, twin.id)).toHaveLength(1)
  })

  test('three times over is offered nowhere any more, until people tag it', async () => {
    const actor = await makeActor()
    const quote = `云间坊${mark()}`
    const contexts = ['一个', '两个', '三个'].map((word) => ({
      before: `这是${word}句子，说到`,
      after: `时都${word}样`,
    }))
    for (const context of contexts) {
      const { id } = await suggested(actor, quote, context)
      await decide(actor, id, 'rejected')
    }
    const { id, suggestion } = await suggested(actor, quote, { before: '完全不同的', after: '另一种说法' })
    expect(await openIn(actor, id)).toHaveLength(0)

    const tag = await createTag(actor, { type: 'place', name: quote })
    const article = await makeArticle(actor, '一', [`${quote}开业。`])
    await saveArticle(actor, { ...article, content: tagged(article.content, quote, tag.id), decisions: [] })
    expect((await openIn(actor, id)).map((one) => one.id)).toEqual([suggestion.id])
  })
})

describe('a rule', () => {
  test(
    'that people refuse is switched off by itself, offers nothing, and an admin switches it on',
    { timeout: 90_000 },
    async () => {
      const [actor, admin] = [await makeActor(), await makeActor('ADMIN')]
      const rule = `test.${mark()}`
      const suggest = () => suggested(actor, `拾光${mark()}`, { rule })
      const waiting = await suggest()
      const accepted = await suggest()
      await decide(actor, accepted.id, 'accepted')
      for (let count = 0; count < 19; count += 1) await decide(actor, (await suggest()).id, 'rejected')
      expect(await openIn(actor, waiting.id)).toHaveLength(0)
      const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'rule.off', targetId: rule } })
      expect(event).toMatchObject({ actorId: null, detail: { accepted: 1, corrected: 0, rejected: 19 } })

      const shown = (await listRules(admin)).find((one) => one.rule === rule)
      expect(shown).toMatchObject({
        isOff: true,
        offered: 21,
        accepted: 1,
        rejected: 19,
        switched: { by: null },
      })
      expect(shown?.weeks).toHaveLength(8)
      expect(shown?.weeks.at(-1)).toMatchObject({ accepted: 1, corrected: 0, rejected: 19 })

      await switchRule(admin, { rule, isOff: false })
      expect(await openIn(actor, waiting.id)).toHaveLength(1)
      await decide(actor, (await suggest()).id, 'rejected')
      expect(await openIn(actor, waiting.id)).toHaveLength(1)
      expect(
        await db.auditEvent.count({ where: { action: 'rule.on', targetId: rule, actorId: admin.id } }),
      ).toBe(1)
    },
  )

  test('is seen and switched by admins alone', async () => {
    const editor = await makeActor('EDITOR')
    await expect(listRules(editor)).rejects.toBeInstanceOf(Forbidden)
    await expect(switchRule(editor, { rule: 'figure', isOff: true })).rejects.toBeInstanceOf(Forbidden)
  })
})

test('nothing is learned from what a bulk publication accepted', async () => {
  const text = `江西会议${mark()}\n本报讯（记者 李明）昨天，景德镇市与宜春市签下了合作项目，共商科创走廊建设的大事。\n`
  const file = { name: `${mark()}.txt`, bytes: new TextEncoder().encode(text) }
  const { pageId } = await importFile(COMMAND_LINE, file, { publish: true })
  const mentions = await db.mention.findMany({ where: { article: { ledger: { some: { pageId } } } } })
  expect(mentions.length).toBeGreaterThan(0)
  expect(mentions.every(({ isByMachine }) => isByMachine)).toBe(true)
  const quotes = mentions.map(({ quote }) => quote)
  const forms = await db.surfaceForm.findMany({ where: { text: { in: quotes }, accepted: { gt: 0 } } })
  expect(forms.filter(({ tagId }) => mentions.some((mention) => mention.tagId === tagId))).toEqual([])
})
