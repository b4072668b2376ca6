/**
 * The public surfaces that a change can make stale, as cache tags. `reader` tags what it caches with these names; every
 * use case that changes what readers see writes them in its own transaction.
 */
export const SURFACE = {
  /** Lists of the newest articles: home, archive, feeds, sitemap. */
  latest: 'latest',
  article: (articleId: string) => `article:${articleId}`,
  section: (sectionId: string) => `section:${sectionId}`,
  /** The list of published corrections. */
  corrections: 'corrections',
  /** Which stories editors gave places, on the front page and in sections. */
  front: 'front',
  /** The list of sections and the other site settings. */
  site: 'site',
  /** Whom the API answers: its tokens and its setting. No page stands under it. */
  api: 'api',
  /** Any list or lookup of tags: names, counts, merges. */
  tags: 'tags',
  tag: (tagId: string) => `tag:${tagId}`,
  indicators: 'indicators',
  indicator: (indicatorId: string) => `indicator:${indicatorId}`,
  source: (pageId: string) => `source:${pageId}`,
  /**
   * An article whose text no reader may see any more, or not for as long as kept pages say; a trigger of `Publication` writes it. No page stands under it: whoever keeps pages removes those under
   * `article(articleId)` at once, where other stale pages are shown for as long as nothing newer can be had.
   */
  gone: (articleId: string) => `gone:${articleId}`,
} as const

const [ARTICLE, GONE] = [SURFACE.article(''), SURFACE.gone('')]

/** The article whose surface this is, or null. */
export const articleOfSurface = (surface: string): string | null =>
  surface.startsWith(ARTICLE) ? surface.slice(ARTICLE.length) : null

/** The article whose withdrawal this surface tells of, or null. */
export const withdrawnBySurface = (surface: string): string | null =>
  surface.startsWith(GONE) ? surface.slice(GONE.length) : null

/** What publishing, replacing or withdrawing an article makes stale; ids are roots, after merges. */
export function surfacesOfArticle(article: {
  articleId: string
  sectionIds: readonly string[]
  tagIds: readonly string[]
  indicatorIds: readonly string[]
  pageIds: readonly string[]
}): string[] {
  return [
    SURFACE.latest,
    SURFACE.tags,
    SURFACE.indicators,
    SURFACE.article(article.articleId),
    ...article.sectionIds.map(SURFACE.section),
    ...article.tagIds.map(SURFACE.tag),
    ...article.indicatorIds.map(SURFACE.indicator),
    ...article.pageIds.map(SURFACE.source),
  ]
}
