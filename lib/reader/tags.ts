import 'server-only'
import { cache } from 'react'
import { listFigures } from '../db/public/figures'
import { findTag, listMentionsOf, listTagCounts } from '../db/public/tags'
import type { TagCount, TagView } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { surfacesOfFigures } from './figure-surfaces'
import { withPrintedLines } from './printed-lines'
import { showSurfaces } from './show-surfaces'

const MENTIONS = 60
const FIGURES = 60

/** Every tag that a live article names. */
export const listTags = cache(async (): Promise<TagCount[]> => {
  const tags = await listTagCounts()
  showSurfaces([SURFACE.tags])
  return tags
})

/** A tag that a live article names, as its survivor after merges (whose slug may differ from the one asked for), or null. */
export const findTagPage = cache(async (slug: string): Promise<TagView | null> => {
  const tag = await findTag(slug)
  if (!tag) return null
  const [[counts], mentions, figures] = await Promise.all([
    listTagCounts([tag.id]),
    listMentionsOf(tag.id, MENTIONS),
    listFigures({ tagId: tag.id }, FIGURES),
  ])
  if (!counts) return null
  const rows = await withPrintedLines(figures.rows)
  showSurfaces([
    SURFACE.tag(tag.id),
    ...surfacesOfFigures(rows),
    ...[...rows, ...mentions.rows].map(({ article }) => SURFACE.article(article.id)),
  ])
  return {
    ...tag,
    mentions: mentions.rows,
    mentionCount: mentions.count,
    articleCount: counts.articles,
    figures: rows,
    figureCount: figures.count,
  }
})
