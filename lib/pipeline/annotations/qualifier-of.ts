import type { Decimal } from 'decimal.js'
import type { MetricFields } from '../model'
import { quantity, type Quantity } from './quantity'
import { APPROXIMATE, LESS, MORE } from './quantity-words'

/** What the words before and after a number say of it: about, over, under or just so. */
export function qualifierOf(before: string, isMore: boolean, after: string): MetricFields['qualifier'] {
  if (APPROXIMATE.test(before)) return '≈'
  if (LESS.test(before) || /^以[下内]/u.test(after)) return '<'
  if (MORE.test(before) || isMore || /^(?:以上|之多|开外)/u.test(after)) return '>'
  return /^(?:左右|上下)/u.test(after) ? '≈' : '='
}

/** A quantity where words stand before its number and behind its unit that say how exact it is. */
export function qualifiedQuantity(
  at: number,
  { whole, before, after = '' }: { whole: string; before: string; after?: string },
  value: Decimal,
  unit: string,
  fields: Pick<Quantity, 'rule' | 'score'>,
): Quantity {
  return quantity(at, at + whole.length, value, unit, {
    numberStart: at + before.length,
    qualifier: qualifierOf(before, false, after),
    ...fields,
  })
}
