import { escapeXml } from './escape-xml'

/** One address with the same page in every language; all are whole. `changedAt` is an ISO time or date, null when unknown. */
type SitemapEntry = { url: string; others: { language: string; url: string }[]; changedAt: string | null }

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`
const changed = (at: string | null) => (at === null ? '' : element('lastmod', at))

const file = (root: string, namespaces: string, lines: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}"${namespaces}>\n${lines.join('\n')}\n</${root}>\n`

/** A sitemap (sitemaps.org 0.9) that says which pages are the same in another language. */
export function toSitemap(entries: readonly SitemapEntry[]): string {
  const lines = entries.map(({ url, others, changedAt }) => {
    const links = others.map(
      (other) => `<xhtml:link rel="alternate" hreflang="${other.language}" href="${escapeXml(other.url)}"/>`,
    )
    return `<url>${element('loc', url)}${changed(changedAt)}${links.join('')}</url>`
  })
  return file('urlset', ' xmlns:xhtml="http://www.w3.org/1999/xhtml"', lines)
}

/** The list of the files that make up a sitemap. */
export function toSitemapIndex(files: readonly Pick<SitemapEntry, 'url' | 'changedAt'>[]): string {
  const lines = files.map(
    ({ url, changedAt }) => `<sitemap>${element('loc', url)}${changed(changedAt)}</sitemap>`,
  )
  return file('sitemapindex', '', lines)
}

type News = { url: string; title: string; publishedAt: string }

/** A news sitemap: stories of the last two days, for search engines that tell of news. `language` is one of Google's: zh-cn. */
export function toNewsSitemap(name: string, language: string, stories: readonly News[]): string {
  const publication = `<news:publication>${element('news:name', name)}${element('news:language', language)}</news:publication>`
  const lines = stories.map(
    ({ url, title, publishedAt }) =>
      `<url>${element('loc', url)}<news:news>${publication}${element('news:publication_date', publishedAt)}${element('news:title', title)}</news:news></url>`,
  )
  return file('urlset', ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', lines)
}
