import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import { listSuggestions, placeSuggestions } from '../db/suggestions'
import { annotationsOf } from '../document/annotations-of'
import { textBlocksOf } from '../document/body'
import type { ArticleContent } from '../document/content'
import { markBody } from '../document/mark-body'
import { renewSuggestions } from '../document/renew-suggestions'
import type { EditorSuggestion, SuggestionDraft } from '../document/suggestion'
import { unmarkBody } from '../document/unmark-body'
import type { Actor } from '../editorial/actor'
import { toPlace } from '../editorial/spread'
import { createTag } from './create-tag'
import { findSpread } from './find-spread'
import { getArticleView } from './get-article'
import { offerSuggestions } from './offer-suggestions'
import { saveArticle } from './save-article'
import { spreadTag } from './spread-tag'
import { undoSpread } from './undo-spread'

type Command =
  | { kind: 'accept' | 'reject'; article: number; nth: number }
  | { kind: 'undo' }
  | { kind: 'again'; article: number }
  | { kind: 'spread'; article: number }

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('accept' as const, 'reject' as const),
      article: fc.nat(1),
      nth: fc.nat(2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), article: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('spread' as const), article: fc.nat(1) }) },
)

/** Two articles that name one thing, and a model of what should stand: marks by id, and places that were refused. */
class Desk {
  private readonly undoStack: (() => Promise<void>)[] = []
  private readonly marks = new Map<string, string>()
  private readonly refused = new Set<string>()

  private readonly actor: Actor
  private readonly quote: string
  private readonly tagId: string
  private readonly drafts: ReadonlyMap<string, SuggestionDraft[]>

  private constructor(
    actor: Actor,
    {
      quote,
      tagId,
      drafts,
    }: { quote: string; tagId: string; drafts: ReadonlyMap<string, SuggestionDraft[]> },
  ) {
    this.actor = actor
    this.quote = quote
    this.tagId = tagId
    this.drafts = drafts
  }

  static async open(): Promise<Desk> {
    const actor = await makeActor()
    const quote = `星湾${randomUUID().slice(0, 8)}`
    const tag = await createTag(actor, { type: 'place', name: quote })
    const drafts = new Map<string, SuggestionDraft[]>()
    for (const which of ['甲', '乙']) {
      const texts = ['一', '二', '三'].map(
        (nth) =>
          `${which}篇第${nth}段里写到了这个地方叫做${quote}，后面还有第${nth}段${which}篇的别的话要说。`,
      )
      const { id, content } = await makeArticle(actor, which, texts)
      drafts.set(
        id,
        textBlocksOf(content.body).map(({ id: blockId, text }) => draftOn(blockId, text, quote)),
      )
    }
    const desk = new Desk(actor, { quote, tagId: tag.id, drafts })
    for (const id of drafts.keys()) await desk.offer(id)
    return desk
  }

  async run(step: Command): Promise<void> {
    if (step.kind === 'undo') return this.undoStack.pop()?.()
    const id = [...this.drafts.keys()][step.article] ?? ''
    if (step.kind === 'again') return this.offer(id)
    if (step.kind === 'spread') return this.spread(id)
    const { suggestions } = await getArticleView(this.actor, id)
    const open = suggestions.filter(({ state }) => state === 'open')
    const chosen = open[step.nth % Math.max(1, open.length)]
    if (chosen) await (step.kind === 'accept' ? this.accept(id, chosen) : this.reject(id, chosen))
  }

  /** The machine reads the article once more and proposes all that it ever did. */
  private async offer(id: string): Promise<void> {
    const all = this.drafts.get(id) ?? []
    const refused = all.filter(({ blockId }) => this.refused.has(`${id} ${blockId}`))
    await db.$transaction(async (tx) => {
      const { kept, added } = renewSuggestions(await listSuggestions(tx, id), all)
      await placeSuggestions(tx, id, kept)
      // What was refused is proposed besides, as an import of the same words would.
      await offerSuggestions(tx, id, [...added, ...refused])
    })
  }

  private async save(
    id: string,
    change: (content: ArticleContent) => ArticleContent,
    one: EditorSuggestion,
    state: 'open' | 'accepted' | 'rejected',
  ) {
    const { version, content } = await getArticleView(this.actor, id)
    const changed = change(content)
    const dropped = Object.keys(content.mentions).filter((markId) => !(markId in changed.mentions))
    await saveArticle(this.actor, {
      id,
      version,
      content: changed,
      decisions: [{ suggestionId: one.id, state }],
      // As the editor says it of marks that someone took away.
      settled: dropped.map((markId) => ({ markId, outcome: 'dropped', sameAs: null })),
    })
  }

