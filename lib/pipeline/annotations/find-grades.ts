import { allMatches } from './all-matches'
import { parseNumeral } from '../chinese/parse-numeral'
import { qualifiedQuantity } from './qualifier-of'
import type { Quantity } from './quantity'
import { AFTER, BEFORE, NUMBER } from './quantity-words'
import { tailBefore } from './tail-before'

const SCORED = new RegExp(
  `(?<=(?:得|获|考|打|评|砍下|拿下|均分|总分|积|给了|以|多|差|高出|领先|满意度|指数)[^,。;、\\d]{0,4})(${BEFORE})?(${NUMBER})分(?![钟之别类布支组公局院行校会成店厅秒拨管工\\d])(${AFTER})?`,
  'gu',
)
const GRADED = new RegExp(`(${BEFORE})?(${NUMBER})级(?!别)(以上|左右)?`, 'gu')
const QUAKES_AND_WINDS = /^(?:大风|阵风|强风|[东南西北偏]{1,3}风|地震|余震|强震)/u
const OF_QUAKES_AND_WINDS =
  /(?:地震|余震|震级|风力|阵风|[东南西北]风)(?:[^,。;\d]{0,4}|[^,。;]{0,3}\d\s?[-—~–至到]\s?)$/u
const TONNAGE = new RegExp(`(${BEFORE})?(\\d[\\d.]*[百千万]?)吨级`, 'gu')

const POINTS = { rule: 'figure.unit', score: 0.8 } as const
const GRADES = { rule: 'figure.level', score: 0.8 } as const

/** 评分94.6分, 考了673分: points. Minutes of a time of day are none. */
export function findScores(folded: string): Quantity[] {
  return allMatches(folded, SCORED).flatMap((match) => {
    const [whole, before = '', number = '', after = ''] = match
    const value = parseNumeral(number)
    if (!value || number.startsWith('一')) return []
    return [qualifiedQuantity(match.index, { whole, before, after }, value, '分', POINTS)]
  })
}

/** 5.2级地震, 西北风3至4级, 5000吨级船舶: force and size told in grades. Grades of schools, titles and hotels measure nothing. */
export function findGrades(folded: string): Quantity[] {
  const forces = allMatches(folded, GRADED).flatMap((match) => {
    const [whole, before = '', number = '', after = ''] = match
    const end = match.index + whole.length
    const isForce =
      QUAKES_AND_WINDS.test(folded.slice(end, end + 4)) ||
      OF_QUAKES_AND_WINDS.test(tailBefore(folded, match.index, 14))
    return isForce ? graded(match.index, { whole, before, after }, number, '级') : []
  })
  const sizes = allMatches(folded, TONNAGE).flatMap((match) => {
    const [whole, before = '', number = ''] = match
    return graded(match.index, { whole, before }, number, '吨')
  })
  return [...forces, ...sizes]
}

function graded(
  at: number,
  words: { whole: string; before: string; after?: string },
  number: string,
  unit: string,
): Quantity[] {
  const value = parseNumeral(number)
  return value ? [qualifiedQuantity(at, words, value, unit, GRADES)] : []
}
