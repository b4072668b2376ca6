import { expect, test } from 'vitest'
import type { GoldArticle, GoldMetric, GoldPage } from './gold-format'
import { scorePage } from './score-page'

const article: GoldArticle = {
  id: 'a1',
  kicker: null,
  headline: '长三角G60科创走廊科创生态宣言',
  deck: null,
  section: null,
  bylines: [{ name: '李天蔚', role: '记者' }],
  outlet: null,
  sourceCredit: null,
  dateline: null,
  continuesFrom: null,
  continuesTo: null,
  fragment: false,
  lines: [[1, 4]],
  subheads: [],
  captions: [],
  body: ['九城市共同发布宣言。'],
  entities: [{ text: '《科创生态宣言》', type: 'policy', canonical: '科创生态宣言', count: 1 }],
  metrics: [],
}

const metric: GoldMetric = {
  text: '近300余家',
  quote: '联合近300余家单位',
  indicator: '单位数',
  subject: '联盟',
  value: 300,
  valueTo: null,
  from: null,
  unit: '家',
  qualifier: '≈',
  kind: 'level',
  period: null,
  scope: null,
}

function page(articles: GoldArticle[], discarded: GoldPage['discarded'] = []): GoldPage {
  return {
    source: 'p.txt',
    publication: { name: null, date: null, page: null, evidence: null },
    articles,
    discarded,
  }
}

const printed = [1, 2, 3, 4, 5, 6]

test('the annotation against itself is right in everything', () => {
  const gold = page([article], [{ lines: [[5, 6]], reason: 'advertisement' }])
  const { split, shares, retrievals, notes } = scorePage(gold, gold, printed)
  expect(split).toEqual({ precision: 6, recall: 6, lines: 6 })
  expect(Object.values(shares).every(({ right, of }) => right === of)).toBe(true)
  expect(retrievals.entities).toEqual({ right: 1, found: 1, expected: 1 })
  expect(notes).toEqual([])
})

test('B-cubed counts each line by its clusters, discarded lines as one', () => {
  const gold = page([article], [{ lines: [[5, 6]], reason: 'advertisement' }])
  const system = page([{ ...article, lines: [[1, 6]] }])
  const { split } = scorePage(gold, system, printed)
  expect(split.precision).toBeCloseTo((4 * 4) / 6 + (2 * 2) / 6)
  expect(split.recall).toBe(6)
})

test('a line without an owner or with two is a loss', () => {
  const gold = page([article, { ...article, id: 'a2', lines: [[5, 6]] }])
  expect(scorePage(gold, page([article]), printed).shares.lossless.right).toBe(0)
  expect(
    scorePage(gold, page([...gold.articles, { ...article, id: 'a3', lines: [[6, 6]] }]), printed).shares
      .lossless.right,
  ).toBe(0)
})

test('order is Kendall tau over the shared lines', () => {
  const system = page([
    {
      ...article,
      lines: [
        [4, 4],
        [1, 3],
      ],
    },
  ])
  const { shares } = scorePage(page([article]), system, [1, 2, 3, 4])
  expect(shares.articles.right).toBe(1)
  expect(shares.order.right).toBeCloseTo(0)
})

test('text is compared without white space, quotation marks, width and case', () => {
  const system = page([
    {
      ...article,
      headline: '长三角ｇ60 科创走廊“科创生态”宣言',
      entities: [{ ...entity('科创生态宣言'), type: 'project' }],
    },
  ])
  const { shares, retrievals } = scorePage(page([article]), system, printed)
  expect(shares.headlines.right).toBe(1)
  expect(retrievals.entities.right).toBe(1)
  expect(retrievals.typedEntities.right).toBe(0)
})

test('metrics are matched one to one by value, unit and text, then field by field', () => {
  const gold = page([{ ...article, metrics: [metric] }])
  const found: GoldMetric = {
    ...metric,
    text: '300余家',
    value: 300.1,
    qualifier: '>',
    subject: '低空经济协同创新联盟',
    indicator: null,
  }
  const { retrievals, metricFields } = scorePage(
    gold,
    page([{ ...article, metrics: [found, { ...found }] }]),
    printed,
  )
  expect(retrievals.metrics).toEqual({ right: 1, found: 2, expected: 1 })
  expect(metricFields.qualifier.right).toBe(0)
  expect(metricFields.subject.right).toBe(1)
  expect(metricFields.indicator.right).toBe(0)
  expect(metricFields.period.right).toBe(1)
})

test('an article nobody annotated is extra, with all it names', () => {
  const { retrievals, notes } = scorePage(
    page([article]),
    page([article, { ...article, id: 'a2', lines: [[5, 6]] }]),
    printed,
  )
  expect(retrievals.entities).toEqual({ right: 1, found: 2, expected: 1 })
  expect(notes.some((note) => note.startsWith('a2: extra article'))).toBe(true)
})

function entity(text: string): GoldArticle['entities'][number] {
  return { text, type: 'policy', canonical: text, count: 1 }
}
