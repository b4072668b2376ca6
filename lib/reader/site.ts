import 'server-only'
import { unstable_cache } from 'next/cache'
import { cache } from 'react'
import { findRedirect, listPlaces, listSections, listStationNames } from '../db/public/site'
import { listLiveTagNames } from '../db/public/tags'
import type { SectionName, Station } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'

export type SiteFrame = { sections: SectionName[]; stations: Station[] }

/** Every page has the frame, the uncached search page too; so it is kept, and cleared when one of its parts changes. */
const readNames = unstable_cache(
  async () => {
    const names = await listStationNames()
    const places = await listPlaces(names.map(({ name }) => name))
    const stations = names.map((station) => ({ ...station, tagId: places.get(station.name) ?? null }))
    return { sections: await listSections(), stations }
  },
  ['site-frame'],
  { tags: [SURFACE.site, SURFACE.tags] },
)

const readLiveStations = (tagIds: string[]) =>
  unstable_cache(() => listLiveTagNames(tagIds), ['live-stations', ...tagIds], {
    tags: [SURFACE.tags, ...tagIds.map(SURFACE.tag)],
  })()

/** The sections and the corridor line that stand on every page. */
export const getSiteFrame = cache(async (): Promise<SiteFrame> => {
  const { sections, stations } = await readNames()
  const live = await readLiveStations(stations.flatMap(({ tagId }) => tagId ?? []))
  return {
    sections,
    stations: stations.map((station) => ({ ...station, slug: live[station.tagId ?? '']?.slug ?? null })),
  }
})

/**
 * Where a former address leads for good, or null: then nothing is there, and the page that says so is cached until
 * something is published or renamed. `path` is the Chinese address: `/articles/…`.
 */
export const findForward = cache(async (path: string): Promise<string | null> => {
  const to = await findRedirect(path)
  await showSurfaces([SURFACE.latest, SURFACE.tags, SURFACE.indicators, SURFACE.site])
  return to
})