  private async accept(id: string, one: EditorSuggestion): Promise<void> {
    const mentionId = randomUUID()
    const isTaken = [...this.marks].some(([, place]) => place === `${id} ${one.blockId}`)
    if (isTaken) return
    const tagId = this.tagId
    await this.save(id, (content) => withMark(content, one, { mentionId, tagId }), one, 'accepted')
    this.marks.set(mentionId, `${id} ${one.blockId}`)
    this.undoStack.push(async () => {
      await this.save(id, (content) => withoutMark(content, mentionId), one, 'open')
      this.marks.delete(mentionId)
    })
  }

  private async reject(id: string, one: EditorSuggestion): Promise<void> {
    await this.save(id, (content) => content, one, 'rejected')
    this.refused.add(`${id} ${one.blockId}`)
    this.undoStack.push(async () => {
      await this.save(id, (content) => content, one, 'open')
      this.refused.delete(`${id} ${one.blockId}`)
    })
  }

  private async spread(id: string): Promise<void> {
    const question = { articleId: id, tagId: this.tagId, quote: this.quote }
    const { articles } = await findSpread(this.actor, question)
    if (articles.length === 0) return
    for (const { id: articleId, places } of articles)
      for (const { blockId } of places) expect(this.refused).not.toContain(`${articleId} ${blockId}`)
    const chosen = articles.map(({ id: articleId, places }) => ({
      articleId,
      places: places.map(toPlace),
    }))
    const before = new Map(this.marks)
    const done = await spreadTag(this.actor, { ...question, version: 0, scope: 'all', chosen })
    const rows = await db.mention.findMany({ where: { tagId: this.tagId, detachedAt: null } })
    for (const { id: mentionId, articleId, blockId } of rows)
      this.marks.set(mentionId, `${articleId} ${blockId}`)
    this.undoStack.push(async () => {
      await undoSpread(this.actor, { id: done.id, articleId: null, version: null })
      for (const mentionId of this.marks.keys()) if (!before.has(mentionId)) this.marks.delete(mentionId)
    })
  }

  async check(): Promise<void> {
    const standing = new Map<string, string>()
    for (const id of this.drafts.keys()) {
      const { content, suggestions } = await getArticleView(this.actor, id)
      for (const span of annotationsOf(content.body)) standing.set(span.id, `${id} ${span.blockId}`)
      const open = suggestions.filter(({ state }) => state === 'open')
      for (const { blockId } of open) expect(this.refused).not.toContain(`${id} ${blockId}`)
      expect(new Set(suggestions.map(({ blockId }) => blockId)).size).toBe(suggestions.length)
    }
    expect(standing).toEqual(this.marks)
    const [form] = await db.surfaceForm.findMany({ where: { text: this.quote, tagId: this.tagId } })
    expect(form?.accepted ?? 0).toBe(this.marks.size)
    const [refused] = await db.surfaceForm.findMany({ where: { text: this.quote, tagId: null } })
    expect(refused?.rejected ?? 0).toBe(this.refused.size)
  }
}

function draftOn(blockId: string, text: string, quote: string): SuggestionDraft {
  const at = text.indexOf(quote)
  return {
    kind: 'mention',
    blockId,
    quote,
    occurrence: 0,
    before: text.slice(Math.max(0, at - 32), at),
    after: text.slice(at + quote.length, at + quote.length + 32),
    rule: 'shape.place',
    score: 0.8,
    fields: { type: 'place', canonical: quote },
  }
}

function withMark(
  content: ArticleContent,
  { blockId, quote }: EditorSuggestion,
  { mentionId, tagId }: { mentionId: string; tagId: string },
): ArticleContent {
  const text = textBlocksOf(content.body).find(({ id }) => id === blockId)?.text ?? ''
  const start = text.indexOf(quote)
  const place = { blockId, start, end: start + quote.length }
  return {
    ...content,
    body: markBody(content.body, [{ ...place, mark: { type: 'entity', attrs: { mentionId } } }]),
    mentions: { ...content.mentions, [mentionId]: { tagId } },
  }
}

function withoutMark(content: ArticleContent, mentionId: string): ArticleContent {
  const { [mentionId]: _, ...mentions } = content.mentions
  return { ...content, body: unmarkBody(content.body, new Set([mentionId])), mentions }
}

test(
  'accepting, rejecting, spreading and undoing in any order lose no mark and offer nothing again that was rejected',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (steps) => {
        const desk = await Desk.open()
        for (const step of steps) {
          await desk.run(step)
          await desk.check()
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
  },
)
