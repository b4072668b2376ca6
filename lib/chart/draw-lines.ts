import { line } from 'd3-shape'
import { SERIES_MAX, type ChartWords } from './chart-look'
import { frame, markLink, type Drawing, type Size } from './draw-frame'
import { colourOf, marker } from './draw-marker'
import { joinedRuns, pointsOf, type ChartPoint, type Measure, type Series } from './figure-panels'
import { inMultiples, pointText, valueText } from './point-text'
import { element, px, shortened, widthOf, words } from './svg'
import { timeOf, timeScale, timeTicks, type TimeScale } from './time-axis'
import type { Multiple } from './unit-multiples'
import { tickText, valueAxis, valueScale, valueTicks, type ValueScale } from './value-axis'

export type ChartData = {
  measure: Measure
  unit: string
  /** At most `SERIES_MAX`, in the order of their colours. */
  series: readonly Series[]
  multiples: readonly Multiple[]
}

/** Room above the highest value for its label. */
const TOP = 46
const BOTTOM = 34
/** Names at the ends of lines. */
const NAMES = 168
const NAMED = 7
/** With more points than this, only the last is named with its value. */
const LABELLED_MAX = 10
const LINE = 16

type Scales = { x: TimeScale; y: ValueScale }

const isExact = ({ figures: [figure] }: ChartPoint) => figure.qualifier === '='

function drawRuns(series: Series, index: number, { x, y }: Scales, { look }: Drawing): string {
  const path = line<ChartPoint>()
    .x((point) => x(timeOf(point)))
    .y((point) => y(Number(point.value)))
    .digits(1)
  return series.strands
    .flatMap(joinedRuns)
    .map((run) =>
      element('path', {
        d: path(run) ?? '',
        fill: 'none',
        stroke: colourOf(look, index),
        'stroke-width': 2,
        'stroke-linejoin': 'round',
      }),
    )
    .join('')
}

/** The far end of a range, and the dashed stem that sets a target apart from what was reached. */
function drawStem(point: ChartPoint, index: number, { x, y }: Scales, { look }: Drawing): string {
  const at = px(x(timeOf(point)))
  const isTarget = point.figures[0].kind === 'target'
  if (!isTarget && point.valueTo === null) return ''
  const [bottom] = y.range()
  const end = point.valueTo === null ? (bottom ?? 0) : y(Number(point.valueTo))
  return element('line', {
    x1: at,
    x2: at,
    y1: px(y(Number(point.value))),
    y2: px(end),
    stroke: colourOf(look, index),
    'stroke-width': point.valueTo === null ? 1.25 : 2,
    'stroke-dasharray': isTarget && '4 3',
  })
}

function drawPoint(
  point: ChartPoint,
  { series, index, data, said, scales, drawing, isNamed }: PointContext,
): string {
  const { look } = drawing
  const [x, y] = [px(scales.x(timeOf(point))), px(scales.y(Number(point.value)))]
  const [first = { power: 0, name: '' }] = data.multiples
  const [figure] = point.figures
  const isTarget = figure.kind === 'target'
  const [left = 0, right = 0] = scales.x.range()
  const anchor = x < left + 20 ? 'start' : x > right - 20 ? 'end' : 'middle'
  const text = pointText(point, { name: series.name, unit: data.unit, said, multiple: first })
  const label = element(
    'text',
    { y: -11, 'text-anchor': anchor, 'font-weight': 700, class: 'numeral', ...halo(look) },
    inMultiples(
      data.multiples,
      (multiple) => `${isTarget ? `${said.target} ` : ''}${valueText(point, multiple, said)}`,
    ),
  )
  return markLink(
    drawing,
    { figureId: figure.id, text, x, y },
    marker({ index, look, isExact: isExact(point), isTarget, isReplaced: point.isReplaced }),
    ...(isNamed ? [label] : []),
  )
}

/** Keeps a text readable where it lies on a line. */
const halo = (look: Drawing['look']) => ({
  stroke: look.paper,
  'stroke-width': 4,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
})

type PointContext = {
  series: Series
  index: number
  data: ChartData
  said: ChartWords
  scales: Scales
  drawing: Drawing
  isNamed: boolean
}

