import 'server-only'
import { cache } from 'react'
import { listFigures, type StoredFigure } from '../db/public/figures'
import { countNaming, listCardsNaming } from '../db/public/tags'
import type { ArticleCard, FigureRow, Station } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { withoutLine } from './printed-lines'
import { showSurfaces } from './show-surfaces'
import { getSiteFrame } from './site'

const LOOKED_AT = 60
const FIGURES = 4
const STORIES = 2

export type CorridorStop = {
  station: Station
  articles: number
  figureCount: number
  /** Figures about the city, each of another indicator, the latest first. */
  figures: FigureRow[]
  stories: ArticleCard[]
}

/** The figures that tell most of a city: of known indicators, plain levels before the rest, one of each indicator. */
function tellingFigures(figures: readonly StoredFigure[], tagId: string): FigureRow[] {
  const own = figures.filter(
    ({ indicatorRef, subjectTag, settled }) =>
      indicatorRef !== null && subjectTag?.id === tagId && settled?.holds !== false,
  )
  const isLevel = ({ kind }: StoredFigure) => kind === 'level'
  const seen = new Set<string>()
  return [...own.filter(isLevel), ...own.filter((figure) => !isLevel(figure))]
    .filter(({ indicatorRef }) => {
      const id = indicatorRef?.id ?? ''
      if (seen.has(id)) return false
      seen.add(id)
      return true
    })
    .slice(0, FIGURES)
    .map(withoutLine)
}

/** The cities of the corridor in the order of the line, each with what is written and stated of it. */
export const getCorridor = cache(async (): Promise<CorridorStop[]> => {
  const { stations } = await getSiteFrame()
  const ids = stations.flatMap(({ tagId }) => tagId ?? [])
  const [counts, stories, figures] = await Promise.all([
    Promise.all(ids.map(countNaming)),
    Promise.all(ids.map((tagId) => listCardsNaming(tagId, STORIES))),
    Promise.all(ids.map((tagId) => listFigures({ tagId }, LOOKED_AT))),
  ])
  const stops = stations.map((station): CorridorStop => {
    const at = station.tagId === null ? -1 : ids.indexOf(station.tagId)
    const own = figures[at]
    return {
      station,
      articles: counts[at]?.articles ?? 0,
      figureCount: own?.count ?? 0,
      figures: own && station.tagId !== null ? tellingFigures(own.rows, station.tagId) : [],
      stories: stories[at] ?? [],
    }
  })
  const shown = stops.flatMap((stop) => stop.figures)
  showSurfaces([
    SURFACE.site,
    SURFACE.tags,
    ...ids.map(SURFACE.tag),
    ...stories.flatMap((cards) => cards.map(({ id }) => SURFACE.article(id))),
    ...shown.map(({ article }) => SURFACE.article(article.id)),
    ...shown.flatMap(({ indicatorRef }) => (indicatorRef ? [SURFACE.indicator(indicatorRef.id)] : [])),
  ])
  return stops
})
