import { allMatches } from './all-matches'
import { Decimal } from 'decimal.js'
import { parseNumeral } from '../chinese/parse-numeral'
import { qualifiedQuantity, qualifierOf } from './qualifier-of'
import { quantity, type Quantity } from './quantity'
import { BEFORE, NUMBER } from './quantity-words'

const LASTS = new RegExp(
  `(?<=历时|耗时|用时|为期|长达|寿命|工期|质保期?|保质期|年限|周期|平均年龄)(${BEFORE}|为|达|约为)?(${NUMBER})(多|余)?年(以上|以内|左右)?`,
  'gu',
)
const HALF_OF = new RegExp(
  `(?<![一两二三四五六七八九十\\d个多])(${BEFORE})?半个?(小时|天|分钟)(?!后|前|内)`,
  'gu',
)
const AND_A_HALF = new RegExp(`(${BEFORE})?(${NUMBER})(?:个半(小时|月)|(小时|天)半)(以上|以内|左右)?`, 'gu')

/** 历时六年, 设计寿命超过25年: the years that a task or a thing lasts, which no date is. */
export function findLives(folded: string): Quantity[] {
  return allMatches(folded, LASTS).flatMap((match) => {
    const [whole, before = '', number = '', more = '', after = ''] = match
    const value = parseNumeral(number)
    const fields = {
      qualifier: qualifierOf(before, more !== '', after),
      rule: 'figure.unit' as const,
      score: 0.85,
    }
    return value ? [quantity(match.index, match.index + whole.length, value, '年', fields)] : []
  })
}

const HALVED = { rule: 'figure.half', score: 0.75 } as const

/** 半小时, 两个半小时, 两天半: units of time of which one is halved. */
export function findHalfTimes(folded: string): Quantity[] {
  const halves = allMatches(folded, HALF_OF).map((match) => {
    const [whole, before = '', unit = '小时'] = match
    return qualifiedQuantity(match.index, { whole, before }, new Decimal(0.5), unit, HALVED)
  })
  const more = allMatches(folded, AND_A_HALF).flatMap((match) => {
    const [whole, before = '', number = '', half, unit = half === '月' ? '个月' : '小时', after = ''] = match
    const value = parseNumeral(number)?.plus(0.5)
    return value ? [qualifiedQuantity(match.index, { whole, before, after }, value, unit, HALVED)] : []
  })
  return [...halves, ...more]
}
