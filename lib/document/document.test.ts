import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotationsOf } from './annotations-of'
import { textBlocksOf, textOf, type Body } from './body'
import { EMPTY_CONTENT } from './content'
import { markBody } from './mark-body'
import { sentenceAt } from './sentence'
import { toPublishedArticle } from './to-published-article'

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id, source: [] },
  content: [{ type: 'text', text }],
})
const body = (...texts: string[]): Body => ({
  type: 'doc',
  content: texts.map((text, index) => paragraph(`b${index}`, text)),
})
const entity = (id: string) => ({ type: 'entity' as const, attrs: { mentionId: id } })
const metric = (id: string) => ({ type: 'metric' as const, attrs: { metricId: id } })

describe('markBody and annotationsOf', () => {
  test('a figure inside a name keeps both whole', () => {
    const marked = markBody(body('科创走廊有企业1.5万家'), [
      { blockId: 'b0', start: 0, end: 7, mark: entity('m1') },
      { blockId: 'b0', start: 5, end: 12, mark: metric('f1') },
    ])
    expect(annotationsOf(marked).map(({ id, start, end, quote }) => [id, start, end, quote])).toEqual([
      ['m1', 0, 7, '科创走廊有企业'],
      ['f1', 5, 12, '企业1.5万家'],
    ])
  })

  test('a second separate run with the same id is a span of its own', () => {
    const marked = markBody(body('松江与松江'), [
      { blockId: 'b0', start: 0, end: 2, mark: entity('m1') },
      { blockId: 'b0', start: 3, end: 5, mark: entity('m1') },
    ])
    expect(annotationsOf(marked)).toHaveLength(2)
  })

  test('whatever is marked, the text stays and each mark covers exactly its words', () => {
    const place = fc.record({ at: fc.nat(30), length: fc.integer({ min: 1, max: 12 }) })
    fc.assert(
      fc.property(
        fc.string({ minLength: 31, maxLength: 60 }),
        fc.array(place, { maxLength: 8 }),
        (text, places) => {
          const placements = places.map(({ at, length }, index) => ({
            blockId: 'b0',
            start: at,
            end: Math.min(text.length, at + length),
            mark: index % 2 ? metric(`f${index}`) : entity(`m${index}`),
          }))
          const marked = markBody(body(text), placements)
          expect(textOf(marked)).toBe(text)
          const found = annotationsOf(marked)
          expect(found).toHaveLength(placements.length)
          for (const { start, end } of placements)
            expect(found.some((span) => span.start === start && span.end === end)).toBe(true)
        },
      ),
    )
  })
})

describe('sentenceAt', () => {
  test.for([
    ['第一句。第二句有1.5万家。第三句。', 8, 13, '第二句有1.5万家。'],
    ['他说：“到了。”随后离开。', 8, 10, '随后离开。'],
    ['没有句号的一行', 2, 4, '没有句号的一行'],
  ] as const)('%s', ([text, start, end, sentence]) => {
    expect(sentenceAt(text, start, end)).toBe(sentence)
  })
})

test('the public copy holds every word of the body, in order', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('b9', '列表')] }] }
  const content = {
    ...EMPTY_CONTENT,
    headline: '标题',
    sectionId: 's',
    body: {
      type: 'doc' as const,
      content: [...body('甲', '乙').content, list],
    },
  }
  const { blocks } = toPublishedArticle(content, [])
  const words = JSON.stringify(blocks).match(/"text":"[^"]*"/gu)
  expect(words).toEqual(['"text":"甲"', '"text":"乙"', '"text":"列表"'])
  expect(textBlocksOf(content.body).map(({ id }) => id)).toEqual(['b0', 'b1', 'b9'])
})
