import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PublishedArticle } from './published-article'
import { fold, foldWithPlaces } from './fold'
import { searchFold, searchFoldWithPlaces } from './search-fold'
import { gramsOf, isGram, selectiveGramsOf, toSearchBlocks, toSearchText } from './search-text'
import { valuedText } from './valued-text'

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

describe('searchFold', () => {
  test.for([
    ['長三角一體化', '长三角一体化'],
    ['乾隆皇后', '干隆皇后'],
    ['Ｇ６０　走廊', 'g60走廊'],
  ] as const)('%s', ([printed, folded]) => {
    expect(searchFold(printed)).toBe(folded)
  })

  test('a place leads back to the printed character, also behind pairs of surrogates', () => {
    const printed = '𠮷 𫠜齊發展'
    const { text, at } = searchFoldWithPlaces(printed)
    expect(printed.slice(at[text.indexOf('发展')])).toBe('發展')
    expect(at.length).toBe(text.length + 1)
  })
})

describe('valuedText', () => {
  test.for([
    ['近1.5万家', '近⟦15000⟧家'],
    ['近15,000家', '近⟦15000⟧家'],
    ['近15000家', '近⟦15000⟧家'],
    ['近一万五千家', '近⟦15000⟧家'],
    ['1亿2000万元', '⟦120000000⟧元'],
    ['1.2亿元', '⟦120000000⟧元'],
    ['1.5万亿元', '⟦1500000000000⟧元'],
    ['有15000,其中', '有⟦15000⟧,其中'],
    ['2023年', null],
    ['12%的3项', null],
    ['', null],
  ] as const)('%s', ([folded, valued]) => {
    expect(valuedText(folded)).toBe(valued)
  })
})

describe('grams', () => {
  test('are up to three neighbours, not across punctuation; a value is one', () => {
    expect(gramsOf('松江，g6')).toEqual(['松', '江', '松江', 'g', '6', 'g6'])
    expect(gramsOf('近⟦15000⟧家')).toEqual(['近', '⟦15000⟧', '近⟦15000⟧', '家', '⟦15000⟧家', '近⟦15000⟧家'])
  })

  test('a query asks for the longest, and for a character that stands alone', () => {
    expect(selectiveGramsOf('松江区政府')).toEqual(['松江区', '江区政', '区政府'])
    expect(selectiveGramsOf('廊')).toEqual(['廊'])
    expect(selectiveGramsOf('松江，廊')).toEqual(['松江', '廊'])
  })

  test('one gram says all of up to three characters', () => {
    expect([isGram('松江区'), isGram('⟦15000⟧家'), isGram('松江区政'), isGram('松，江')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('take in a sign that joins what stands around it', () => {
    expect(selectiveGramsOf('5.5万')).toEqual(['5.5', '.5万'])
    expect(selectiveGramsOf('r&d占12%')).toEqual(['r&d', '&d占', 'd占1', '占12', '12%'])
    expect(selectiveGramsOf('10:30')).toEqual(['10:', '0:3', ':30'])
    expect(selectiveGramsOf('.5万。松江,廊%')).toEqual(['5万', '松江', '廊'])
    expect([isGram('5.5'), isGram('12%'), isGram('.5')]).toEqual([true, true, false])
    expect(selectiveGramsOf('5.5万', { joined: false })).toEqual(['5万'])
  })

  test('whatever part of a text is asked for, its grams are among those of the text, signs or none', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'科创a05.,:%&-，'), maxLength: 40 }),
    )
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (original, from, length) => {
        const folded = searchFold(original)
        const characters = [...folded]
        const part = characters.slice(from, from + length).join('')
        const all = new Set(gramsOf(folded))
        for (const joined of [true, false])
          expect(gramsOf(part, { joined }).filter((gram) => !all.has(gram))).toEqual([])
      }),
    )
  })
})

test('a text too long for one tsvector has no grams', () => {
  const text = Array.from({ length: 60_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((Math.imul(at, 2_654_435_761) >>> 8) % 20_000)),
  ).join('')
  expect(toSearchText([{ field: 'body', blockId: 'b1', position: 3, text }]).grams).toBeNull()
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
  const blocks = toSearchBlocks(article)
  expect(blocks).toEqual([
    { field: 'headline', blockId: '', position: 0, text: '标题' },
    { field: 'deck', blockId: '', position: 2, text: '副题' },
    { field: 'body', blockId: 'b1', position: 3, text: '一' },
    { field: 'body', blockId: 'b2', position: 4, text: '二' },
    { field: 'body', blockId: 'b4', position: 5, text: '三 A' },
  ])
  expect(toSearchText(blocks)).toEqual({
    folded: '标题\n\n副题\n一\n二\n三a',
    valued: '',
    grams: ['标', '题', '标题', '副', '副题', '一', '二', '三', 'a', '三a', '^标', '^题', '^标题'],
  })
})
