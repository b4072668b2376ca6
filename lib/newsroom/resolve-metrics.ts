import 'server-only'
import type { ResolvedMetric } from '../db/annotations'
import type { Tx } from '../db/client'
import { findOrPutIndicators, findTagsByName } from '../db/vocabulary'
import { canonicalQuantity } from '../pipeline/canonical-quantity'
import type { MetricFields } from '../pipeline/model'
import { resolvePeriod } from '../pipeline/resolve-period'

/**
 * Looks the printed words of figures up: indicator by name or alias (made when new), subject and scope where exactly one
 * tag bears the name, the period against the printed date, the value in its canonical unit. Answers by index.
 */
export async function resolveMetrics(
  tx: Tx,
  metrics: readonly MetricFields[],
  printedOn: string | null,
): Promise<(index: number) => ResolvedMetric> {
  const quantities = metrics.map(({ value, unit }) => canonicalQuantity(value, unit))
  const units = new Map(
    metrics
      .map(({ indicator }, index) => [indicator.trim(), quantities[index]?.unit ?? ''] as const)
      .filter(([name]) => name),
  )
  const indicators = await findOrPutIndicators(tx, units)
  const names = metrics.flatMap(({ subject, scope }) => [subject, scope]).filter((name) => name !== null)
  const tags = await findTagsByName(tx, [...new Set(names)])

  const rows = metrics.map((metric, index): ResolvedMetric => {
    const period = metric.period === null ? null : resolvePeriod(metric.period, printedOn)
    const quantity = quantities[index]
    return {
      indicatorId: indicators.get(metric.indicator.trim()) ?? null,
      subjectTagId: (metric.subject !== null && tags.get(metric.subject)) || null,
      scopeTagId: (metric.scope !== null && tags.get(metric.scope)) || null,
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      periodPrecision: period?.precision ?? null,
      periodIsGuess: period?.isGuess ?? false,
      canonicalValue: quantity?.value ?? null,
      canonicalUnit: quantity?.unit ?? null,
    }
  })
  return (index) => {
    const row = rows[index]
    if (!row) throw new RangeError(`no metric ${index}`)
    return row
  }
}
