import { pointsOf, type ChartPoint, type Series } from '@/lib/chart/figure-panels'
import type { Shown } from '@/lib/chart/draw-panel'
import { unitAfter, valueText } from '@/lib/chart/point-text'
import { periodText } from '@/lib/document/period-text'
import { useChartWords } from './chart-words'
import { useWords } from './use-words'

const SAID_MAX = 6

const standing = (series: Series) =>
  pointsOf(series).filter(({ isReplaced, figures: [figure] }) => !isReplaced && figure.kind !== 'target')

/** What a bar is as long as; only to put bars in order. */
const valueOf = (series: Series) => Number(standing(series)[0]?.value ?? 0)

/** What a chart shows, in sentences: the text alternative that stands under it for everyone. */
export function useChartSummary(): (shown: Shown) => string {
  const words = useWords('site.chart')
  const said = useChartWords()
  return ({ panel, series, kind, multiples, first }) => {
    const multiple = multiples[first] ?? { power: 0, name: '' }
    const value = (point: ChartPoint) =>
      `${valueText(point, multiple, said)}${unitAfter(panel.unit, multiple)}`
    const inOrder = kind === 'bars' ? series.toSorted((a, b) => valueOf(b) - valueOf(a)) : series
    const said_ = inOrder.slice(0, SAID_MAX).flatMap((one): string[] => {
      const name = one.name || words('whole')
      const all = standing(one)
      // Each of several at one time is said, and what stands beside the line.
      const alone = all.filter(({ isApart }) => isApart || kind === 'bars')
      const points = all.filter((point) => !alone.includes(point))
      const sayOne = (point: ChartPoint) =>
        words('sayOne', { name, period: periodText(point.from, point.to), value: value(point) })
      const [start, end] = [points[0], points.at(-1)]
      if (!start || !end) return alone.map(sayOne)
      if (start === end) return [end, ...alone].map(sayOne)
      return [
        words('sayMany', {
          name,
          count: points.length,
          from: periodText(start.from, start.to),
          to: periodText(end.from, end.to),
          start: value(start),
          end: value(end),
        }),
        ...alone.map(sayOne),
      ]
    })
    const rest = series.length - SAID_MAX
    return [...said_, ...(rest > 0 ? [words('sayRest', { count: rest })] : [])].join(words('pause'))
  }
}
