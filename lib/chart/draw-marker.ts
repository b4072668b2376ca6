import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape'
import type { ChartLook } from './chart-look'
import { element } from './svg'

/** The shape of a series: colour alone must not tell them apart. */
const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolWye,
]

const shapeOf = (index: number) => SHAPES[index % SHAPES.length] ?? symbolCircle

export const colourOf = (look: ChartLook, index: number): string =>
  look.series[index % look.series.length] ?? look.ink

type Marker = {
  index: number
  look: ChartLook
  /** An exact figure is filled; one that is about, over or under is a ring. */
  isExact: boolean
  isTarget: boolean
  isReplaced: boolean
}

/** The mark of one figure around the origin. */
export function marker({ index, look, isExact, isTarget, isReplaced }: Marker): string {
  const colour = isReplaced ? look.muted : colourOf(look, index)
  const isFilled = isExact && !isTarget && !isReplaced
  return element('path', {
    d: symbol(shapeOf(index), isTarget ? 90 : 64).digits(1)() ?? '',
    fill: isFilled ? colour : look.paper,
    stroke: colour,
    'stroke-width': 1.75,
    'stroke-dasharray': isTarget && '2.5 2',
  })
}

/** The mark of a series as a drawing of its own, for a legend beside the chart. */
export const legendMarker = (index: number, look: ChartLook): string =>
  element(
    'svg',
    { viewBox: '-8 -8 16 16', width: 16, height: 16, 'aria-hidden': 'true', focusable: 'false' },
    marker({ index, look, isExact: true, isTarget: false, isReplaced: false }),
  )
