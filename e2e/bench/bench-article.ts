import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { putSuggestions } from '@/lib/db/suggestions'
import type { ArticleContent } from '@/lib/document/content'
import { contentOfDraft } from '@/lib/document/content-of-draft'
import { onPage, suggestionsFromDraft } from '@/lib/document/from-draft'
import { markBody, type Placement } from '@/lib/document/mark-body'
import type { SuggestionDraft } from '@/lib/document/suggestion'
import type { Actor } from '@/lib/editorial/actor'
import { nameTags } from '@/lib/newsroom/name-tags'
import { suggestAnnotations } from '@/lib/pipeline/annotations/suggest-annotations'
import { EMPTY_DRAFT, MetricFields, type Draft, type DraftBlock } from '@/lib/pipeline/model'
import { readPage } from '@/lib/pipeline/read-page'
import { makeArticle } from '@/seeds/factory'
import { seedTexts } from './bench-pages'

/** The paragraphs of the seed pages over and over, up to so many characters; `mark` tells the rounds apart. */
function paragraphs(characters: number): string[] {
  const texts = seedTexts().flatMap((text) =>
    readPage(text).drafts.flatMap(({ blocks }) =>
      blocks.flatMap(({ kind, text: own }) => (kind === 'paragraph' && own.length > 20 ? [own] : [])),
    ),
  )
  const taken: string[] = []
  for (let [length, at] = [0, 0]; length < characters; at += 1) {
    const text = texts[at % texts.length] ?? ''
    taken.push(text)
    length += text.length
  }
  return taken
}

export type BenchArticle = {
  id: string
  texts: readonly string[]
  characters: number
  marks: number
  /** Suggestions that nobody has decided on. */
  open: number
}

/** Every so manieth of the machine's suggestions is left open. */
const OPEN_EVERY = 8

/**
 * A saved article of so many characters and marks. Most of the machine's suggestions are accepted, some stay open; where
 * they are fewer than the marks asked for, words beside them are marked as well.
 */
export async function makeBenchArticle(
  actor: Actor,
  characters: number,
  marks: number,
): Promise<BenchArticle> {
  const texts = paragraphs(characters)
  const blocks = texts.map((text): DraftBlock => ({ kind: 'paragraph', text, credit: null, source: [] }))
  const draft: Draft = { ...EMPTY_DRAFT, blocks }
  const ids: string[] = [...blocks, null].map(() => randomUUID())
  const suggested = suggestionsFromDraft(draft, suggestAnnotations(draft), ids)
  const open = suggested.filter((_, at) => at % OPEN_EVERY === 0)
  const own = suggested.filter((_, at) => at % OPEN_EVERY !== 0).slice(0, marks)
  const textOf = new Map(ids.map((id, at) => [id, texts[at] ?? '']))
  const accepted = [...own, ...wordsBeside(suggested, textOf).slice(0, marks - own.length)]
  const marked = await markAll(actor, accepted, textOf)
  const { id } = await makeArticle(actor, '万字长文', ['一'], (content) => {
    const whole = contentOfDraft(draft, onPage(randomUUID()), ids, content.sectionId)
    const { placements, ...facts } = marked
    return {
      ...whole,
      headline: content.headline,
      ...facts,
      body: markBody(unprinted(whole.body), placements),
    }
  })
  await putSuggestions(db, id, open)
  return { id, texts, characters: texts.join('').length, marks: accepted.length, open: open.length }
}

/** Pairs of Han characters that no suggestion touches, a few in each paragraph, as places to be marked. */
function wordsBeside(
  suggested: readonly SuggestionDraft[],
  texts: ReadonlyMap<string, string>,
): SuggestionDraft[] {
  return [...texts].flatMap(([blockId, text]) => {
    const taken = suggested
      .filter((one) => one.blockId === blockId)
      .map((one) => ({ start: startOf(text, one), end: startOf(text, one) + one.quote.length }))
    return [...text.matchAll(/(?<=[^\p{Script=Han}])\p{Script=Han}{2}/gu)].flatMap(
      (match): SuggestionDraft[] => {
        const [start, quote] = [match.index, match[0]]
        if (taken.some((one) => one.start < start + 2 && one.end > start)) return []
        const occurrence = text.slice(0, start + 1).split(quote).length - 1
        const anchor = { blockId, quote, occurrence, before: '', after: '' }
        const fields = { type: 'industry' as const, canonical: quote }
        return [{ ...anchor, kind: 'mention', rule: 'known-name', score: 1, fields }]
      },
    )
  })
}

/** Without places on a page: this text was never printed. */
const unprinted = (body: ArticleContent['body']): ArticleContent['body'] => ({
  ...body,
  content: body.content.map((node) => ({ ...node, attrs: { ...node.attrs, source: [] } })),
})

async function markAll(
  actor: Actor,
  accepted: readonly SuggestionDraft[],
  texts: ReadonlyMap<string, string>,
): Promise<Pick<ArticleContent, 'mentions' | 'metrics'> & { placements: Placement[] }> {
  const names = accepted.flatMap((one) => (one.kind === 'mention' ? [one] : []))
  const tagIds = new Map<SuggestionDraft, string>()
  for (let at = 0; at < names.length; at += 500) {
    const some = names.slice(at, at + 500)
    const tags = await nameTags(actor, {
      names: some.map(({ quote, fields }) => ({ type: fields.type, name: fields.canonical, surface: quote })),
    })
    for (const [index, one] of some.entries()) tagIds.set(one, tags[index]?.id ?? '')
  }
  const marked = accepted.map((one) => ({ one, id: randomUUID() }))
  return {
    mentions: Object.fromEntries(
      marked.flatMap(({ one, id }) =>
        one.kind === 'mention' ? [[id, { tagId: tagIds.get(one) ?? '' }]] : [],
      ),
    ),
    metrics: Object.fromEntries(
      marked.flatMap(({ one, id }) => (one.kind === 'metric' ? [[id, MetricFields.parse(one.fields)]] : [])),
    ),
    placements: marked.map(({ one, id }): Placement => {
      const start = startOf(texts.get(one.blockId) ?? '', one)
      const mark =
        one.kind === 'mention'
          ? ({ type: 'entity', attrs: { mentionId: id } } as const)
          : ({ type: 'metric', attrs: { metricId: id } } as const)
      return { blockId: one.blockId, start, end: start + one.quote.length, mark }
    }),
  }
}

function startOf(text: string, { quote, occurrence }: SuggestionDraft): number {
  let at = text.indexOf(quote)
  for (let count = 0; count < occurrence; count += 1) at = text.indexOf(quote, at + 1)
  return at
}
