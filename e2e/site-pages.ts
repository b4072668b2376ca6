import { db } from '@/lib/db/client'
import { COMMAND_LINE } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { importFile } from '@/lib/newsroom/import-page'
import { makeActor } from '@/seeds/factory'
import { makeFigure } from '@/seeds/figure-factory'
import { makeMark } from './annotated'
import { expect } from './fixtures'

export const LOCALES = ['zh-CN', 'en'] as const

export const headlineOf = (mark: string) => `九城市共建科创走廊${mark}`
export const printedPage = (mark: string) =>
  [
    headlineOf(mark),
    '本报讯(记者 李天蔚)昨天，长三角G60科创走廊九城市在松江区签下合作项目。',
    '松江区目前有高新技术企业1.5万家，比上年增长12%。',
    '',
  ].join('\n')

/** Publishes a page of print of its own; answers where readers find what came of it. */
export async function publishPage() {
  const mark = makeMark()
  const file = { name: `${mark}.txt`, bytes: new TextEncoder().encode(printedPage(mark)) }
  const { pageId } = await importFile(COMMAND_LINE, file, { publish: true })
  const { slug, section, mentions, metrics } = await db.publication.findFirstOrThrow({
    where: { headline: headlineOf(mark) },
    include: {
      section: true,
      mentions: { include: { tag: true } },
      metrics: { include: { indicatorRef: true } },
    },
  })
  // What other tests taught may have left the words untagged, or tagged as something else than the city.
  const { slug: city } = await db.tag.findFirstOrThrow({ where: { type: 'place', name: '上海市松江区' } })
  const tag = (mentions.find(({ quote }) => quote === '松江区') ?? mentions[0])?.tag.slug ?? city
  const indicator = metrics.flatMap(({ indicatorRef }) => indicatorRef?.slug ?? [])[0] ?? ''
  expect(indicator).not.toBe('')
  return {
    mark,
    pageId,
    slug,
    tag,
    city,
    indicator,
    section: section.slug,
    charted: await publishSeries(mark),
  }
}

/** Publishes figures of an indicator of its own over three years, one of them a target; answers its address. */
async function publishSeries(mark: string) {
  const actor = await makeActor()
  const stated = [
    ['2021年', '约1.2万家', { value: '12000', qualifier: '≈' }],
    ['2022年', '1.5万家', { value: '15000' }],
    ['2025年', '2万家', { value: '20000', kind: 'target' }],
  ] as const
  for (const [period, text, fields] of stated)
    await makeFigure(actor, {
      headline: `${period}${mark}`,
      sentence: `${period}松江区共有${text}。`,
      text,
      fields: { indicator: `企业数${mark}`, period, ...fields },
      printedOn: '2023-12-04',
    })
  const indicator = await db.indicator.findUniqueOrThrow({ where: { name: `企业数${mark}` } })
  return indicator.slug
}

/** One address of every type of readers' page, by type. */
export const addressesIn = (
  locale: (typeof LOCALES)[number],
  made: Awaited<ReturnType<typeof publishPage>>,
) => ({
  home: siteAddress.home(locale),
  section: siteAddress.section(locale, made.section),
  article: siteAddress.article(locale, made.slug),
  source: siteAddress.source(locale, made.pageId),
  quality: siteAddress.quality(locale),
  developers: siteAddress.developers(locale),
  tags: siteAddress.tags(locale),
  tag: siteAddress.tag(locale, made.tag),
  indicators: siteAddress.metrics(locale),
  indicator: siteAddress.indicator(locale, made.indicator),
  chart: siteAddress.indicator(locale, made.charted),
  corridor: siteAddress.corridor(locale),
  archive: siteAddress.archive(locale),
  day: siteAddress.archive(locale, '2023-12-04'),
  author: siteAddress.author(locale, '李天蔚'),
  names: siteAddress.tagsOfType(locale, 'place'),
  city: siteAddress.tagsOfCity(locale, made.city),
  embed: siteAddress.embed(locale, made.charted),
  search: siteAddress.search(locale),
  found: siteAddress.search(locale, made.mark),
})
