import { describe, expect, test } from 'vitest'
import type { LineLabel } from '../blocks/line-labels'
import { labelledBlocks } from '../fixtures/labelled-blocks'
import { scatteringOf, toScattered } from './scattered-heads'

type Labelled = readonly (readonly [LineLabel, string])[]

const scattered = (lines: Labelled) => toScattered(labelledBlocks(lines).blocks)
const textsOf = (blocks: readonly { text: string }[]) => blocks.map(({ text }) => text)

describe('heads that stand together', () => {
  test('are as many as their headlines: kickers go below, decks and bylines above', () => {
    const { heads } = scattered([
      ['kicker', '聚焦春运'],
      ['headline', '江州北站昨起增开夜间列车'],
      ['deck', '——首日送客三万人次'],
      ['headline', '两座粮库并网'],
      ['byline', '本报记者 王小明'],
      ['headline', '湿地公园周末闭园检修'],
      ['opening', '江州北站昨夜开出首趟夜间列车。'],
    ])
    expect(heads.map(({ blocks }) => textsOf(blocks))).toEqual([
      ['聚焦春运', '江州北站昨起增开夜间列车', '——首日送客三万人次'],
      ['两座粮库并网', '本报记者 王小明'],
      ['湿地公园周末闭园检修'],
    ])
    expect(heads.map(({ hasByline }) => hasByline)).toEqual([false, true, false])
  })

  test('the byline below several heads may be of any text', () => {
    const { heads, items } = scattered([
      ['headline', '江州北站昨起增开夜间列车'],
      ['headline', '两座粮库并网'],
      ['byline', '本报记者 王小明'],
      ['opening', '江州北站昨夜开出首趟夜间列车。'],
    ])
    expect(heads.map(({ blocks }) => textsOf(blocks))).toEqual([
      ['江州北站昨起增开夜间列车'],
      ['两座粮库并网'],
    ])
    expect(items.map(({ kind }) => kind)).toEqual(['byline', 'text'])
  })

  test('what has no headline goes with the head below, the last with the one above', () => {
    const { heads } = scattered([
      ['section', '要闻'],
      ['headline', '江州北站昨起增开夜间列车'],
      ['headline', '两座粮库并网'],
      ['kicker', '记者调查'],
      ['opening', '江州北站昨夜开出首趟夜间列车。'],
    ])
    expect(heads.map(({ blocks }) => textsOf(blocks))).toEqual([
      ['要闻', '江州北站昨起增开夜间列车'],
      ['两座粮库并网', '记者调查'],
    ])
  })
})

test('a paragraph goes with the subheads above it, and a picture parts no text from its head', () => {
  const { items } = scattered([
    ['headline', '江州北站昨起增开夜间列车'],
    ['caption', '夜间列车驶出站台。'],
    ['subhead', '三万人次'],
    ['opening', '首趟列车坐满了人。'],
    ['signature', '（王小明）'],
  ])
  expect(items.map(({ kind, blocks, under }) => [kind, textsOf(blocks), under])).toEqual([
    ['caption', ['夜间列车驶出站台。'], 0],
    ['text', ['三万人次', '首趟列车坐满了人。'], 0],
    ['closing', ['（王小明）'], -1],
  ])
})

describe('the share of scattered heads', () => {
  const text: Labelled = [['opening', '首趟列车坐满了人。']]
  const head: Labelled = [['headline', '江州北站昨起增开夜间列车']]

  test.each<[string, Labelled, number]>([
    ['each above its text', [...head, ...text, ...head, ...text], 0],
    ['three above one text', [...head, ...head, ...head, ...text], 2 / 3],
    ['one of two below all texts', [...head, ...text, ...head], 1 / 2],
    ['text before all heads', [...text, ...head, ...head], 0],
    ['one head alone', [...head], 0],
  ])('%s', (_, lines, share) => {
    expect(scatteringOf(scattered(lines))).toBeCloseTo(share)
  })
})
