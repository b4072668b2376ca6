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

describe('texts and heads apart', () => {
  const linesOf = (text: string) =>
    readPage(text).drafts.map(({ headline, pieces }) => [
      headline,
      pieces
        .filter(({ role }) => role === 'body')
        .map(({ start, end }) => text.slice(start, end))
        .join('')
        .replace(/\s/gu, '')
        .slice(0, 12),
    ])

  test('two heads over one text: the other text gets its own', () => {
    const text = [
      '海岛渔村办起研学营',
      '本报记者 苏宇航',
      '',
      '全市外贸进出口增长一成',
      '',
      '昨天，三十名学生登上海岛，在渔村的研学营里学习织网、晒盐。渔村去年办起研学营，接待学生四千人次。',
      '',
      '研学营的老师都是渔民。“海岛就是课本。”渔村负责人说。',
      '',
      '本报讯（记者 林一帆）记者从海关获悉，前三季度全市外贸进出口总值312.6亿元，同比增长10.4%，其中民营企业进出口增长一成五。',
    ].join('\n')
    expect(linesOf(text)).toEqual([
      ['海岛渔村办起研学营', '昨天，三十名学生登上海岛'],
      ['全市外贸进出口增长一成', '本报讯（记者林一帆）记者'],
    ])
  })

  test('a picture with words of its own below an article is news of its own', () => {
    const text = [
      '全市外贸进出口增长一成',
      '',
      '本报讯（记者 林一帆）记者从海关获悉，前三季度全市外贸进出口总值312.6亿元，同比增长10.4%。',
      '',
      '民营企业进出口增长一成五，占全市外贸总值的六成以上。',
      '',
      '8月3日，选手在净月潭骑行节的比赛中冲过林间弯道。',
      '新华社记者 颜麟蕴 摄',
    ].join('\n')
    const starts = readPage(text).drafts.map(({ pieces }) => text.slice(pieces[0]?.start).slice(0, 6))
    expect(starts).toEqual(['全市外贸进出', '8月3日，选'])
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

  test.for(['九城市共建科创走廊', '九城市共建科创走廊ab12cd34', '松江区举行科技工作者日活动'])(
    'begins under %s, though one line of text says nothing of columns',
    (headline) => {
      for (const text of [
        '本报讯(记者 李天蔚)昨天，松江区目前有高新技术企业1.5万家。',
        '近年来，当地持续优化营商环境，吸引了一大批优质企业落户，产业集群效应日益显现。',
      ])
        expect(readPage(`${headline}\n${text}\n`).drafts).toMatchObject([
          { headline, blocks: [{ kind: 'paragraph', text }] },
        ])
    },
  )

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

test('brackets at either end of a text say which page it comes from and goes on on', () => {
  const [first, second] = readPage(
    [
      '（上接第2版）在江州北站，夜间列车每晚增开四趟，旅客可凭身',
      '份证进站。站长说，站台的灯全部换新，候车室也添了热水。',
      '　　列车时刻以车站公布的为准，旅客可以打电话询问值班的',
      '工作人员，退票改签仍在原来的窗口。（下转第4版）',
      '　　（紧接1版）白鹭湿地管理处提醒市民，周末两天闭园检修',
      '木栈道，观鸟的市民请改走东门，周一恢复开放，门票照旧。',
    ].join('\n'),
  ).drafts
  expect(first).toMatchObject({ continuesFrom: '第2版', continuesTo: '第4版', isFragment: true })
  expect(second).toMatchObject({ continuesFrom: '1版', continuesTo: null, isFragment: true })
  expect(first?.blocks[0]?.text).toMatch(/^（上接第2版）在江州北站/u)
})
