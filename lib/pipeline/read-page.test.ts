import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line, PageReading, Range } from './model'
import { readPage } from './read-page'
import { toLines } from './to-lines'

const seeds = join(import.meta.dirname, '../../seeds')
const pages = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(seeds, name), 'utf8').split('\n'))

/** Lines that mean something to a rule, so that mutated pages meet every one of them. */
const telling = [
  '公益广告',
  '内版导读',
  '详见第三版',
  '◀ 上接第一版',
  '▶ 下转第四版',
  '陈正宝 摄',
  '图为会议现场。',
  '（记者 杨 洁）',
  '□记者 李于伯 梁峰',
  '程向民程向民程向民程向民',
  '（据“上海发布”微信公众号）',
  '嘉宾简介：某某，教授。',
  '2023年12月4日 星期一',
  '责任编辑：王明',
  '一、总体要求',
  '# 标题',
  '\u200b',
  '　　',
  '\r',
  '本报讯(记者 李天蔚)昨天上午',
]

function ownedBy({ drafts, discards }: PageReading): Range[] {
  return [...drafts.flatMap((draft) => draft.pieces), ...discards].toSorted((a, b) => a.start - b.start)
}

/** The law: no two rows overlap and each non-blank line lies wholly in one. */
function expectLossless(text: string) {
  const reading = readPage(text)
  const owned = ownedBy(reading)
  for (const [index, range] of owned.entries()) {
    expect(range.start).toBeLessThan(range.end)
    expect(range.start).toBeGreaterThanOrEqual(owned[index - 1]?.end ?? 0)
  }
  const unowned = toLines(text).filter((line) => !line.isBlank && !isOwned(line, owned))
  expect(unowned).toEqual([])
}

function isOwned(line: Line, owned: readonly Range[]): boolean {
  return owned.some((range) => range.start <= line.start && line.end <= range.end)
}

function comparable(text: string): string {
  return text.replace(/[\s\u200B-\u200D\u2060\uFEFF\u00AD]/gu, '')
}

const mutation = fc.record({
  kind: fc.constantFrom('drop', 'move', 'insert', 'break', 'join'),
  at: fc.nat(),
  to: fc.nat(),
  length: fc.integer({ min: 1, max: 25 }),
  line: fc.constantFrom(...telling),
})

function mutate(
  page: readonly string[],
  mutations: readonly (typeof mutation extends fc.Arbitrary<infer T> ? T : never)[],
) {
  const lines = [...page]
  for (const { kind, at, to, length, line } of mutations) {
    const index = at % (lines.length + 1)
    const other = to % (lines.length + 1)
    if (kind === 'drop') lines.splice(index, length)
    else if (kind === 'move') lines.splice(index, 0, ...lines.splice(other, length))
    else if (kind === 'insert') lines.splice(index, 0, line)
    else if (kind === 'join') lines.splice(index, 2, (lines[index] ?? '') + (lines[index + 1] ?? ''))
    else lines.splice(index, 1, (lines[index] ?? '').slice(0, length), (lines[index] ?? '').slice(length))
  }
  return lines.join('\n')
}

describe('nothing is lost', () => {
  test('on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), expectLossless), { numRuns: 2000 })
  })

  test('on any lines of Chinese, digits and punctuation', () => {
    const character = fc.constantFrom(
      ...'一二三新闻记者摄报讯版，。、：；“”（）《》——■□◀ \u3000abcG60%12\n\r',
    )
    const line = fc.oneof(fc.string({ unit: character, maxLength: 40 }), fc.constantFrom(...telling))
    const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'))
    fc.assert(fc.property(text, expectLossless), { numRuns: 1000 })
  })

  test('on seed pages torn and shuffled', () => {
    const torn = fc.tuple(fc.constantFrom(...pages), fc.array(mutation, { maxLength: 12 }))
    fc.assert(
      fc.property(torn, ([page, mutations]) => expectLossless(mutate(page, mutations))),
      { numRuns: 1500 },
    )
  }, 120_000)
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

test('reads a page of two megabytes in linear time', () => {
  const page = pages[0]?.join('\n') ?? ''
  const half = page.repeat(Math.ceil(170_000 / page.length))
  readPage(half)
  const time = (text: string) => {
    const start = performance.now()
    readPage(text)
    return performance.now() - start
  }
  const small = Math.min(time(half), time(half))
  const large = Math.min(time(half.repeat(4)), time(half.repeat(4)))
  expect(large / small).toBeLessThan(10)
}, 60_000)

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
