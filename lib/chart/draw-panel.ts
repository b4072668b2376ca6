import { Decimal } from 'decimal.js'
import { SERIES_MAX, type ChartWords } from './chart-look'
import { drawBars } from './draw-bars'
import type { Drawing } from './draw-frame'
import { drawLines } from './draw-lines'
import { isOneTime, pointsOf, type Panel, type Series } from './figure-panels'
import { multiplesFor, type Multiple } from './unit-multiples'

/** The most subjects that stand beside each other at one time. */
const BARS_MAX = 16

/** What of a panel is drawn. */
export type Shown = {
  panel: Panel
  /** In the order of their colours. */
  series: readonly Series[]
  kind: 'lines' | 'bars'
  /** In which the values can be read; `first` is the one to begin with. */
  multiples: readonly Multiple[]
  first: number
}

/**
 * Chooses what of a panel to draw: the series asked for by key, else those with most points. Null when there is nothing to
 * compare: fewer than two points.
 */
export function showPanel(panel: Panel, locale: 'zh-CN' | 'en', asked: readonly string[] = []): Shown | null {
  const chosen = panel.series.filter(({ key }) => asked.includes(key))
  const wanted = chosen.length > 0 ? chosen : panel.series
  const kind = isOneTime(wanted) ? 'bars' : 'lines'
  const series = wanted.slice(0, kind === 'bars' ? BARS_MAX : SERIES_MAX)
  const points = series.flatMap(pointsOf)
  if (points.length < 2) return null
  const values = points.flatMap(({ value, valueTo }) => [value, valueTo ?? value])
  const largest = Decimal.max(...values.map((value) => new Decimal(value).abs()))
  return { panel, series, kind, ...multiplesFor(largest.toFixed(), panel.unit, locale) }
}

/** Draws it in a width; with `one` in that multiple alone, else in all. */
export function drawPanel(
  { panel: { measure, unit }, series, kind, multiples, first }: Shown,
  width: number,
  said: ChartWords,
  drawing: Drawing,
  { isFile = false } = {},
): string {
  const shown = isFile ? multiples.slice(first, first + 1) : multiples
  const data = { measure, unit, series, multiples: shown }
  if (kind === 'bars') return drawBars(data, width, said, drawing)
  return drawLines(data, { width, height: width > 500 ? 400 : 300 }, said, drawing)
}
