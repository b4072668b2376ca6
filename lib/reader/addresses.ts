import 'server-only'
import {
  listAddressesOf,
  listAddressParts,
  listNews,
  type NewsStory,
  type PublishedAddress,
} from '../db/public/addresses'
import { ADDRESS_KINDS, SITEMAP_SIZE, type AddressKind, type SitemapPart } from '../editorial/sitemap-address'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces, showUntil } from './show-surfaces'

/** Every publication may add an address, every merge take one away. */
const ALL_LISTS = [SURFACE.latest, SURFACE.tags, SURFACE.indicators, SURFACE.site]

/** The files of the sitemap with when a page in each last changed, where that is known. */
export async function listSitemapParts(): Promise<(SitemapPart & { changedAt: string | null })[]> {
  const parts = await Promise.all(
    ADDRESS_KINDS.map(async (kind) => {
      const found = await listAddressParts(kind, SITEMAP_SIZE)
      return found.map((changedAt, at) => ({ kind, part: at + 1, changedAt }))
    }),
  )
  showSurfaces(ALL_LISTS)
  return [{ kind: 'pages', changedAt: null }, ...parts.flat()]
}

/** The pages of one part of a kind; null when there is no such part. */
export async function findSitemapPart(kind: AddressKind, part: number): Promise<PublishedAddress[] | null> {
  const found = await listAddressesOf(kind, part, SITEMAP_SIZE)
  showSurfaces(ALL_LISTS)
  return found.length > 0 ? found : null
}

/** A story is news for so long, and a list of news holds so many: Google's limits. */
const NEWS_HOURS = 48
const NEWS = 1000

/** The stories that are news, newest first. */
export async function listNewsStories(): Promise<NewsStory[]> {
  const stories = await listNews(NEWS_HOURS, NEWS)
  showSurfaces([SURFACE.latest, SURFACE.site, ...stories.map(({ id }) => SURFACE.article(id))])
  const oldest = stories.at(-1)
  if (oldest) showUntil(new Date(Date.parse(oldest.publishedAt) + NEWS_HOURS * 3_600_000))
  return stories
}
