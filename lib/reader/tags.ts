import 'server-only'
import { cache } from 'react'
import { listFigures } from '../db/public/figures'
import { listPairsTogether, listTogether, listTogetherByType } from '../db/public/together'
import {
  countNaming,
  findTag,
  isNameCursor,
  isTimelineCursor,
  listFrequentTags,
  listMentionsOf,
  listTagScreen,
} from '../db/public/tags'
import type { Screen, TagCount, TagEntry, TagTogether, TagView } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import type { TagType } from '../pipeline/model'
import { surfacesOfFigures } from './figure-surfaces'
import { withPrintedLines } from './printed-lines'
import { showSurfaces } from './show-surfaces'
import { getSiteFrame } from './site'

/** Articles of a timeline on one screen. */
const ARTICLES = 30
const FIGURES = 60
/** As many as a drawing can name. */
const TOGETHER = 18
/** Of each type in the index. */
export const FREQUENT = 30
const NAMES = 180

/** The tags that the newest articles name most, type by type. */
export const listTags = cache(async (): Promise<TagCount[]> => {
  const tags = await listFrequentTags(FREQUENT)
  showSurfaces([SURFACE.tags])
  return tags
})

/** One screen of the tags of a type by pinyin; null for a cursor that is none. */
export const listByType = cache(async (type: TagType, after?: string): Promise<Screen<TagEntry> | null> => {
  if (after !== undefined && !isNameCursor(after)) return null
  const screen = await listTagScreen(type, NAMES, after)
  showSurfaces([SURFACE.tags])
  return screen
})

/** What the newest articles naming a city of the corridor name besides, type by type; null when it is none with articles. */
export const listByCity = cache(
  async (slug: string): Promise<{ city: { name: string; nameEn: string }; tags: TagTogether[] } | null> => {
    const { stations } = await getSiteFrame()
    const station = stations.find((known) => known.slug === slug)
    if (!station?.tagId) return null
    const tags = await listTogetherByType(station.tagId, FREQUENT)
    showSurfaces([SURFACE.tag(station.tagId), SURFACE.tags])
    return { city: station, tags }
  },
)

/** A tag that a live article names, as its survivor after merges (whose slug may differ from the one asked for), or null. */
export const findTagPage = cache(async (slug: string, after?: string): Promise<TagView | null> => {
  if (after !== undefined && !isTimelineCursor(after)) return null
  const tag = await findTag(slug)
  if (!tag) return null
  const [counts, mentions, figures, together] = await Promise.all([
    countNaming(tag.id),
    listMentionsOf(tag.id, ARTICLES, after),
    listFigures({ tagId: tag.id }, FIGURES),
    listTogether(tag.id, TOGETHER),
  ])
  if (counts.articles === 0) return null
  const pairs = await listPairsTogether(
    tag.id,
    together.map(({ id }) => id),
  )
  const rows = await withPrintedLines(figures.rows)
  showSurfaces([
    SURFACE.tag(tag.id),
    ...surfacesOfFigures(rows),
    ...together.map(({ id }) => SURFACE.tag(id)),
    ...[...rows, ...mentions.rows].map(({ article }) => SURFACE.article(article.id)),
  ])
  return {
    ...tag,
    mentions,
    articleCount: counts.articles,
    isCountMore: counts.isMore,
    figures: rows,
    figureCount: figures.count,
    together,
    pairs,
  }
})
