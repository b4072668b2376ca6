import type { GoldMetric } from '../gold-format'
import { isAlike, toComparable } from './compare-text'

export const METRIC_FIELDS = [
  'qualifier',
  'kind',
  'from',
  'valueTo',
  'indicator',
  'subject',
  'period',
  'scope',
] as const
export type MetricField = (typeof METRIC_FIELDS)[number]

type MetricMatch = { gold: GoldMetric; system: GoldMetric; wrong: MetricField[] }
export type MetricMatches = { matches: MetricMatch[]; missed: GoldMetric[]; extra: GoldMetric[] }

/** Pairs metrics one to one: equal value and unit, one text inside the other; the same text goes first. */
export function matchMetrics(gold: readonly GoldMetric[], system: readonly GoldMetric[]): MetricMatches {
  const open = new Set(system)
  const matched = new Map<GoldMetric, GoldMetric>()
  for (const isExact of [true, false]) {
    for (const metric of gold) {
      if (matched.has(metric)) continue
      const found = [...open].find((candidate) => isSame(metric, candidate, isExact))
      if (!found) continue
      matched.set(metric, found)
      open.delete(found)
    }
  }
  return {
    matches: [...matched].map(([own, other]) => ({
      gold: own,
      system: other,
      wrong: wrongFields(own, other),
    })),
    missed: gold.filter((metric) => !matched.has(metric)),
    extra: [...open],
  }
}

function isSame(gold: GoldMetric, system: GoldMetric, isExact: boolean): boolean {
  if (!isClose(gold.value, system.value) || toComparable(gold.unit) !== toComparable(system.unit))
    return false
  const left = toComparable(gold.text)
  const right = toComparable(system.text)
  if (isExact) return left === right && toComparable(gold.quote) === toComparable(system.quote)
  return left.includes(right) || right.includes(left)
}

function wrongFields(gold: GoldMetric, system: GoldMetric): MetricField[] {
  return METRIC_FIELDS.filter((field) => !isRight(field, gold, system))
}

function isRight(field: MetricField, gold: GoldMetric, system: GoldMetric): boolean {
  if (field === 'qualifier' || field === 'kind') return gold[field] === system[field]
  if (field === 'from' || field === 'valueTo') return isCloseOrNull(gold[field], system[field])
  return isAlike(gold[field], system[field])
}

function isCloseOrNull(first: number | null, second: number | null): boolean {
  if (first === null || second === null) return first === second
  return isClose(first, second)
}

function isClose(first: number, second: number): boolean {
  return Math.abs(first - second) <= 0.001 * Math.max(Math.abs(first), Math.abs(second))
}
