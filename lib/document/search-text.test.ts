import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PublishedArticle } from './published-article'
import { fold, foldWithPlaces, gramsOf, selectiveGramsOf, toSearchBlocks } from './search-text'

describe('fold', () => {
  test.for([
    ['长三角 G60　科创走廊', '长三角g60科创走廊'],
    ['Ｒ＆Ｄ投入２．５％', 'r&d投入2.5%'],
    ['Cafe\u0301', 'café'],
    ['', ''],
  ] as const)('%s', ([printed, folded]) => {
    expect(fold(printed)).toBe(folded)
  })

  test('a place leads back to the printed character', () => {
    const { text, at } = foldWithPlaces('松江 Ｇ６０')
    expect(at[text.indexOf('g60')]).toBe(3)
    expect(at[text.length]).toBe(6)
  })
})

describe('grams', () => {
  test('are single characters and neighbours, not across punctuation', () => {
    expect(gramsOf('松江，g6')).toEqual(['松', '江', '松江', 'g', '6', 'g6'])
  })

  test('a query asks for pairs, and for a character that stands alone', () => {
    expect(selectiveGramsOf('松江区')).toEqual(['松江', '江区'])
    expect(selectiveGramsOf('廊')).toEqual(['廊'])
    expect(selectiveGramsOf('松江，廊')).toEqual(['松江', '廊'])
  })

  test('whatever part of a text is asked for, its grams are among those of the text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (original, from, length) => {
        const folded = fold(original)
        const characters = [...folded]
        const part = characters.slice(from, from + length).join('')
        const all = new Set(gramsOf(folded))
        expect(gramsOf(part).filter((gram) => !all.has(gram))).toEqual([])
      }),
    )
  })
})

test('display lines and every block with words are found, in reading order', () => {
  const run = (text: string) => [{ text }]
  const paragraph = (id: string, text: string) => ({
    kind: 'paragraph' as const,
    id,
    source: [],
    runs: run(text),
  })
  const article: PublishedArticle = {
    schemaVersion: 1,
    kicker: null,
    headline: '标题',
    deck: '副题',
    bylines: [],
    printedSection: null,
    outlet: null,
    sourceCredit: null,
    dateline: null,
    continuesFrom: null,
    continuesTo: null,
    isFragment: false,
    pages: [],
    blocks: [
      {
        kind: 'list',
        isOrdered: false,
        items: [[paragraph('b1', '一')], [paragraph('b2', '二')]],
      },
      { kind: 'rule' },
      paragraph('b3', ' '),
      {
        kind: 'quote',
        blocks: [paragraph('b4', '三 A')],
      },
    ],
  }
  expect(toSearchBlocks(article)).toEqual([
    { field: 'headline', blockId: '', position: 0, text: '标题', folded: '标题', grams: '标 题 标题' },
    { field: 'deck', blockId: '', position: 1, text: '副题', folded: '副题', grams: '副 题 副题' },
    { field: 'body', blockId: 'b1', position: 2, text: '一', folded: '一', grams: '一' },
    { field: 'body', blockId: 'b2', position: 3, text: '二', folded: '二', grams: '二' },
    { field: 'body', blockId: 'b4', position: 4, text: '三 A', folded: '三a', grams: '三 a 三a' },
  ])
})