/** The figure that a series has come to: the last that stands, on its line if it can be, else its target. */
function lastOf(series: Series): ChartPoint | undefined {
  const inOrder = pointsOf(series).toSorted((a, b) => a.to.localeCompare(b.to))
  const standing = inOrder.filter(({ isReplaced, figures: [{ kind }] }) => !isReplaced && kind !== 'target')
  return standing.findLast(({ isApart }) => !isApart) ?? standing.at(-1) ?? inOrder.at(-1)
}

/** The names of series beside the ends of their lines with their last values, moved apart where they would lie on each other. */
function drawNames(
  data: ChartData,
  said: ChartWords,
  scales: Scales,
  left: number,
  drawing: Drawing,
): string {
  const ends = data.series.flatMap((series, index) => {
    const last = lastOf(series)
    return last ? [{ name: series.name, index, last, y: scales.y(Number(last.value)) }] : []
  })
  let free = -Infinity
  return ends
    .toSorted((a, b) => a.y - b.y)
    .map(({ name, index, last, y }) => {
      const at = Math.max(y, free)
      free = at + LINE
      const value = (multiple: Multiple) => valueText(last, multiple, said)
      return element(
        'text',
        { x: left, y: px(at + 4.5), fill: colourOf(drawing.look, index), 'font-weight': 700 },
        element('tspan', {}, words(`${shortened(name, NAMED)}\u00A0\u00A0`)),
        inMultiples(data.multiples, value),
      )
    })
    .join('')
}

function drawTimes(x: TimeScale, { width, height }: Size, { look }: Drawing): string {
  return timeTicks(x, width < 500 ? 42 : 46)
    .map(
      ({ text, at, edge }) =>
        element('line', {
          x1: px(edge),
          x2: px(edge),
          y1: height - BOTTOM,
          y2: height - BOTTOM + 5,
          stroke: look.ink,
        }) +
        element(
          'text',
          { x: px(at), y: height - BOTTOM + 20, 'text-anchor': 'middle', fill: look.muted, class: 'numeral' },
          text,
        ),
    )
    .join('')
}

/** Room on the left for the widest value in any multiple. */
function gutter(points: readonly ChartPoint[], data: ChartData): number {
  const scale = valueScale(points, data.measure, [1, 0])
  const texts = valueTicks(scale, data.measure).flatMap((tick) =>
    data.multiples.map(({ power }) => tickText(tick / 10 ** power)),
  )
  return Math.min(110, Math.max(...texts.map((text) => widthOf(text) * 13 + text.length)) + 10)
}

/** Dated points over time, a line through those that can be compared; targets hang apart on dashed stems. */
export function drawLines(data: ChartData, size: Size, said: ChartWords, drawing: Drawing): string {
  const shown = data.series.slice(0, SERIES_MAX)
  const points = shown.flatMap(pointsOf)
  if (points.length === 0) return ''
  const isWide = size.width > 500
  const left = gutter(points, data)
  const right = size.width - (isWide && shown.length > 1 ? NAMES + 12 : 16)
  const scales = {
    x: timeScale(points, [left, right]),
    y: valueScale(points, data.measure, [size.height - BOTTOM, TOP]),
  }
  const { measure, unit, multiples } = data
  const isLabelled = (series: Series, point: ChartPoint) => {
    const own = pointsOf(series)
    if (shown.length === 1 && own.length <= (isWide ? LABELLED_MAX : LABELLED_MAX / 2)) return true
    // Of several series the ends are named with their values, or there is no room: the table has them.
    return point.figures[0].kind === 'target'
  }
  const marks = shown.flatMap((series, index) => [
    drawRuns(series, index, scales, drawing),
    ...pointsOf(series).map(
      (point) =>
        drawStem(point, index, scales, drawing) +
        drawPoint(point, {
          series,
          index,
          data,
          said,
          scales,
          drawing,
          isNamed: isLabelled(series, point),
        }),
    ),
  ])
  return frame(
    size,
    drawing,
    valueAxis(scales.y, { measure, unit, multiples, look: drawing.look, left, right }),
    element('line', {
      x1: left,
      x2: right,
      y1: size.height - BOTTOM,
      y2: size.height - BOTTOM,
      stroke: drawing.look.ink,
    }),
    drawTimes(scales.x, size, drawing),
    ...marks,
    isWide && shown.length > 1 ? drawNames(data, said, scales, right + 12, drawing) : '',
  )
}
