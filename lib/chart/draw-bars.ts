import type { ChartWords } from './chart-look'
import { frame, markLink, type Drawing } from './draw-frame'
import type { ChartData } from './draw-lines'
import { pointsOf, type ChartPoint, type Series } from './figure-panels'
import { inMultiples, pointText, valueText } from './point-text'
import { element, px, shortened, widthOf, words } from './svg'
import { valueScale } from './value-axis'

const ROW = 34
const TOP = 26

type Bar = { series: Series; point: ChartPoint }

function drawBar(
  { series, point }: Bar,
  {
    y,
    from,
    to,
    data,
    said,
    drawing,
  }: { y: number; from: number; to: number; data: ChartData; said: ChartWords; drawing: Drawing },
): string {
  const { look } = drawing
  const [figure] = point.figures
  const [first = { power: 0, name: '' }] = data.multiples
  const isTarget = figure.kind === 'target'
  const colour = point.isReplaced ? look.muted : (look.series[0] ?? look.ink)
  const isFilled = !isTarget && !point.isReplaced
  const left = Math.min(from, to)
  const bar = element('rect', {
    x: px(left - from),
    y: -7,
    width: px(Math.max(1.5, Math.abs(to - from))),
    height: 14,
    fill: isFilled ? colour : look.paper,
    'fill-opacity': figure.qualifier === '=' ? undefined : 0.55,
    stroke: colour,
    'stroke-dasharray': isTarget && '4 3',
  })
  const value = element(
    'text',
    { x: px(Math.max(to, from) - from + 8), y: 4.5, 'font-weight': 700, class: 'numeral' },
    inMultiples(
      data.multiples,
      (multiple) => `${isTarget ? `${said.target} ` : ''}${valueText(point, multiple, said)}`,
    ),
  )
  const text = pointText(point, { name: series.name, unit: data.unit, said, multiple: first })
  return markLink(drawing, { figureId: figure.id, text, x: px(from), y }, bar, value)
}

/** How high the drawing of so many bars is. */
const heightOf = (bars: number) => TOP + bars * ROW + 6

/** Subjects at one time beside each other, the largest first; a place among others counts from the best. */
export function drawBars(data: ChartData, width: number, said: ChartWords, drawing: Drawing): string {
  const bars = data.series
    .flatMap((series): Bar[] => pointsOf(series).map((point) => ({ series, point })))
    .toSorted((a, b) => {
      const difference = Number(b.point.value) - Number(a.point.value)
      return data.measure === 'rank' ? -difference : difference
    })
  if (bars.length === 0) return ''
  const widest = Math.max(...bars.map(({ series }) => widthOf(series.name)))
  const names = Math.min(width * 0.36, widest * 13 + 14)
  const valueRoom = Math.max(
    ...bars.flatMap(({ point }) =>
      data.multiples.map((multiple) => widthOf(valueText(point, multiple, said)) * 14 + 44),
    ),
  )
  const points = bars.map(({ point }) => point)
  const scale = valueScale(points, data.measure === 'rank' ? 'share' : data.measure, [
    names,
    Math.max(names + 40, width - valueRoom),
  ]).domain([Math.min(0, ...points.map(({ value }) => Number(value))), largest(points)])
  const size = { width, height: heightOf(bars.length) }
  const rows = bars.map(({ series, point }, index) => {
    const y = TOP + index * ROW + ROW / 2
    const name = element(
      'text',
      { x: names - 10, y: y + 4.5, 'text-anchor': 'end' },
      words(shortened(series.name, (names - 10) / 13)),
    )
    const from = scale(point.valueTo === null ? 0 : Number(point.value))
    const to = scale(Number(point.valueTo ?? point.value))
    return name + drawBar({ series, point }, { y, from, to, data, said, drawing })
  })
  const zero = px(scale(0))
  return frame(
    size,
    drawing,
    element(
      'text',
      { x: zero, y: 14, fill: drawing.look.muted },
      inMultiples(data.multiples, ({ name }) => unitTitle(name, data.unit)),
    ),
    ...rows,
    element('line', { x1: zero, x2: zero, y1: TOP, y2: size.height, stroke: drawing.look.ink }),
  )
}

const unitTitle = (name: string, unit: string) =>
  `${name}${/^[a-z]/u.test(name) ? ' ' : ''}${unit === 'ratio' ? '' : unit}`

const largest = (points: readonly ChartPoint[]) =>
  Math.max(1e-9, ...points.flatMap(({ value, valueTo }) => [Number(value), Number(valueTo ?? 0)]))
