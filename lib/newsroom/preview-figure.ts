import 'server-only'
import { z } from 'zod'
import { db } from '../db/client'
import { findIndicatorNames, findTagsForNames, isPrintedOnGuessed } from '../db/resolving'
import { findPrintedOn } from '../db/source-pages'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { resolvedBy, type ResolvedFigure } from '../editorial/resolution'
import { canonicalQuantity } from '../pipeline/canonical-quantity'
import { MetricFields } from '../pipeline/model'
import { resolvedPeriod } from './resolve-metrics'

export const PreviewFigure = z.object({ articleId: z.uuid(), fields: MetricFields })
export type PreviewFigure = z.infer<typeof PreviewFigure>

/** Where the fields of a figure would lead if the article were saved with them now. Writes nothing. */
export async function previewFigure(
  actor: Actor,
  { articleId, fields }: PreviewFigure,
): Promise<ResolvedFigure> {
  authorize(actor, 'article.list')
  const names = [fields.subject, fields.scope].filter((name) => name !== null)
  const indicatorName = fields.indicator.trim()
  const [indicators, tags, printedOn, isDateGuessed] = await Promise.all([
    findIndicatorNames(db, [indicatorName]),
    findTagsForNames(db, articleId, names),
    findPrintedOn(db, articleId),
    isPrintedOnGuessed(db, articleId),
  ])
  const indicator = indicators.get(indicatorName)
  const subject = fields.subject === null ? undefined : tags.get(fields.subject)
  const scope = fields.scope === null ? undefined : tags.get(fields.scope)
  const { period, resolution } = resolvedPeriod(fields.period, printedOn, isDateGuessed)
  return {
    resolution: {
      indicator: resolvedBy(indicator?.rule ?? 'indicator.new'),
      subject: subject ? resolvedBy(subject.rule) : null,
      scope: scope ? resolvedBy(scope.rule) : null,
      period: resolution,
    },
    indicator: indicator ? { id: indicator.id, name: indicator.name } : null,
    subject: subject?.id ? { id: subject.id, name: subject.name } : null,
    scope: scope?.id ? { id: scope.id, name: scope.name } : null,
    period: period && { from: period.from, to: period.to },
    quantity: canonicalQuantity(fields.value, fields.unit),
  }
}
