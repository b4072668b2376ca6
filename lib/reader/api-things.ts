import 'server-only'
import type { z } from 'zod'
import { type Article, toArticle } from '../api/article'
import { type Indicator, toIndicator } from '../api/indicator'
import { ApiProblem } from '../api/problem'
import { type Source, toSource } from '../api/source'
import { type Tag, toTag } from '../api/tag'
import { listFigures } from '../db/public/figures'
import { findIndicator } from '../db/public/indicators'
import { countNaming, findTag } from '../db/public/tags'
import { apiAddress, siteAddress } from '../editorial/addresses'
import { SURFACE } from '../editorial/surfaces'
import { findArticle } from './articles'
import { findWithdrawnArticle } from './corrections'
import { showSurfaces } from './show-surfaces'
import { findForward, getSiteUrl } from './site'
import { findSourcePage } from './sources'

/** One thing, or the address in the API at which it is found now. */
export type Found<T> = { answer: T } | { movedTo: string }

type Kind = 'articles' | 'tags' | 'metrics'

const PAGE_OF = {
  articles: siteAddress.article,
  tags: siteAddress.tag,
  metrics: siteAddress.indicator,
} as const
const IN_API = { articles: apiAddress.article, tags: apiAddress.tag, metrics: apiAddress.indicator } as const

/** Where a former address of a kind leads. Throws `ApiProblem('not-found')` when it leads nowhere. */
async function movedOrMissing(kind: Kind, slug: string, what: string): Promise<{ movedTo: string }> {
  const to = await findForward(PAGE_OF[kind]('zh-CN', slug))
  const found = to === null ? null : new RegExp(`^/${kind}/([^/?#]+)$`, 'u').exec(to)?.[1]
  if (!found) throw new ApiProblem('not-found', `Readers can see no ${what} “${slug}”.`)
  return { movedTo: IN_API[kind](decodeURIComponent(found)) }
}

/** The article at an address. Throws `ApiProblem`: `withdrawn` with its notice, or `not-found`. */
export async function readArticle(slug: string): Promise<Found<z.infer<typeof Article>>> {
  const article = await findArticle(slug)
  if (article) return { answer: toArticle(article, getSiteUrl()) }
  const withdrawn = await findWithdrawnArticle(slug)
  if (withdrawn) throw new ApiProblem('withdrawn', withdrawn.notice)
  return movedOrMissing('articles', slug, 'article')
}

/** The tag at an address, if a live article names it. Throws `ApiProblem('not-found')`. */
export async function readTag(slug: string): Promise<Found<z.infer<typeof Tag>>> {
  const live = await findLiveTag(slug)
  if ('movedTo' in live) return live
  const { tag, counts } = live
  const { count } = await listFigures({ tagId: tag.id }, 1)
  const facts = { articleCount: counts.articles, isCountMore: counts.isMore, figureCount: count }
  return { answer: toTag({ ...tag, ...facts }, getSiteUrl()) }
}

async function findLiveTag(slug: string) {
  const tag = await findTag(slug)
  const counts = tag && (await countNaming(tag.id))
  if (!tag || !counts || counts.articles === 0) return movedOrMissing('tags', slug, 'tag')
  showSurfaces([SURFACE.tag(tag.id)])
  return tag.slug === slug ? { tag, counts } : { movedTo: apiAddress.tag(tag.slug) }
}

/** A tag for what hangs on it, at `rest` behind its own address. */
export async function findTagFor(
  slug: string,
  rest: string,
): Promise<{ id: string; slug: string } | { movedTo: string }> {
  const live = await findLiveTag(slug)
  return 'movedTo' in live ? { movedTo: `${live.movedTo}${rest}` } : live.tag
}

/** The indicator at an address, if a live article states a figure of it. Throws `ApiProblem('not-found')`. */
export async function readIndicator(slug: string): Promise<Found<z.infer<typeof Indicator>>> {
  const live = await findLiveIndicator(slug)
  return 'movedTo' in live ? live : { answer: toIndicator(live, getSiteUrl()) }
}

async function findLiveIndicator(slug: string) {
  const indicator = await findIndicator(slug)
  const count = indicator ? (await listFigures({ indicatorId: indicator.id }, 1)).count : 0
  if (!indicator || count === 0) return movedOrMissing('metrics', slug, 'indicator')
  showSurfaces([SURFACE.indicator(indicator.id)])
  return indicator.slug === slug
    ? { ...indicator, figureCount: count }
    : { movedTo: apiAddress.indicator(indicator.slug) }
}

/** An indicator for what hangs on it, at `rest` behind its own address. */
export async function findIndicatorFor(
  slug: string,
  rest: string,
): Promise<{ id: string; slug: string } | { movedTo: string }> {
  const live = await findLiveIndicator(slug)
  return 'movedTo' in live ? { movedTo: `${live.movedTo}${rest}` } : live
}

/** A printed page as far as readers may see it. Throws `ApiProblem('not-found')`. */
export async function readSource(id: string): Promise<z.infer<typeof Source>> {
  const source = await findSourcePage(id)
  if (source) return toSource(source, getSiteUrl())
  showSurfaces([SURFACE.latest])
  throw new ApiProblem('not-found', `Readers can see no printed page “${id}”.`)
}
