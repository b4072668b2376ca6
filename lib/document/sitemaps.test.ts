import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { toNewsSitemap, toSitemap, toSitemapIndex } from './sitemaps'

/** The texts of the elements of a name, and the attributes of those that have any. */
function readXml(xml: string, wanted: string) {
  const texts: string[] = []
  const attributes: { [name: string]: string }[] = []
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, given) {
        if (name !== wanted) return
        depth += 1
        texts.push('')
        attributes.push(given)
      },
      ontext(text) {
        if (depth > 0) texts.push(`${texts.pop() ?? ''}${text}`)
      },
      onclosetag(name) {
        if (name === wanted) depth -= 1
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return { texts, attributes }
}

const SITE = 'https://example.cn'

test('a sitemap names addresses whole, with the page in the other language and when it changed', () => {
  const url = `${SITE}/tags/a?b=1&c=2`
  const xml = toSitemap([
    { url, others: [{ language: 'en', url: `${SITE}/en` }], changedAt: '2023-12-04T00:00:00.000Z' },
    { url: `${SITE}/b`, others: [], changedAt: null },
  ])
  expect(readXml(xml, 'loc').texts).toEqual([url, `${SITE}/b`])
  expect(readXml(xml, 'lastmod').texts).toEqual(['2023-12-04T00:00:00.000Z'])
  expect(readXml(xml, 'xhtml:link').attributes).toEqual([
    { rel: 'alternate', hreflang: 'en', href: `${SITE}/en` },
  ])
  expect(readXml(toSitemapIndex([{ url, changedAt: null }]), 'loc').texts).toEqual([url])
})

test('a news sitemap says which paper, when and under which headline', () => {
  const title = '松江<G60>“签约”& 开工'
  const story = { url: `${SITE}/articles/a`, title, publishedAt: '2026-11-20T08:00:00.000Z' }
  const xml = toNewsSitemap('科创走廊', 'zh-cn', [story])
  expect(readXml(xml, 'news:title').texts).toEqual([title])
  expect(readXml(xml, 'news:name').texts).toEqual(['科创走廊'])
  expect(readXml(xml, 'news:publication_date').texts).toEqual([story.publishedAt])
  expect(toNewsSitemap('科创走廊', 'zh-cn', [])).toContain('<urlset')
})
