import { scaleUtc, type ScaleTime } from 'd3-scale'
import type { ChartPoint } from './figure-panels'

const DAY = 86_400_000

export type TimeScale = ScaleTime<number, number>

/** The scale of whole years over points of several, of whole months over points of one. */
export function timeScale(points: readonly ChartPoint[], range: [number, number]): TimeScale {
  const first = new Date(points.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)))
  const last = new Date(points.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)))
  const isOneYear = first.getUTCFullYear() === last.getUTCFullYear()
  const domain = isOneYear
    ? [
        Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1),
        Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1),
      ]
    : [Date.UTC(first.getUTCFullYear(), 0, 1), Date.UTC(last.getUTCFullYear() + 1, 0, 1)]
  return scaleUtc(domain, range)
}

/** Where a point stands: the middle of its time. */
export const timeOf = ({ from, to }: ChartPoint): Date =>
  new Date((new Date(from).getTime() + new Date(to).getTime() + DAY) / 2)

export type TimeTick = { text: string; at: number; edge: number }

/** Years under their middle, with the edge where each begins; months where all is within one year. */
export function timeTicks(scale: TimeScale, least: number): TimeTick[] {
  const [start, end] = scale.domain()
  if (!start || !end) return []
  const isOneYear = end.getTime() - start.getTime() <= 366 * DAY
  const ticks: TimeTick[] = []
  for (let at = start; at < end;) {
    const next = isOneYear
      ? new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
      : new Date(Date.UTC(at.getUTCFullYear() + 1, 0, 1))
    ticks.push({
      text: at.toISOString().slice(0, isOneYear ? 7 : 4),
      at: (scale(at) + scale(next)) / 2,
      edge: scale(at),
    })
    at = next
  }
  const [first, second] = ticks
  const step = first && second ? Math.ceil(least / (second.at - first.at)) : 1
  // The newest is always named.
  return ticks.filter((_tick, index) => (ticks.length - 1 - index) % step === 0)
}
