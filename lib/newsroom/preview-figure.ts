import 'server-only'
import { z } from 'zod'
import { db } from '../db/client'
import { findIndicatorNames, isPrintedOnGuessed } from '../db/resolving'
import { findPrintedOn } from '../db/source-pages'
import { StatedFigure } from '../document/content'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { resolvedBy, type ResolvedFigure } from '../editorial/resolution'
import { canonicalQuantity } from '../pipeline/canonical-quantity'
import { resolvedPeriod, tagsMeant } from './resolve-metrics'

export const PreviewFigure = z.object({ articleId: z.uuid(), fields: StatedFigure })
export type PreviewFigure = z.infer<typeof PreviewFigure>

/** Where the fields of a figure would lead if the article were saved with them now. Writes nothing. */
export async function previewFigure(
  actor: Actor,
  { articleId, fields }: PreviewFigure,
): Promise<ResolvedFigure> {
  authorize(actor, 'article.list')
  const indicatorName = fields.indicator.trim()
  const [indicators, tagOf, printedOn, isDateGuessed] = await Promise.all([
    findIndicatorNames(db, [indicatorName]),
    tagsMeant(db, articleId, [fields]),
    findPrintedOn(db, articleId),
    isPrintedOnGuessed(db, articleId),
  ])
  const indicator = indicators.get(indicatorName)
  const subject = tagOf(fields.subject, fields.chosen?.subject)
  const scope = tagOf(fields.scope, fields.chosen?.scope)
  const { period, resolution } = resolvedPeriod(fields, printedOn, isDateGuessed)
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
    quantity: canonicalQuantity(fields.value, fields.unit, fields.kind),
  }
}
