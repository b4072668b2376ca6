import { toComparable } from '../../score/compare-text'
import type { GoldMetric } from '../../gold-format'
import type { MetricSuggestion } from '../../model'

/** The annotated figure of each suggested one: equal value and unit, one text inside the other. */
export function matchFigures(
  suggested: readonly MetricSuggestion[],
  annotated: readonly GoldMetric[],
): { own: MetricSuggestion; gold: GoldMetric }[] {
  const open = new Set(annotated)
  return suggested.flatMap((own) => {
    const gold = [...open].find((metric) => isSame(own, metric))
    if (!gold) return []
    open.delete(gold)
    return [{ own, gold }]
  })
}

function isSame(own: MetricSuggestion, gold: GoldMetric): boolean {
  const [left, right] = [toComparable(own.text), toComparable(gold.text)]
  return (
    Math.abs(Number(own.value) - gold.value) <= 0.001 * Math.abs(gold.value) &&
    toComparable(own.unit) === toComparable(gold.unit) &&
    (left.includes(right) || right.includes(left))
  )
}
