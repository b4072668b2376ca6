import 'server-only'
import { cache } from 'react'
import {
  figureCursorOf,
  isFigureCursor,
  listFigures,
  listStandingPairs,
  type StoredFigure,
} from '../db/public/figures'
import { findIndicator, listIndicatorCounts } from '../db/public/indicators'
import {
  FIGURE_SCREEN,
  type FigureRow,
  type IndicatorCount,
  type IndicatorPage,
  type IndicatorView,
} from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { surfacesOfFigures } from './figure-surfaces'
import { withoutLine, withPrintedLines } from './printed-lines'
import { showSurfaces } from './show-surfaces'

/** Charts are made of so many, the newest. */
const CHARTED = 300
/** A file of all figures is read in parts, and has no more than this. */
const [FILE_PART, FILE_MAX] = [500, 10_000]
/** What a file shows is a header of its answer: 100 kB of names at most. */
const FILE_SURFACES_MAX = 2000

/** Every indicator with a live figure. */
export const listIndicators = cache(async (): Promise<IndicatorCount[]> => {
  const indicators = await listIndicatorCounts()
  showSurfaces([SURFACE.indicators])
  return indicators
})

const surfacesOf = (rows: readonly StoredFigure[]) => [
  ...surfacesOfFigures(rows),
  ...rows.map(({ article }) => SURFACE.article(article.id)),
]

/** An indicator with a live figure, as its survivor after merges, and its newest figures; or null. */
const findCharted = cache(async (slug: string) => {
  const indicator = await findIndicator(slug)
  if (!indicator) return null
  const { rows, count } = await listFigures({ indicatorId: indicator.id }, CHARTED)
  if (count === 0) return null
  showSurfaces([SURFACE.indicator(indicator.id), ...surfacesOf(rows)])
  const bothStand = await listStandingPairs(rows)
  const view = { ...indicator, figures: rows.map(withoutLine), bothStand, figureCount: count }
  return { indicator, rows, view }
})

/** An indicator as its charts need it, or null. */
export const findIndicatorCharts = async (slug: string): Promise<IndicatorView | null> =>
  (await findCharted(slug))?.view ?? null

/** An indicator with a screen of its table; null when there is none, or none behind `after`. */
export const findIndicatorPage = cache(
  async (slug: string, after?: string): Promise<IndicatorPage | null> => {
    if (after !== undefined && !isFigureCursor(after)) return null
    const charted = await findCharted(slug)
    if (!charted) return null
    const { indicator, rows, view } = charted
    const found =
      after === undefined
        ? rows.slice(0, FIGURE_SCREEN + 1)
        : (await listFigures({ indicatorId: indicator.id }, FIGURE_SCREEN + 1, after)).rows
    if (found.length === 0) return null
    showSurfaces(surfacesOf(found))
    const shown = found.slice(0, FIGURE_SCREEN)
    const last = shown.at(-1)
    return {
      ...view,
      rows: await withPrintedLines(shown),
      next: last && found.length > FIGURE_SCREEN ? figureCursorOf(last) : null,
    }
  },
)

export type IndicatorFile = {
  slug: string
  name: string
  figures: FigureRow[]
  /** Whether it said what it shows. What too many articles say is made anew each time, not kept under all their names. */
  mayBeKept: boolean
}

/** An indicator with all its figures and their printed lines, up to 10,000, or null. */
export async function findIndicatorFile(slug: string): Promise<IndicatorFile | null> {
  const indicator = await findIndicator(slug)
  if (!indicator) return null
  const figures: FigureRow[] = []
  const surfaces = new Set([SURFACE.indicator(indicator.id)])
  for (let after: string | undefined; figures.length < FILE_MAX;) {
    const { rows } = await listFigures({ indicatorId: indicator.id }, FILE_PART, after)
    figures.push(...(await withPrintedLines(rows)))
    for (const surface of surfacesOf(rows)) surfaces.add(surface)
    const last = rows.at(-1)
    if (!last || rows.length < FILE_PART) break
    after = figureCursorOf(last)
  }
  if (figures.length === 0) return null
  const mayBeKept = surfaces.size <= FILE_SURFACES_MAX
  if (mayBeKept) showSurfaces(surfaces)
  return { slug: indicator.slug, name: indicator.name, figures, mayBeKept }
}
