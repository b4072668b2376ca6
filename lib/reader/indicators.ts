import 'server-only'
import { cache } from 'react'
import { listFigures } from '../db/public/figures'
import { findIndicator, listIndicatorCounts } from '../db/public/indicators'
import type { IndicatorCount, IndicatorView } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { surfacesOfFigures } from './figure-surfaces'
import { withPrintedLines } from './printed-lines'
import { showSurfaces } from './show-surfaces'

const FIGURES = 300

/** Every indicator with a live figure. */
export const listIndicators = cache(async (): Promise<IndicatorCount[]> => {
  const indicators = await listIndicatorCounts()
  showSurfaces([SURFACE.indicators])
  return indicators
})

/** An indicator with a live figure, as its survivor after merges, or null. */
export const findIndicatorPage = cache(async (slug: string): Promise<IndicatorView | null> => {
  const indicator = await findIndicator(slug)
  if (!indicator) return null
  const figures = await listFigures({ indicatorId: indicator.id }, FIGURES)
  if (figures.count === 0) return null
  const rows = await withPrintedLines(figures.rows)
  showSurfaces([
    SURFACE.indicator(indicator.id),
    ...surfacesOfFigures(rows),
    ...rows.map(({ article }) => SURFACE.article(article.id)),
  ])
  return { ...indicator, figures: rows, figureCount: figures.count }
})
