import type { TagType } from '../pipeline/model'
import type { Locale } from './actor'
import type { AuditFormat } from './audit'
import { feedPath, type FeedFormat, type FeedSubject } from './feed-address'
import { lineRangesText, type LineRange } from './line-ranges'
import type { MatchKind } from './matches'
import type { NotificationKind } from './notification'
import type { SearchAddress } from './search'
import type { ShareKind } from './share'

/** Every address of the product is made here, so that a moved page is a changed line. */
const inLocale = (locale: Locale, path: string) =>
  locale === 'zh-CN' ? path : path === '/' ? '/en' : `/en${path}`

const afterQuery = (after?: string) => (after ? `?after=${encodeURIComponent(after)}` : '')

const subjectsQuery = (subjects: readonly string[]) =>
  subjects.length > 0 ? `?subjects=${subjects.map(encodeURIComponent).join(',')}` : ''

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
  /** `after` continues its timeline behind the last article of a screen. */
  tag: (locale: Locale, slug: string, after?: string) =>
    inLocale(locale, `/tags/${encodeURIComponent(slug)}${afterQuery(after)}`),
  /** All tags of a type by name. */
  tagsOfType: (locale: Locale, type: TagType, after?: string) =>
    inLocale(locale, `/tags?type=${type}${after ? `&after=${encodeURIComponent(after)}` : ''}`),
  /** What is named with a city of the corridor, by the slug of its tag. */
  tagsOfCity: (locale: Locale, slug: string) => inLocale(locale, `/tags?city=${encodeURIComponent(slug)}`),
  metrics: (locale: Locale) => inLocale(locale, '/metrics'),
  /** `subjects` are the series to compare, by key (lib/chart/figure-panels.ts); none leaves the choice to the page. */
  indicator: (locale: Locale, slug: string, subjects: readonly string[] = []) =>
    inLocale(locale, `/metrics/${encodeURIComponent(slug)}${subjectsQuery(subjects)}`),
  /** A later screen of its table. */
  indicatorFigures: (locale: Locale, slug: string, after: string) =>
    inLocale(locale, `/metrics/${encodeURIComponent(slug)}${afterQuery(after)}`),
  /** The chart alone, for frames on other sites. */
  embed: (locale: Locale, slug: string, subjects: readonly string[] = []) =>
    inLocale(locale, `/embed/${encodeURIComponent(slug)}${subjectsQuery(subjects)}`),
  /** What the page of an indicator offers as a file: its figures, or the chart of its panel counted from 1. */
  indicatorFile: (locale: Locale, slug: string, name: string, subjects: readonly string[] = []) =>
    inLocale(locale, `/metrics/${encodeURIComponent(slug)}/${name}${subjectsQuery(subjects)}`),
  /** Where other sites ask how to show the chart at a whole address. */
  oembed: (url: string) => `/oembed?url=${encodeURIComponent(url)}`,
  corridor: (locale: Locale) => inLocale(locale, '/corridor'),
  /** All days, or those of a year `2023`, a month `2023-12`, or one day. */
  archive: (locale: Locale, date?: string, after?: string) =>
    inLocale(locale, `/archive${date ? `/${date}` : ''}${afterQuery(after)}`),
  author: (locale: Locale, name: string, after?: string) =>
    inLocale(locale, `/authors/${encodeURIComponent(name)}${afterQuery(after)}`),
  /** `after` continues a list behind the last article of a screen. */
  section: (locale: Locale, slug: string, after?: string) =>
    inLocale(locale, `/sections/${encodeURIComponent(slug)}${afterQuery(after)}`),
  source: (locale: Locale, pageId: string) => inLocale(locale, `/sources/${pageId}`),
  /** A printed line of a source page, counted from 1. */
  line: (locale: Locale, pageId: string, number: number) =>
    `${siteAddress.source(locale, pageId)}#l-${number}`,
  /** A source page with printed lines marked, opened at the first of them. */
  lines: (locale: Locale, pageId: string, ranges: readonly LineRange[]) =>
    `${siteAddress.source(locale, pageId)}?lines=${lineRangesText(ranges)}#l-${ranges[0]?.first ?? 1}`,
  /** `asked` narrows and orders the search, and continues it. */
  search: (locale: Locale, query?: string, asked: SearchAddress = {}) => {
    const given = Object.entries({ q: query, ...asked }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    )
    return inLocale(locale, given.length > 0 ? `/search?${new URLSearchParams(given)}` : '/search')
  },
  /** The picture of a page for networks, named by what it says (lib/reader/share-picture.ts). */
  share: (locale: Locale, kind: ShareKind, slug: string, version: string) =>
    inLocale(locale, `/share/${kind}/${encodeURIComponent(slug)}/${version}.png`),
  /** What was corrected, or one correction in the list. */
  corrections: (locale: Locale, id?: string) =>
    inLocale(locale, id ? `/corrections#c-${id}` : '/corrections'),
  /** A file of a picture (lib/editorial/picture.ts names it); the same in every language. */
  picture: (hash: string, name: string) => `/media/${hash}/${name}`,
  /** Answers what fits what is typed into the search box, given as `q` besides. */
  suggest: (locale: Locale) => `/api/suggest?lang=${locale}`,
  quality: (locale: Locale) => inLocale(locale, '/quality'),
  /** What programs can read, and how. */
  developers: (locale: Locale) => inLocale(locale, '/developers'),
  feed: (locale: Locale, subject: FeedSubject = { kind: 'site', slug: null }, format: FeedFormat = 'xml') =>
    inLocale(locale, feedPath(subject, format)),
} as const

