import type { Quantity } from './quantity'
import { tailBefore } from './tail-before'

const OF =
  /(完成了?|恢复[到至]|相当于|占到?|约占|不到|不足|超过|超|接近|近)((?:20\d\d年(?:同期)?|[^,。;、的\d()]{2,12}?))的?$/u
const NO_WHOLE = /[占为达到比率增降高低]|超过?$|[一二三四五六七八九十]$/u

/**
 * 完成全年目标的58%, 恢复至2019年的98.1%, 超过年产量的七成, 约占全国四分之一: a part whose whole is named before the number, with the words that
 * say about, over or under before the whole.
 */
export function withWhole(folded: string, quantity: Quantity): Quantity {
  const { start, numberStart, unit, qualifier } = quantity
  if (!/^(?:%|ratio)$/u.test(unit) || start !== numberStart || qualifier === '<') return quantity
  const match = OF.exec(tailBefore(folded, start, 22))
  const [printed, lead = '', whole = ''] = match ?? []
  if (!printed || NO_WHOLE.test(whole)) return quantity
  const isOf = printed.endsWith('的')
  if (!isOf && !/^(?:约占|占到?)$/u.test(lead)) return quantity
  const said = qualifierSaid(lead)
  return {
    ...quantity,
    start: said ? start - printed.length : start,
    numberStart,
    qualifier: said ?? qualifier,
    kind: 'share',
    scope: quantity.scope ?? whole,
  }
}

function qualifierSaid(lead: string): Quantity['qualifier'] | null {
  if (/^不[到足]$/u.test(lead)) return '<'
  if (lead.startsWith('超')) return '>'
  return /^(?:接近|近|约占)$/u.test(lead) ? '≈' : null
}
