import type { Locale } from './actor'
import { lineRangesText, type LineRange } from './line-ranges'
import type { MatchKind } from './matches'

/** Every address of the product is made here, so that a moved page is a changed line. */
const inLocale = (locale: Locale, path: string) =>
  locale === 'zh-CN' ? path : path === '/' ? '/en' : `/en${path}`

/** Readers' pages; English ones stand under `/en`. */
export const siteAddress = {
  /** The address of a path as the Chinese pages have it. */
  path: inLocale,
  home: (locale: Locale) => inLocale(locale, '/'),
  article: (locale: Locale, slug: string) => inLocale(locale, `/articles/${encodeURIComponent(slug)}`),
  /** A block of an article: where a figure or a mention leads. */
  block: (locale: Locale, slug: string, blockId: string) =>
    `${siteAddress.article(locale, slug)}#b-${blockId}`,
  tags: (locale: Locale) => inLocale(locale, '/tags'),
  tag: (locale: Locale, slug: string) => inLocale(locale, `/tags/${encodeURIComponent(slug)}`),
  metrics: (locale: Locale) => inLocale(locale, '/metrics'),
  indicator: (locale: Locale, slug: string) => inLocale(locale, `/metrics/${encodeURIComponent(slug)}`),
  /** `after` continues a list behind the last article of a screen. */
  section: (locale: Locale, slug: string, after?: string) =>
    inLocale(
      locale,
      `/sections/${encodeURIComponent(slug)}${after ? `?after=${encodeURIComponent(after)}` : ''}`,
    ),
  source: (locale: Locale, pageId: string) => inLocale(locale, `/sources/${pageId}`),
  /** A printed line of a source page, counted from 1. */
  line: (locale: Locale, pageId: string, number: number) =>
    `${siteAddress.source(locale, pageId)}#l-${number}`,
  /** A source page with printed lines marked, opened at the first of them. */
  lines: (locale: Locale, pageId: string, ranges: readonly LineRange[]) =>
    `${siteAddress.source(locale, pageId)}?lines=${lineRangesText(ranges)}#l-${ranges[0]?.first ?? 1}`,
  search: (locale: Locale, query?: string, after?: string) => {
    const asked = new URLSearchParams({ ...(query !== undefined && { q: query }), ...(after && { after }) })
    return inLocale(locale, asked.size > 0 ? `/search?${asked}` : '/search')
  },
  /** What was corrected, or one correction in the list. */
  corrections: (locale: Locale, id?: string) =>
    inLocale(locale, id ? `/corrections#c-${id}` : '/corrections'),
  quality: (locale: Locale) => inLocale(locale, '/quality'),
  feed: (locale: Locale) => inLocale(locale, '/feed.xml'),
} as const

export const deskAddress = {
  home: '/admin',
  login: '/login',
  import: '/admin/import',
  pages: '/admin/pages',
  page: (id: string) => `/admin/pages/${id}`,
  pageActs: '/admin/pages/acts',
  articles: '/admin/articles',
  article: (id: string) => `/admin/articles/${id}`,
  /** What reviewers said of an article, to print. */
  reviewSheet: (id: string) => `/admin/articles/${id}/review`,
  matches: '/admin/matches',
  /** What the matches say of one article, or of one page. */
  matchesOf: (articleId: string) => `/admin/matches?article=${articleId}`,
  matchesOfPage: (pageId: string) => `/admin/matches?page=${pageId}`,
  matchKind: (kind: MatchKind) => `/admin/matches?kind=${kind}`,
  duplicate: (id: string) => `/admin/matches/${id}`,
  tags: '/admin/tags',
  tag: (id: string) => `/admin/tags/${id}`,
  conflicts: '/admin/conflicts',
  /** What merging a tag into another would do. */
  tagMerge: (id: string, intoId?: string) => `/admin/tags/${id}/merge${intoId ? `?into=${intoId}` : ''}`,
  tagSplit: (id: string) => `/admin/tags/${id}/split`,
  tagCandidates: '/admin/tags/candidates',
  tagTable: '/admin/tags/table',
  /** The table of tags as a file; not a page. */
  tagFile: '/api/desk/tags/csv',
  indicatorCandidates: '/admin/metrics?tab=candidates',
  metrics: '/admin/metrics',
  indicator: (id: string) => `/admin/metrics/${id}`,
  users: '/admin/users',
  audit: '/admin/audit',
  sideEffects: '/admin/side-effects',
  settings: '/admin/settings',
  account: '/admin/account',
} as const
