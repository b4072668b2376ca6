import { Decimal } from 'decimal.js'
import { MetricFields, METRIC_KINDS, QUALIFIERS } from '@/lib/pipeline/model'
import { readNumber } from '@/lib/pipeline/read-number'

/** The form of a figure: all as typed. */
export type MetricDraft = Record<
  'indicator' | 'subject' | 'value' | 'valueTo' | 'from' | 'unit' | 'qualifier' | 'kind' | 'period' | 'scope',
  string
> & { isDown: boolean }

export type TextName = Exclude<keyof MetricDraft, 'isDown'>

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

const numberOrNull = (text: string) => (text.trim() === '' ? null : readNumber(text))
const textOrNull = (text: string) => text.trim() || null

type NumberField = 'value' | 'valueTo' | 'from'

/** What keeps a figure from being counted, and why. `has-words`: a number with `words` behind it, which belong elsewhere. */
export type DraftProblem =
  | { field: 'indicator' | 'value'; reason: 'missing' }
  | { field: NumberField; reason: 'no-number' }
  | { field: NumberField; reason: 'has-words'; number: string; words: string }
  | { field: 'valueTo'; reason: 'not-above'; than: string }
  | { field: 'from'; reason: 'unchanged' }

/** The number that a text begins with and the words behind it: 1.5万家 → 1.5万, 家. Null when it begins with none. */
function numberBefore(text: string): { number: string; words: string } | null {
  const typed = text.trim()
  for (let end = typed.length - 1; end > 0; end -= 1) {
    const number = typed.slice(0, end).trim()
    if (readNumber(number) !== null) return { number, words: typed.slice(end).trim() }
  }
  return null
}

function problemOfNumber(field: NumberField, text: string): DraftProblem[] {
  if (text.trim() === '') return field === 'value' ? [{ field, reason: 'missing' }] : []
  if (readNumber(text) !== null) return []
  const before = numberBefore(text)
  return before ? [{ field, reason: 'has-words', ...before }] : [{ field, reason: 'no-number' }]
}

/** What is missing, is no number, or cannot be: an upper bound below the value, a change from the value to itself. */
export function problemsOf(draft: MetricDraft): DraftProblem[] {
  const [value, valueTo, from] = [draft.value, draft.valueTo, draft.from].map(numberOrNull)
  const problems: DraftProblem[] =
    draft.indicator.trim() === '' ? [{ field: 'indicator', reason: 'missing' }] : []
  for (const field of ['value', 'valueTo', 'from'] as const)
    problems.push(...problemOfNumber(field, draft[field]))
  if (value && valueTo && new Decimal(valueTo).lte(value))
    problems.push({ field: 'valueTo', reason: 'not-above', than: groupedDecimal(value) })
  if (value && from && new Decimal(from).eq(value)) problems.push({ field: 'from', reason: 'unchanged' })
  return problems
}

/** What may be right but seldom is: a rise that is marked as a fall or the other way round, an amount of nothing. */
export type DraftDoubt = 'falls' | 'rises' | 'no-unit'

export function doubtsOf(draft: MetricDraft): DraftDoubt[] {
  const [value, from] = [numberOrNull(draft.value), numberOrNull(draft.from)]
  const doubts: DraftDoubt[] = []
  if (value && from && new Decimal(value).lt(from) && !draft.isDown) doubts.push('falls')
  if (value && from && new Decimal(value).gt(from) && draft.isDown) doubts.push('rises')
  if (value && draft.unit.trim() === '' && draft.kind === 'level') doubts.push('no-unit')
  return doubts
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
