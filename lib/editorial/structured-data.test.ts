import { expect, test } from 'vitest'
import type { ArticleView, FigureRow, IndicatorView, TagView } from './reader-views'
import { JsonLd } from './schema-org'
import { articleNodes, breadcrumbs, datasetNodes, siteNodes, tagNode, toJsonLd } from './structured-data'

const SITE = { name: '科创走廊', url: 'https://example.cn', locale: 'zh-CN' } as const
const IMAGE = 'https://example.cn/share/article/a/1.png'
const TIME = '2023-12-05T01:00:00.000Z'
const place = { id: 't1', slug: 'song-jiang', name: '松江区', type: 'place' } as const
const person = { id: 't2', slug: 'li', name: '李天蔚', type: 'person' } as const
const industry = { id: 't3', slug: 'g60', name: '集成电路', type: 'industry' } as const

const article: ArticleView = {
  id: 'a1',
  slug: '九城市-签约',
  section: { id: 's1', slug: 'yaowen', name: '要闻', nameEn: 'News' },
  newspaper: '松江报',
  printedOn: '2023-12-04',
  printedOnIsGuess: false,
  publishedAt: TIME,
  updatedAt: TIME,
  content: {
    schemaVersion: 1,
    kicker: '引题',
    headline: '九城市</script>签约',
    deck: '副题',
    bylines: [{ name: '李天蔚', role: '记者', personTagId: null }],
    printedSection: null,
    outlet: null,
    sourceCredit: null,
    dateline: null,
    continuesFrom: null,
    continuesTo: null,
    isFragment: false,
    pages: [],
    blocks: [],
  },
  corrections: [{ id: 'c1', note: '数字误植', before: '1', after: '2', publishedAt: TIME }],
  mentions: { m1: place, m2: person, m3: industry, m4: place },
  people: {},
  figures: [],
  pictures: {},
  sources: [],
  linked: [],
  prints: {},
  related: [],
}

const figure: FigureRow = {
  id: 'f1',
  blockId: 'b1',
  text: '1.5万家',
  sentence: '松江区有1.5万家。',
  indicator: '企业数',
  subject: '松江区',
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=',
  kind: 'level',
  period: '2022年',
  scope: null,
  periodFrom: '2022-01-01',
  periodTo: '2022-12-31',
  periodPrecision: 'year',
  periodIsGuess: false,
  canonicalValue: '15000',
  canonicalUnit: '家',
  indicatorRef: null,
  subjectTag: place,
  scopeTag: person,
  line: null,
  settled: null,
  corrected: null,
  article: {
    id: 'a1',
    slug: 'a',
    headline: '甲',
    publishedAt: TIME,
    newspaper: null,
    printedOn: null,
    printedOnIsGuess: false,
  },
}
const indicator: IndicatorView = {
  id: 'i1',
  slug: 'qi-ye-shu',
  name: '企业数',
  dimension: 'count',
  canonicalUnit: '家',
  description: '',
  aliases: ['企业家数'],
  figures: [figure, { ...figure, id: 'f2', periodFrom: '2020-01-01', periodTo: '2020-12-31' }],
  bothStand: [],
  figureCount: 2,
}
const tag: TagView = {
  ...place,
  disambiguation: '上海市的区',
  description: '走廊的起点。',
  aliases: ['松江'],
  links: [{ kind: 'wikipedia', url: 'https://zh.wikipedia.org/wiki/松江区' }],
  externalIds: [
    { scheme: 'wikidata', value: 'Q837274' },
    { scheme: 'region', value: '310117' },
  ],
  mentions: { rows: [], next: null },
  articleCount: 1,
  isCountMore: false,
  figures: [],
  figureCount: 0,
  together: [],
  pairs: [],
}

const read = (nodes: Parameters<typeof toJsonLd>[0]) => {
  const text = toJsonLd(nodes)
  expect(text).not.toContain('<')
  return JsonLd.parse(JSON.parse(text))['@graph']
}

test('what pages tell keeps the rules of schema.org', () => {
  const crumbs = breadcrumbs(SITE, '首页', [{ name: '要闻', address: '/sections/yaowen' }])
  expect(read([...articleNodes(SITE, article, IMAGE), crumbs])[0]).toMatchObject({
    headline: '九城市</script>签约',
    datePublished: TIME,
    isBasedOn: { datePublished: '2023-12-04', isPartOf: { name: '松江报' } },
    mentions: [
      { '@type': 'Place', name: '松江区' },
      { '@type': 'Person', name: '李天蔚' },
      { '@type': 'Thing', name: '集成电路' },
    ],
  })
  expect(read(siteNodes(SITE, '新闻与数据')).map((node) => node['@type'])).toEqual([
    'WebSite',
    'NewsMediaOrganization',
  ])
  expect(read([tagNode(SITE, tag)])[0]).toMatchObject({
    '@type': 'Place',
    alternateName: ['松江'],
    sameAs: ['https://zh.wikipedia.org/wiki/松江区', 'https://www.wikidata.org/wiki/Q837274'],
  })
  const described = { description: '说明'.repeat(30), unit: '家' }
  expect(read(datasetNodes(SITE, indicator, described))[0]).toMatchObject({
    temporalCoverage: '2020-01-01/2022-12-31',
    spatialCoverage: [{ name: '松江区' }],
    dateModified: TIME,
  })
})

test('the picture at the head of an article is told first', () => {
  const figure = {
    kind: 'figure',
    id: 'b1',
    source: [],
    runs: [],
    credit: null,
    alt: '',
    isLead: true,
  } as const
  const pictured: ArticleView = {
    ...article,
    pictures: { p1: { hash: 'a'.repeat(64), width: 2000, height: 1000, focusX: 50, focusY: 50 } },
    content: { ...article.content, blocks: [{ ...figure, source: [], runs: [], assetId: 'p1' }] },
  }
  const picture = { '@type': 'ImageObject', width: 1440, height: 720 }
  expect(read(articleNodes(SITE, pictured, IMAGE))[0]).toMatchObject({ image: [picture, IMAGE] })
})

test('an article without bylines is the paper’s, and what is not known is not told', () => {
  const { content } = article
  const bare: ArticleView = {
    ...article,
    newspaper: null,
    corrections: [],
    mentions: {},
    content: { ...content, kicker: null, deck: null, bylines: [] },
  }
  const [news] = read(articleNodes(SITE, bare, IMAGE))
  expect(news).toMatchObject({ author: [{ '@id': 'https://example.cn/#publisher' }] })
  for (const name of ['isBasedOn', 'correction', 'mentions', 'description'])
    expect(news).not.toHaveProperty(name)
})

test('the rules refuse what schema.org does not know, what is missing, and a reference that leads nowhere', () => {
  const [news, publisher] = articleNodes(SITE, article, IMAGE)
  const isSound = (...nodes: unknown[]) =>
    JsonLd.safeParse({ '@context': 'https://schema.org', '@graph': nodes }).success
  expect(isSound(news, publisher)).toBe(true)
  expect(isSound(news)).toBe(false)
  expect(isSound({ ...news, title: '甲' }, publisher)).toBe(false)
  expect(isSound({ ...news, datePublished: '昨天' }, publisher)).toBe(false)
  expect(isSound({ ...news, headline: undefined }, publisher)).toBe(false)
  expect(isSound({ ...news, '@type': 'Report' }, publisher)).toBe(false)
})
