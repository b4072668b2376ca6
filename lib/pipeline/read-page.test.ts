import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLoss } from './fixtures/find-loss'
import { tornPage } from './fixtures/torn-page'
import { seededRandom } from './fixtures/typeset/seeded-random'
import { readPage } from './read-page'

const seeds = join(import.meta.dirname, '../../seeds')
const pages = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(seeds, name), 'utf8').split('\n'))
const texts = pages.map((lines) => lines.join('\n'))

function expectLossless(text: string) {
  expect(findLoss(text, readPage(text))).toBeNull()
}

function comparable(text: string): string {
  return text.replace(/[\s\u200B-\u200D\u2060\uFEFF\u00AD]/gu, '')
}

describe('nothing is lost', () => {
  test('on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), expectLossless), { numRuns: 2000 })
  })

  test('on any lines of Chinese, digits and punctuation', () => {
    const character = fc.constantFrom(
      ...'一二三新闻记者摄报讯版，。、：；“”（）《》——■□◀ \u3000abcG60%12\n\r',
    )
    const line = fc.string({ unit: character, maxLength: 40 })
    const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'))
    fc.assert(fc.property(text, expectLossless), { numRuns: 1000 })
  })

  // `read-torn-pages.ts` reads 100,000 of them.
  test('on seed pages torn and shuffled', () => {
    for (let seed = 0; seed < 600; seed += 1) expectLossless(tornPage(texts, seededRandom(seed)))
  })
})

test('the drafts of a seed page hold the words of its pieces and no others', () => {
  for (const page of pages) {
    const text = page.join('\n')
    for (const draft of readPage(text).drafts) {
      const body = comparable(
        draft.blocks
          .filter(({ kind }) => kind !== 'caption')
          .map((block) => block.text)
          .join(''),
      )
      const printed = draft.pieces
        .filter(({ role }) => role === 'body' || role === 'subhead')
        .map(({ start, end }) => comparable(text.slice(start, end)))
        .join('')
      expect([...body].toSorted().join('')).toBe([...printed].toSorted().join(''))
    }
  }
})

test('captions, credits, bylines and jump lines are read as printed', () => {
  const text = [
    '◀ 上接第一版',
    '',
    '港口吞吐量连续九年居全球首位',
    '',
    '本报记者 徐立新',
    '',
    '宁波舟山港集团负责人说,港口航线总数已达300余条,连接200多个国家和地区的600多个港口。',
    '',
    '图为远控龙门吊作业。',
    '张海峰 摄',
    '',
    '今年一季度,港口完成集装箱吞吐量936.5万标准箱,同比增长9.1%。',
    '（通讯员 陈 浩）',
  ].join('\n')
  const [draft] = readPage(text).drafts
  expect(draft).toMatchObject({
    headline: '港口吞吐量连续九年居全球首位',
    bylines: [
      { name: '徐立新', role: '记者' },
      { name: '陈浩', role: '通讯员' },
    ],
    outlet: '本报',
    continuesFrom: '第一版',
    isFragment: true,
  })
  expect(draft?.blocks.find((block) => block.kind === 'caption')).toMatchObject({
    text: '图为远控龙门吊作业。',
    credit: '张海峰',
  })
})

describe('a page of few lines', () => {
  const draftsOf = (text: string) =>
    readPage(text).drafts.map(({ headline, blocks, isFragment }) => [
      headline,
      ...blocks.map((block) => block.text),
      isFragment,
    ])

  test('is an article even when it holds one line', () => {
    const line = '松江区昨天举行人才大会。'
    expect(draftsOf(line)).toEqual([[null, line, false]])
    expect(draftsOf('松江区举行人才大会')).toEqual([['松江区举行人才大会', false]])
  })

  test('begins under its own headline', () => {
    expect(draftsOf('松江区召开人才大会\n\n昨天，大会召开。')).toEqual([
      ['松江区召开人才大会', '昨天，大会召开。', false],
    ])
  })

  test('takes the words of an agency for the beginning of its report, not for more of the headline', () => {
    expect(
      draftsOf('萤火虫点亮示范区\n浙江日报讯 这个夏天， 在沪苏浙\n交界的示范区，萤火虫在夜空中飞舞。'),
    ).toEqual([
      ['萤火虫点亮示范区', '浙江日报讯 这个夏天，在沪苏浙交界的示范区，萤火虫在夜空中飞舞。', false],
    ])
  })

  test('keeps what has the form of furniture out of articles', () => {
    expect(readPage('松江报 2023年12月4日 第1版').drafts).toEqual([])
  })
})

test('newspaper, date and page are only what the page prints', () => {
  const masthead = [
    '成都晚报 2024年5月20日 星期一',
    '06 要闻',
    '',
    '天府新区首批人才公寓交付',
    '',
    '本报讯 昨日开工。',
  ]
  expect(readPage(masthead.join('\n'))).toMatchObject({
    newspaper: { value: '成都晚报', isGuess: false },
    printedOn: { value: '2024-05-20', isGuess: false },
    pageLabel: { value: '6', isGuess: false },
  })
  expect(readPage(pages[0]?.join('\n') ?? '')).toMatchObject({
    newspaper: null,
    printedOn: null,
    pageLabel: null,
  })
})

describe('Markdown', () => {
  const body = '本报讯（记者 李四）昨天，某某公司宣布成立，注册资金达一百万元，同时公布三年计划的内容。'
  test.for([
    ['## 长三角科创走廊今日揭牌', '长三角科创走廊今日揭牌'],
    ['##长三角科创走廊今日揭牌', '长三角科创走廊今日揭牌'],
    ['#长三角科创走廊今日揭牌', '长三角科创走廊今日揭牌'],
    ['### **长三角科创走廊今日揭牌** ###', '长三角科创走廊今日揭牌'],
    ['#长三角科创走廊#今日揭牌', '#长三角科创走廊#今日揭牌'],
  ] as const)('the marks of %j are no part of the headline', ([line, headline]) => {
    const text = `${line}\n\n${body}\n`
    const [draft] = readPage(text).drafts
    expect(draft?.headline).toBe(headline)
    const [piece] = draft?.pieces ?? []
    expect(text.slice(piece?.start, piece?.end)).toBe(line)
  })
})
