import { siteAddress } from './addresses'
import type { Locale } from './actor'

/** The kinds of readers' pages that there are many of. */
export const ADDRESS_KINDS = ['articles', 'tags', 'indicators', 'sources', 'days', 'authors'] as const
export type AddressKind = (typeof ADDRESS_KINDS)[number]

/** A file of the sitemap: the pages that there are always, or a part (from 1) of those of a kind. */
export type SitemapPart = { kind: 'pages' } | { kind: AddressKind; part: number }

/**
 * So many pages in one file. Each stands there in both languages; a file may hold 50,000 addresses, but one of a few megabytes is
 * made and fetched more easily.
 */
export const SITEMAP_SIZE = 5000

const FILE = /^(?<kind>[a-z]+)-(?<part>[1-9]\d{0,3})\.xml$/u

export const sitemapPath = (part: SitemapPart): string =>
  part.kind === 'pages' ? '/sitemaps/pages.xml' : `/sitemaps/${part.kind}-${part.part}.xml`

/** What `/sitemaps/FILE` asks for, or null. */
export function readSitemapFile(file: string): SitemapPart | null {
  if (file === 'pages.xml') return { kind: 'pages' }
  const { kind, part } = FILE.exec(file)?.groups ?? {}
  const known = ADDRESS_KINDS.find((one) => one === kind)
  return known ? { kind: known, part: Number(part) } : null
}

/** The address of one page of a kind, by what names it: a slug, an id, a day, a name. */
export function addressOfKind(kind: AddressKind, locale: Locale, name: string): string {
  if (kind === 'articles') return siteAddress.article(locale, name)
  if (kind === 'tags') return siteAddress.tag(locale, name)
  if (kind === 'indicators') return siteAddress.indicator(locale, name)
  if (kind === 'sources') return siteAddress.source(locale, name)
  return kind === 'days' ? siteAddress.archive(locale, name) : siteAddress.author(locale, name)
}
