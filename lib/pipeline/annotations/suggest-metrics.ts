import { toDecimalText } from '../chinese/parse-numeral'
import type { MentionSuggestion, MetricSuggestion } from '../model'
import type { Passage } from './candidate'
import { clauseAround } from './clauses'
import { findQuantities, type Quantity } from './find-quantities'
import { findRanks } from './find-ranks'
import { indicatorOf } from './indicator-of'
import { isMeasured } from './is-measured'
import { mergeChanges } from './merge-changes'
import { isDecrease, kindOf, scopeOf } from './metric-kind'
import { periodOf } from './period-of'
import { subjectOf } from './subject-of'

/** Names that may hold a figure of their own (3.6万吨压机, 18条政策): such a figure is part of the name. */
const NAMES_WITH_FIGURES = new Set(['technology', 'policy', 'event', 'project', 'organization'])

/**
 * The figures in the body of one article, each with the fields of a metric as the page words them. A clause that the
 * page prints twice word for word states its figures once.
 */
export function suggestMetrics(
  passages: readonly Passage[],
  mentions: readonly MentionSuggestion[],
): MetricSuggestion[] {
  const stated = new Set<string>()
  return passages
    .filter(({ field }) => field === 'body')
    .flatMap((passage) => metricsIn(passages, mentions, passage))
    .filter(({ quote, text, indicator }) => {
      const key = `${quote}\n${text}\n${indicator}`
      const isNew = !stated.has(key)
      stated.add(key)
      return isNew
    })
}

function metricsIn(
  passages: readonly Passage[],
  mentions: readonly MentionSuggestion[],
  passage: Passage,
): MetricSuggestion[] {
  const names = mentions.filter(({ field, block }) => field === passage.field && block === passage.block)
  const quantities = quantitiesOf(passage.folded).filter((quantity) => !isInsideName(quantity, names))
  const metrics: MetricSuggestion[] = []
  for (const [index, quantity] of quantities.entries()) {
    const boundary = quantities[index - 1]?.end ?? 0
    metrics.push(toMetric(passages, mentions, passage, quantity, boundary, metrics.at(-1)))
  }
  return metrics
}

function quantitiesOf(folded: string): Quantity[] {
  const ranks = findRanks(folded)
  const others = findQuantities(folded).filter(
    (quantity) => !ranks.some(({ start, end }) => start < quantity.end && quantity.start < end),
  )
  const all = [...others, ...ranks].toSorted((a, b) => a.start - b.start)
  return mergeChanges(folded, all).filter((quantity) => isMeasured(folded, quantity))
}

function isInsideName({ start, end }: Quantity, names: readonly MentionSuggestion[]): boolean {
  return names.some((name) => NAMES_WITH_FIGURES.has(name.type) && name.start <= start && end <= name.end)
}

function toMetric(
  passages: readonly Passage[],
  mentions: readonly MentionSuggestion[],
  passage: Passage,
  quantity: Quantity,
  boundary: number,
  previous: MetricSuggestion | undefined,
): MetricSuggestion {
  const { folded, text, field, block } = passage
  const { start, end, unit, qualifier, rule, score } = quantity
  const clause = clauseAround(folded, start, end)
  const kind = kindOf(folded, quantity)
  const subject = subjectOf(passages, mentions, passage, start)
  const carried =
    previous && folded.slice(previous.end, start).search(/[。!?]/u) < 0 ? previous.indicator : ''
  return {
    field,
    block,
    start,
    end,
    text: text.slice(start, end),
    quote: text.slice(clause.start, clause.end).trim(),
    indicator: indicatorOf(passage, quantity, boundary, subject) ?? carried,
    subject,
    value: toDecimalText(quantity.value),
    valueTo: quantity.valueTo && toDecimalText(quantity.valueTo),
    from: quantity.from && toDecimalText(quantity.from),
    direction: isDecrease(folded, quantity) ? 'down' : null,
    unit,
    qualifier,
    kind,
    period: periodOf(folded, { ...quantity, kind }),
    scope: scopeOf(folded, quantity, kind),
    rule,
    score,
  }
}
