import 'server-only'
import type { ResolvedMetric } from '../db/annotations'
import type { Tx } from '../db/client'
import { findChosenTags, findIndicatorNames, findTagsForNames, isPrintedOnGuessed } from '../db/resolving'
import { findOrPutIndicators } from '../db/vocabulary'
import type { StatedFigure } from '../document/content'
import { resolvedBy, type ResolvedField } from '../editorial/resolution'
import { canonicalQuantity } from '../pipeline/canonical-quantity'
import { isRelativePeriod, resolvePeriod, type Period } from '../pipeline/resolve-period'

/**
 * Looks the printed words of an article's figures up: indicator by name or alias (made when new), subject and scope by the
 * tag that an editor chose, that bears the name or that the article names so, the period against the printed date, the value in its canonical
 * unit; each with how sure that is. Answers by index.
 */
export async function resolveMetrics(
  tx: Tx,
  articleId: string,
  metrics: readonly StatedFigure[],
  printedOn: string | null,
): Promise<(index: number) => ResolvedMetric> {
  const quantities = metrics.map(({ value, unit, kind }) => canonicalQuantity(value, unit, kind))
  const units = new Map(
    metrics
      .map(({ indicator }, index) => [indicator.trim(), quantities[index]?.unit ?? ''] as const)
      .filter(([name]) => name),
  )
  const known = await findIndicatorNames(tx, [...units.keys()])
  const indicators = await findOrPutIndicators(tx, units)
  const tagOf = await tagsMeant(tx, articleId, metrics)
  const isDateGuessed = metrics.length > 0 && (await isPrintedOnGuessed(tx, articleId))

  const rows = metrics.map((metric, index): ResolvedMetric => {
    const { period, resolution } = resolvedPeriod(metric, printedOn, isDateGuessed)
    const name = metric.indicator.trim()
    const subject = tagOf(metric.subject, metric.chosen?.subject)
    const scope = tagOf(metric.scope, metric.chosen?.scope)
    const quantity = quantities[index]
    return {
      indicatorId: indicators.get(name) ?? null,
      subjectTagId: subject?.id ?? null,
      scopeTagId: scope?.id ?? null,
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      periodPrecision: period?.precision ?? null,
      periodIsGuess: period?.isGuess ?? false,
      canonicalValue: quantity?.value ?? null,
      canonicalUnit: quantity?.unit ?? null,
      resolution: {
        indicator: name ? resolvedBy(known.get(name)?.rule ?? 'indicator.new') : null,
        subject: subject ? resolvedBy(subject.rule) : null,
        scope: scope ? resolvedBy(scope.rule) : null,
        period: resolution,
      },
    }
  })
  return (index) => {
    const row = rows[index]
    if (!row) throw new RangeError(`no metric ${index}`)
    return row
  }
}

/** Says which tag a printed name means: the one chosen for it, else the one that the name leads to; undefined without a name. */
export async function tagsMeant(tx: Tx, articleId: string, figures: readonly StatedFigure[]) {
  const names = figures.flatMap(({ subject, scope }) => [subject, scope]).filter((name) => name !== null)
  const ids = figures
    .flatMap(({ chosen }) => [chosen?.subject, chosen?.scope])
    .filter((id) => id !== undefined)
  const [tags, chosenTags] = [await findTagsForNames(tx, articleId, names), await findChosenTags(tx, ids)]
  return (name: string | null, chosen: string | undefined) =>
    name === null ? undefined : (chosenTags.get(chosen ?? '') ?? tags.get(name))
}

/** The days that a printed period means, and how sure that is; both null when none is printed. */
export function resolvedPeriod(
  { period: printed, kind }: Pick<StatedFigure, 'period' | 'kind'>,
  printedOn: string | null,
  isDateGuessed: boolean,
): { period: Period | null; resolution: ResolvedField | null } {
  if (printed === null) return { period: null, resolution: null }
  const period = resolvePeriod(printed, printedOn, kind === 'target')
  if (!period) {
    const isOpen = printedOn === null && isRelativePeriod(printed)
    return { period, resolution: resolvedBy(isOpen ? 'period.no-date' : 'period.unread') }
  }
  if (!period.isGuess) return { period, resolution: resolvedBy('period.printed') }
  return { period, resolution: resolvedBy(isDateGuessed ? 'period.guessed-date' : 'period.counted') }
}