/** What programs read of what readers see; the same in every language. */
const inApi = (path: string) => `/api/v1${path}`
export const apiAddress = {
  root: inApi(''),
  openApi: inApi('/openapi.json'),
  /** With parameters, or with what stands behind `?`. */
  list: (path: string, asked: Readonly<Record<string, string>> = {}) =>
    inApi(Object.keys(asked).length > 0 ? `${path}?${new URLSearchParams(asked)}` : path),
  article: (slug: string) => inApi(`/articles/${encodeURIComponent(slug)}`),
  tag: (slug: string) => inApi(`/tags/${encodeURIComponent(slug)}`),
  indicator: (slug: string) => inApi(`/indicators/${encodeURIComponent(slug)}`),
  source: (pageId: string) => inApi(`/sources/${pageId}`),
} as const

export const deskAddress = {
  home: '/admin',
  login: '/login',
  /** Where a link to set another password is asked for. */
  forgotten: '/login/forgotten',
  /** What links in letters lead to; `key` is their secret part. */
  reset: (key: string) => `/login/reset/${key}`,
  invitation: (key: string) => `/login/invitation/${key}`,
  confirmEmail: (key: string) => `/login/email/${key}`,
  import: '/admin/import',
  pages: '/admin/pages',
  page: (id: string) => `/admin/pages/${id}`,
  pageActs: '/admin/pages/acts',
  articles: '/admin/articles',
  /** Whatever view the list opens with otherwise. */
  allArticles: '/admin/articles?view=all',
  /** The article in its editor; with a comment, at that. */
  article: (id: string, commentId?: string | null) =>
    `/admin/articles/${id}${commentId ? `?comment=${commentId}` : ''}`,
  /** The article as readers will see it. */
  preview: (id: string) => `/admin/articles/${id}/preview`,
  /** The revisions of an article; with numbers, two of them compared. */
  history: (id: string, from?: number, to?: number) =>
    `/admin/articles/${id}/history${from !== undefined && to !== undefined ? `?from=${from}&to=${to}` : ''}`,
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
  searchMisses: '/admin/tags/misses',
  /** The table of tags as a file; not a page. */
  tagFile: '/api/desk/tags/csv',
  indicatorCandidates: '/admin/metrics?tab=candidates',
  metrics: '/admin/metrics',
  indicator: (id: string) => `/admin/metrics/${id}`,
  pictures: '/admin/media',
  picture: (id: string) => `/admin/media/${id}`,
  /** A file of a picture, for staff. */
  pictureFile: (id: string, name: string) => `/api/desk/media/${id}/${name}`,
  /** As it is shown where nobody knows its size. */
  picturePreview: (id: string) => `/api/desk/media/${id}/preview.webp`,
  rules: '/admin/rules',
  calendar: '/admin/calendar',
  /** The month or week that holds a day. */
  calendarAt: (view: 'month' | 'week', date: string) => `/admin/calendar?view=${view}&date=${date}`,
  front: '/admin/front',
  frontOf: (sectionId: string) => `/admin/front?section=${sectionId}`,
  users: '/admin/users',
  audit: '/admin/audit',
  /** The record as a file; not a page. */
  auditFile: (format: AuditFormat, asked: Record<string, string | undefined>) => {
    const given = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    )
    return `/api/desk/audit/corridor-audit.${format}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
  },
  notifications: '/admin/notifications',
  /** Answers how many are unread; not a page. */
  unread: '/api/desk/notifications/unread',
  sideEffects: '/admin/side-effects',
  settings: '/admin/settings',
  account: '/admin/account',
} as const

/** Where a notification leads: to its article, or to what failed about it. */
export const placeOfNews = (kind: NotificationKind, articleId: string, commentId?: string | null): string =>
  kind === 'follow-up-failed' ? deskAddress.sideEffects : deskAddress.article(articleId, commentId)
