import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotationsOf } from './annotations-of'
import { textBlocksOf, type DocumentNode } from './body'
import { checkBody } from './check-body'
import { EMPTY_CONTENT, type ArticleContent } from './content'
import { figuresOf } from './figures-of'
import { joinContents } from './join-contents'
import { markBody } from './mark-body'
import { moveSuggestion } from './move-suggestion'

const FIGURE = {
  indicator: '高新技术企业数',
  subject: null,
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=' as const,
  kind: 'level' as const,
  period: null,
  scope: null,
}
const TAG = '0197d3a0-0000-7000-8000-000000000001'
const [PAGE_ONE, PAGE_FOUR] = ['0197d3a0-0000-7000-8000-00000000000a', '0197d3a0-0000-7000-8000-00000000000b']

let made = 0
const createId = () => `0197d3a0-0000-7000-9000-${String((made += 1)).padStart(12, '0')}`

type Part = { kind: 'paragraph' | 'heading' | 'figure'; text: string }

const nodeOf = ({ kind, text }: Part, page: string): DocumentNode => ({
  type: kind,
  attrs: {
    id: createId(),
    source: [{ page, ranges: [{ start: 0, end: text.length + 1 }] }],
    ...(kind === 'heading' && { level: 2 }),
    ...(kind === 'figure' && { credit: null, assetId: createId(), alt: text, isLead: true }),
  },
  content: text === '' ? [] : [{ type: 'text', text }],
})

/** A content whose every block has a mention of its first character and a figure on all of it. */
function contentOf(
  parts: readonly Part[],
  page: string,
  change: Partial<ArticleContent> = {},
): ArticleContent {
  const body = { type: 'doc' as const, content: parts.map((part) => nodeOf(part, page)) }
  const content: ArticleContent = {
    ...EMPTY_CONTENT,
    headline: '主题',
    sectionId: TAG,
    body,
    mentions: {},
    metrics: {},
    ...change,
  }
  const placements = textBlocksOf(body).flatMap(({ id, text }) => {
    if (text === '') return []
    const [mentionId, metricId] = [createId(), createId()]
    content.mentions[mentionId] = { tagId: TAG }
    content.metrics[metricId] = FIGURE
    return [
      { blockId: id, start: 0, end: 1, mark: { type: 'entity' as const, attrs: { mentionId } } },
      { blockId: id, start: 0, end: text.length, mark: { type: 'metric' as const, attrs: { metricId } } },
    ]
  })
  return { ...content, body: markBody(body, placements) }
}

const wordsOf = (content: ArticleContent) => textBlocksOf(content.body).map(({ text }) => text)
const head = (text: string, change?: Partial<ArticleContent>) =>
  contentOf([{ kind: 'paragraph', text }], PAGE_ONE, { continuesTo: '第四版', isFragment: true, ...change })
const tail = (text: string, change?: Partial<ArticleContent>) =>
  contentOf([{ kind: 'paragraph', text }], PAGE_FOUR, {
    continuesFrom: '第一版',
    isFragment: true,
    ...change,
  })

