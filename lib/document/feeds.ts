import { escapeXml } from './escape-xml'

/** One story of a feed; addresses are whole, times ISO strings in UTC. */
type FeedEntry = {
  url: string
  title: string
  summary: string
  publishedAt: string
  updatedAt: string
  section: string
  /** The picture at its head as JPEG; its whole address, and its size in pixels. */
  image?: { url: string; width: number; height: number } | null
}

/** What a feed reader is told; addresses are whole. */
export type Feed = {
  title: string
  description: string
  /** The language of the stories. */
  language: string
  home: string
  self: string
  /** The WebSub hub that tells subscribers of news, or null. */
  hub: string | null
  entries: readonly FeedEntry[]
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`

/** The picture of a story as Media RSS says it, which RSS and Atom readers know. */
const mediaOf = ({ image }: FeedEntry) =>
  image
    ? `<media:content url="${escapeXml(image.url)}" type="image/jpeg" medium="image" width="${image.width}" height="${image.height}"/>`
    : ''

/** RSS 2.0. */
export function toRss({ title, description, language, home, self, hub, entries }: Feed): string {
  const items = entries.map(
    (entry) => `<item>${element('title', entry.title)}${element('link', entry.url)}
<guid isPermaLink="true">${escapeXml(entry.url)}</guid><pubDate>${new Date(entry.publishedAt).toUTCString()}</pubDate>
${element('category', entry.section)}${element('description', entry.summary)}${mediaOf(entry)}</item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>
${element('title', title)}${element('link', home)}
${element('description', description)}${element('language', language)}
<atom:link rel="self" type="application/rss+xml" href="${escapeXml(self)}"/>${hub === null ? '' : `<atom:link rel="hub" href="${escapeXml(hub)}"/>`}
${items.join('\n')}
</channel></rss>
`
}

/** Atom 1.0 (RFC 4287). A feed without stories was never updated: it says so with the epoch. */
export function toAtom({ title, description, language, home, self, hub, entries }: Feed): string {
  const updated = entries.reduce((last, { updatedAt }) => (updatedAt > last ? updatedAt : last), '')
  const items = entries.map(
    (entry) => `<entry>${element('id', entry.url)}${element('title', entry.title)}
<link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>
${element('published', entry.publishedAt)}${element('updated', entry.updatedAt)}
<category term="${escapeXml(entry.section)}"/><summary type="text">${escapeXml(entry.summary)}</summary>${mediaOf(entry)}</entry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="${escapeXml(language)}">
${element('id', self)}${element('title', title)}${element('subtitle', description)}
${element('updated', updated || new Date(0).toISOString())}<author>${element('name', title)}</author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/><link rel="alternate" type="text/html" href="${escapeXml(home)}"/>${hub === null ? '' : `<link rel="hub" href="${escapeXml(hub)}"/>`}
${items.join('\n')}
</feed>
`
}

/** JSON Feed 1.1. */
export function toJsonFeed({ title, description, language, home, self, hub, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language,
    home_page_url: home,
    feed_url: self,
    ...(hub !== null && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: entries.map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      tags: [entry.section],
      ...(entry.image && { image: entry.image.url }),
    })),
  })
}
