import 'server-only'
import { cache } from 'react'
import {
  findRedirect,
  findSiteSettings,
  listPlaces,
  listSections,
  listStationNames,
  siteUrl,
} from '../db/public/site'
import { listLiveTagNames } from '../db/public/tags'
import type { Locale } from '../editorial/actor'
import type { SectionName, Station } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'

export type SiteFrame = { sections: SectionName[]; stations: Station[] }

/**
 * The sections and the corridor line that stand on every page. A city without a published article may get its first with
 * any publication; one that has them changes only with its own tag.
 */
export const getSiteFrame = cache(async (): Promise<SiteFrame> => {
  const [names, sections] = await Promise.all([listStationNames(), listSections()])
  const places = await listPlaces(names.map(({ name }) => name))
  const live = await listLiveTagNames([...places.values()])
  const stations = names.map((station) => {
    const tag = live[places.get(station.name) ?? '']
    return { ...station, tagId: tag?.id ?? null, slug: tag?.slug ?? null }
  })
  showSurfaces([
    SURFACE.site,
    ...[...places.values()].map(SURFACE.tag),
    ...(stations.some(({ slug }) => slug === null) ? [SURFACE.tags] : []),
  ])
  return { sections, stations }
})

/** What the newsroom calls the site in a language, or null while it bears the name it came with. */
export const findSiteName = cache(async (locale: Locale): Promise<string | null> => {
  const settings = await findSiteSettings()
  showSurfaces([SURFACE.site])
  return settings && (locale === 'en' ? settings.nameEn : settings.name)
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
