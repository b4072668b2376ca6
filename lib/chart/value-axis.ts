import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { unitName } from '../document/quantity-text'
import type { ChartLook } from './chart-look'
import type { ChartPoint, Measure } from './figure-panels'
import { inMultiples } from './point-text'
import { element, px } from './svg'
import { inMultiple, type Multiple } from './unit-multiples'

export type ValueScale = ScaleLinear<number, number>

const valuesOf = (points: readonly ChartPoint[]) =>
  points.flatMap(({ value, valueTo }) => [Number(value), ...(valueTo === null ? [] : [Number(valueTo)])])

/**
 * The scale of values. It begins at zero, unless all values lie in the upper part; a rank counts downwards from the first
 * place.
 */
export function valueScale(
  points: readonly ChartPoint[],
  measure: Measure,
  range: [number, number],
): ValueScale {
  const values = valuesOf(points)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (measure === 'rank') return scaleLinear([Math.max(most + 1, 3), 1], range)
  const isHigh = measure === 'level' && least > 0.6 * most && most > least
  const bottom = isHigh ? least - (most - least) * 0.4 : Math.min(0, least)
  const top = Math.max(0, most)
  return scaleLinear([bottom, top === bottom ? bottom + 1 : top], range).nice(5)
}

/** The places to name on the scale; for ranks whole places only. */
export function valueTicks(scale: ValueScale, measure: Measure): number[] {
  const ticks = scale.ticks(5)
  return measure === 'rank' ? ticks.filter((tick) => Number.isInteger(tick) && tick > 0) : ticks
}

/** A place on the scale as an exact decimal: binary fractions must not show. */
export const tickText = (tick: number): string => {
  const short = Number(tick.toPrecision(12))
  return short.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 12 })
}

/** The horizontal hairlines with their values, and the unit above them. */
export function valueAxis(
  scale: ValueScale,
  {
    measure,
    unit,
    multiples,
    look,
    left,
    right,
  }: {
    measure: Measure
    unit: string
    multiples: readonly Multiple[]
    look: ChartLook
    left: number
    right: number
  },
): string {
  const lines = valueTicks(scale, measure).map((tick) => {
    const y = px(scale(tick))
    const isZero = tick === 0
    return (
      element('line', {
        x1: left,
        x2: right,
        y1: y,
        y2: y,
        stroke: isZero ? look.ink : look.rule,
        'stroke-width': 1,
      }) +
      element(
        'text',
        { x: left - 8, y: y + 4.5, 'text-anchor': 'end', fill: look.muted, class: 'numeral' },
        inMultiples(multiples, (multiple) => inMultiple(tickText(tick), multiple)),
      )
    )
  })
  const title = element(
    'text',
    { x: 0, y: 14, fill: look.muted },
    inMultiples(multiples, ({ name }) => `${name}${/^[a-z]/u.test(name) ? ' ' : ''}${unitName(unit)}`),
  )
  return lines.join('') + title
}