describe('joining', () => {
  const part = fc.record({
    kind: fc.constantFrom('paragraph' as const, 'paragraph' as const, 'heading' as const, 'figure' as const),
    text: fc
      .tuple(fc.stringMatching(/^[松江科创走廊企业发展]{1,12}$/u), fc.constantFrom('', '。', '，', '”'))
      .map(([words, end]) => words + end),
  })
  const parts = fc.array(part, { maxLength: 5 })

  test('loses no character, block, picture, mark or figure, and makes a sound document', () => {
    fc.assert(
      fc.property(parts, parts, (first, second) => {
        const [a, b] = [contentOf(first, PAGE_ONE), contentOf(second, PAGE_FOUR)]
        const { content, joinsHalves, moved } = joinContents(a, b, createId)
        const before = [...wordsOf(a), ...wordsOf(b)]
        const after = wordsOf(content)
        // A caption between two halves comes after the paragraph that they make.
        expect([...after.join('')].sort()).toEqual([...before.join('')].sort())
        expect(after.length).toBe(before.length - (joinsHalves ? 1 : 0))
        const pictures = [...figuresOf(a.body), ...figuresOf(b.body)].map(({ assetId, alt }) => [
          assetId,
          alt,
        ])
        expect(figuresOf(content.body).map(({ assetId, alt }) => [assetId, alt])).toEqual(pictures)
        const [spans, old] = [
          annotationsOf(content.body),
          [...annotationsOf(a.body), ...annotationsOf(b.body)],
        ]
        expect(spans.map(({ kind, quote }) => kind + quote).sort()).toEqual(
          old.map(({ kind, quote }) => kind + quote).sort(),
        )
        expect(new Set(spans.map(({ id }) => id)).size).toBe(old.length)
        for (const { kind, id } of spans)
          expect(kind === 'entity' ? content.mentions[id] : content.metrics[id]).toBeDefined()
        const ids = new Set(annotationsOf(b.body).map(({ id }) => id))
        expect(spans.some(({ id }) => ids.has(id))).toBe(false)
        for (const block of textBlocksOf(b.body)) {
          const now = textBlocksOf(content.body).find(({ id }) => id === moved.get(block.id)?.blockId)
          expect(now?.text.slice(moved.get(block.id)?.offset ?? -1).startsWith(block.text)).toBe(true)
          expect(now?.source.some(({ page }) => page === PAGE_FOUR)).toBe(true)
        }
        if (before.length > 0) checkBody(content.body)
      }),
    )
  })

  test('makes one paragraph of two halves, printed on two pages', () => {
    const { content, joinsHalves } = joinContents(head('园区带动晶圆企'), tail('业落户。晶圆企业'), createId)
    expect([joinsHalves, wordsOf(content)]).toEqual([true, ['园区带动晶圆企业落户。晶圆企业']])
    expect(textBlocksOf(content.body)[0]?.source.map(({ page }) => page)).toEqual([PAGE_ONE, PAGE_FOUR])
  })

  test('keeps paragraphs apart where the sentence has ended or another text begins', () => {
    expect(joinContents(head('企业落户。'), tail('晶圆投产。'), createId).joinsHalves).toBe(false)
    expect(joinContents(head('园区带动晶圆企'), tail('本报讯 昨天开工。'), createId).joinsHalves).toBe(false)
  })

  test('the whole continues where the fragment does, and is a fragment only if it still breaks off', () => {
    const whole = joinContents(head('企业落户。'), tail('晶圆投产。'), createId).content
    expect([whole.continuesFrom, whole.continuesTo, whole.isFragment]).toEqual([null, null, false])
    const middle = joinContents(
      head('企业落户。'),
      tail('晶圆投产。', { continuesTo: '第五版' }),
      createId,
    ).content
    expect([middle.continuesTo, middle.isFragment]).toEqual(['第五版', true])
    expect(joinContents(head('企业落户。'), tail('晶圆投'), createId).content.isFragment).toBe(true)
  })

  test('takes display lines from the beginning, and names from both', () => {
    const { content } = joinContents(
      head('一。', { bylines: [{ name: '李天蔚', role: null, personTagId: null }], outlet: '本报' }),
      tail('二。', {
        headline: '转版标题',
        dateline: '松江',
        bylines: [
          { name: '李天蔚', role: '记者', personTagId: TAG },
          { name: '李于伯', role: '摄影', personTagId: null },
        ],
      }),
      createId,
    )
    expect([content.headline, content.outlet, content.dateline]).toEqual(['主题', '本报', '松江'])
    expect(content.bylines).toEqual([
      { name: '李天蔚', role: '记者', personTagId: TAG },
      { name: '李于伯', role: '摄影', personTagId: null },
    ])
  })

  test('a space parts Latin words that the page turn parted', () => {
    expect(wordsOf(joinContents(head('the corridor of'), tail('nine cities.'), createId).content)).toEqual([
      'the corridor of nine cities.',
    ])
  })
})

test('a suggestion follows its words into the joined paragraph', () => {
  const [a, b] = [head('松江的松江企'), tail('业在松江。')]
  const { content, moved } = joinContents(a, b, createId)
  const [block] = textBlocksOf(b.body)
  const place = moved.get(block?.id ?? '')
  const text = wordsOf(content)[0] ?? ''
  const suggestion = {
    kind: 'mention' as const,
    blockId: block?.id ?? '',
    quote: '松江',
    occurrence: 0,
    before: '业在',
    after: '。',
    rule: 'test',
    score: 1,
    fields: { type: 'place' as const, canonical: '松江' },
  }
  const there = place && moveSuggestion(suggestion, place, block?.text ?? '', text)
  expect(there).toMatchObject({
    occurrence: 2,
    before: '松江的松江企业在',
    after: '。',
    blockId: place?.blockId,
  })
  expect(place && moveSuggestion({ ...suggestion, quote: '金华' }, place, block?.text ?? '', text)).toBeNull()
})
