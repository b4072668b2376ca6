import { readNumber } from '@/lib/pipeline/read-number'
import { MetricFields, METRIC_KINDS, QUALIFIERS } from '@/lib/pipeline/model'

/** The form of a figure: all as typed. */
export type MetricDraft = Record<
  'indicator' | 'subject' | 'value' | 'valueTo' | 'from' | 'unit' | 'qualifier' | 'kind' | 'period' | 'scope',
  string
> & { isDown: boolean }

export const EMPTY_DRAFT: MetricDraft = {
  indicator: '',
  subject: '',
  value: '',
  valueTo: '',
  from: '',
  unit: '',
  qualifier: '=',
  kind: 'level',
  period: '',
  scope: '',
  isDown: false,
}

export function draftOf(fields: MetricFields): MetricDraft {
  const { indicator, subject, value, valueTo, from, unit, qualifier, kind, period, scope, direction } = fields
  return {
    indicator,
    subject: subject ?? '',
    value,
    valueTo: valueTo ?? '',
    from: from ?? '',
    unit,
    qualifier,
    kind,
    period: period ?? '',
    scope: scope ?? '',
    isDown: direction === 'down',
  }
}

export type DraftProblem = 'indicator' | 'value' | 'valueTo' | 'from'

const numberOrNull = (text: string) => (text.trim() === '' ? null : readNumber(text))
const textOrNull = (text: string) => text.trim() || null

/** What is missing or no number, by field. */
export function problemsOf(draft: MetricDraft): DraftProblem[] {
  const isWrong = (text: string) => text.trim() !== '' && readNumber(text) === null
  return [
    ...(draft.indicator.trim() === '' ? (['indicator'] as const) : []),
    ...(readNumber(draft.value) === null ? (['value'] as const) : []),
    ...(isWrong(draft.valueTo) ? (['valueTo'] as const) : []),
    ...(isWrong(draft.from) ? (['from'] as const) : []),
  ]
}

/** The fields of a figure without problems, else null. Numbers are exact; 1.5万 is 15000. */
export function fieldsOf(draft: MetricDraft): MetricFields | null {
  if (problemsOf(draft).length > 0) return null
  const parsed = MetricFields.safeParse({
    indicator: draft.indicator.trim(),
    subject: textOrNull(draft.subject),
    value: numberOrNull(draft.value),
    valueTo: numberOrNull(draft.valueTo),
    from: numberOrNull(draft.from),
    direction: draft.isDown ? 'down' : null,
    unit: draft.unit.trim(),
    qualifier: QUALIFIERS.find((one) => one === draft.qualifier),
    kind: METRIC_KINDS.find((one) => one === draft.kind),
    period: textOrNull(draft.period),
    scope: textOrNull(draft.scope),
  })
  return parsed.data ?? null
}

/** An exact decimal with its thousands apart: 15000 → 15,000. */
export function groupedDecimal(value: string): string {
  const [whole = '', fraction] = value.split('.')
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** The figure in one line, as it will be counted: `1.5万家 → 4.7万家` is `15,000 → 47,000 家`. */
export function spelledOut({ value, valueTo, from, unit, qualifier, direction }: MetricFields): string {
  const sign = qualifier === '=' ? '' : qualifier
  const start = from === null ? '' : `${groupedDecimal(from)} → `
  const range = valueTo === null ? '' : `–${groupedDecimal(valueTo)}`
  const down = direction === 'down' ? '↓ ' : ''
  return `${down}${start}${sign}${groupedDecimal(value)}${range} ${unit}`.trim()
}
