import type { Decimal } from 'decimal.js'
import type { AnnotationRule } from '../annotation-rules'
import type { MetricFields, MetricKind } from '../model'

/** A figure with its unit where it stands in the text, before the fields around it are known. */
export type Quantity = {
  start: number
  end: number
  /** Where the bare number starts, behind its qualifier. */
  numberStart: number
  value: Decimal
  valueTo: Decimal | null
  from: Decimal | null
  unit: string
  qualifier: MetricFields['qualifier']
  kind: MetricKind | null
  isDown: boolean
  scope: string | null
  rule: AnnotationRule
  score: number
}

/** A quantity with the fields of a plain level, but for those given. */
export function quantity(
  start: number,
  end: number,
  value: Decimal,
  unit: string,
  fields: Partial<Quantity>,
): Quantity {
  return {
    start,
    end,
    numberStart: start,
    value,
    valueTo: null,
    from: null,
    unit,
    qualifier: '=',
    kind: null,
    isDown: false,
    scope: null,
    rule: 'figure',
    score: 0.9,
    ...fields,
  }
}
