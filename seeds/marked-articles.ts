// Test data: the annotated sample pages as contents with their marks.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { MetricFields } from '@/lib/pipeline/model'
import { EMPTY_CONTENT, type ArticleContent } from '@/lib/document/content'
import { markBody, type Placement } from '@/lib/document/mark-body'
import { withQuotes } from '@/lib/document/open-eyes'
import { withBases } from '@/lib/document/stale-figures'

const GOLD = join(import.meta.dirname, 'gold')
const GoldPage = z.object({
  articles: z.array(
    z.object({
      body: z.array(z.string()),
      entities: z.array(z.object({ text: z.string() })),
    }),
  ),
})
const FIGURE: MetricFields = {
  indicator: '指标',
  subject: null,
  value: '1',
  valueTo: null,
  from: null,
  direction: null,
  unit: '个',
  qualifier: '=',
  kind: 'level',
  period: null,
  scope: null,
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export type Random = () => number
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Text = { id: string; text: string }
export type MarkedText = { texts: Text[]; content: ArticleContent }

export const contentOfTexts = (texts: readonly Text[]): ArticleContent => ({
  ...EMPTY_CONTENT,
  headline: '标题',
  sectionId: '018f2f9e-0000-7000-8000-0000000000aa',
  body: {
    type: 'doc',
    content: texts.map(({ id, text }) => ({
      type: 'paragraph',
      attrs: { id, source: [] },
      content: text === '' ? [] : [{ type: 'text', text }],
    })),
  },
})

const FIGURES = /[\d.]+(?:%|[个万亿余多家项平方公里人元])*/gu

const uuid = (number: number) => `018f2f9e-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

/** Every annotated name marked wherever it is printed, nested ones included, and every number as a figure. */
function marked(bodies: readonly string[], names: readonly string[]): MarkedText {
  const texts = bodies.map((text, at) => ({ id: `p${at}`, text }))
  const content = contentOfTexts(texts)
  const placements: Placement[] = []
  for (const { id: blockId, text } of texts) {
    const add = (type: 'entity' | 'metric', start: number, words: string, tag: number) => {
      const id = uuid(placements.length)
      if (type === 'entity') content.mentions[id] = { tagId: uuid(tag) }
      else content.metrics[id] = FIGURE
      const attrs = type === 'entity' ? { mentionId: id } : { metricId: id }
      placements.push({ blockId, start, end: start + words.length, mark: { type, attrs } })
    }
    names.forEach((name, tag) => {
      for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
        add('entity', at, name, tag)
    })
    for (const { index, 0: words } of text.matchAll(FIGURES)) add('metric', index, words, 0)
  }
  const body = markBody(content.body, placements)
  return { texts, content: withQuotes(withBases({ ...content, body }, null), null) }
}

/** The articles of the sample pages that have some length, as contents with marks. */
export function goldArticles(): MarkedText[] {
  return readdirSync(GOLD)
    .toSorted()
    .flatMap((file) => GoldPage.parse(JSON.parse(readFileSync(join(GOLD, file), 'utf8'))).articles)
    .filter(({ body }) => body.length > 1)
    .map(({ body, entities }) => marked(body, [...new Set(entities.map(({ text }) => text))]))
}
