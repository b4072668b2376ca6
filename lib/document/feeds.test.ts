import { DOMParser } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { toAtom, toJsonFeed, toRss, type Feed } from './feeds'

const FEED: Feed = {
  title: '走廊报 & 友',
  description: '<每日>新闻',
  language: 'zh-CN',
  home: 'https://example.cn/?a=1&b=2',
  self: 'https://example.cn/feed',
  hub: 'https://hub.example.cn/',
  entries: [
    {
      url: 'https://example.cn/articles/a',
      title: '“R&D”投入 < 2.5%',
      summary: '摘要',
      publishedAt: '2026-11-28T01:02:03.000Z',
      updatedAt: '2026-11-28T02:02:03.000Z',
      section: '要闻',
    },
    {
      url: 'https://example.cn/articles/b',
      title: '二',
      summary: '',
      publishedAt: '2026-11-27T01:02:03.000Z',
      updatedAt: '2026-11-29T02:02:03.000Z',
      section: '要闻',
    },
  ],
}
const read = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml')
const texts = (xml: string, path: string) =>
  [...read(xml).querySelectorAll(path)].map(({ textContent }) => textContent)

describe('feeds', () => {
  test('RSS has what RSS 2.0 requires of a channel and its items', () => {
    const rss = toRss(FEED)
    for (const required of ['title', 'link', 'description'])
      expect(texts(rss, `channel > ${required}`), required).toHaveLength(1)
    expect(texts(rss, 'item > title')).toEqual(FEED.entries.map(({ title }) => title))
    expect(texts(rss, 'item > guid')).toEqual(FEED.entries.map(({ url }) => url))
    expect(texts(rss, 'item > pubDate')).toEqual([
      'Sat, 28 Nov 2026 01:02:03 GMT',
      'Fri, 27 Nov 2026 01:02:03 GMT',
    ])
  })

  test('Atom has what RFC 4287 requires, and is as new as its newest change', () => {
    const atom = toAtom(FEED)
    for (const required of ['id', 'title', 'updated', 'author > name'])
      expect(texts(atom, `feed > ${required}`), required).toHaveLength(1)
    for (const required of ['id', 'title', 'updated'])
      expect(texts(atom, `entry > ${required}`), required).toHaveLength(2)
    expect(texts(atom, 'feed > updated')).toEqual(['2026-11-29T02:02:03.000Z'])
    expect(texts(toAtom({ ...FEED, entries: [] }), 'feed > updated')).toEqual(['1970-01-01T00:00:00.000Z'])
  })

  test('JSON Feed has what version 1.1 requires', () => {
    const feed: unknown = JSON.parse(toJsonFeed(FEED))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: FEED.title,
      feed_url: FEED.self,
      hubs: [{ type: 'WebSub', url: FEED.hub }],
      items: FEED.entries.map(({ url, title, summary }) => ({ id: url, url, title, content_text: summary })),
    })
  })

  test('a hub is named only where there is one', () => {
    const alone = { ...FEED, hub: null }
    for (const written of [toRss(alone), toAtom(alone), toJsonFeed(alone)])
      expect(written).not.toMatch(/hub/u)
  })
})
