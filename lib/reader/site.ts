import 'server-only'
import { cache } from 'react'
import { findRedirect, findSite, siteUrl, type Site } from '../db/public/site'
import type { Station } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { readAhead } from './read-ahead'
import { showSurfaces } from './show-surfaces'

const takeSite = readAhead(findSite)

const readSite = cache(() => takeSite() ?? findSite())

export type SiteFrame = Pick<Site, 'sections' | 'names'> & { stations: Station[] }

/**
 * The sections and the corridor line that stand on every page. A city without a published article may get its first with
 * any publication; one that has them changes only with its own tag.
 */
export const getSiteFrame = cache(async (): Promise<SiteFrame> => {
  const { places, ...site } = await readSite()
  const stations = site.stations.map((station) => {
    const { rootId = null, slug = null } = places.get(station.name) ?? {}
    return { ...station, tagId: slug === null ? null : rootId, slug }
  })
  showSurfaces([
    SURFACE.site,
    ...[...places.values()].map(({ rootId }) => SURFACE.tag(rootId)),
    ...(stations.some(({ slug }) => slug === null) ? [SURFACE.tags] : []),
  ])
  return { sections: site.sections, names: site.names, stations }
})

/** What the newsroom calls the site, or null while it bears the name it came with. */
export const findSiteNames = cache(async (): Promise<Site['names']> => {
  const { names } = await readSite()
  showSurfaces([SURFACE.site])
  return names
})

/** The address of the site without a path, for what must be whole: feeds, sitemap, canonical addresses. */
export const getSiteUrl = siteUrl

/**
 * Where a former address leads for good, or null: then nothing is there, and the page that says so is cached until
 * something is published or renamed. `path` is the Chinese address: `/articles/…`.
 */
export const findForward = cache(async (path: string): Promise<string | null> => {
  const to = await findRedirect(path)
  showSurfaces([SURFACE.latest, SURFACE.tags, SURFACE.indicators, SURFACE.site])
  return to
})
