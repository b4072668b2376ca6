import type { MetricKind } from '../model'
import { clauseAround, sentenceAround } from './clauses'
import type { Quantity } from './find-quantities'
import { DOWN, UP, WHOLE } from './quantity-words'

const GROWTH_UNITS = /^(?:%|‰|成|个百分点|BP)$/u
const GROWTH_WORD = new RegExp(
  `(?:${UP}|${DOWN}|增幅|增速|增长率|涨幅|降幅|新增|增量|增|降|涨|减)(?:了|约|超|超过|近|达|达到|为|逾|突破|接近|超出|至少|分别|高达|不少于)*$`,
  'u',
)
const REACHED = /(?:至|到|为)(?:了|约|超过?|近)*$/u
const SHARE_WORD =
  /(?:占比|比重|比例|份额|占有率|占[^,。;]{0,24})(?:约|超|超过|近|达|达到|为|已|已达|高达|目前|提高到|提升至|提升到|上升到|上升至|提高至)*$/u
const TARGET_WORD =
  /(?:到20\d\d年|力争|预计|计划|目标|拟|预期|有望|争取|确保|将达|将超|将突破|将建成|将新增|将完成|将实现|将形成|将带动|将打造|着力打造|规划建设|未来[\d一二三四五]+年|规划(?:面积|总))/u
const DOWN_WORD = new RegExp(`${DOWN}(?:了|至少|约|超过?|近|达|逾|\\s)*$`, 'u')

/** What sort of figure it is: rank, range and change say so themselves, the others by the words around them. */
export function kindOf(folded: string, quantity: Quantity): MetricKind {
  const { start, numberStart, end, unit, kind } = quantity
  if (kind === 'rank' || kind === 'range' || kind === 'change') return kind
  const clause = clauseAround(folded, start, end)
  const before = folded.slice(clause.start, numberStart)
  if (isTarget(folded, start, end)) return 'target'
  if (unit === '倍' || unit === '番' || kind === 'growth') return 'growth'
  if (GROWTH_UNITS.test(unit) && GROWTH_WORD.test(before) && !REACHED.test(before)) return 'growth'
  if (unit === '个百分点' || unit === 'BP') return GROWTH_WORD.test(before) ? 'growth' : 'level'
  if (kind === 'share' || SHARE_WORD.test(before)) return 'share'
  return unit === '%' && folded[end] === '的' ? 'share' : 'level'
}

function isTarget(folded: string, start: number, end: number): boolean {
  const sentence = sentenceAround(folded, start, end)
  const before = folded.slice(sentence.start, start).replace(/[从自由][^,]{0,24}到20\d\d年/gu, '')
  return TARGET_WORD.test(before) && !/(?:是|比)[^,]{0,8}目标/u.test(before)
}

/** Whether the words before the figure say a decrease; its magnitude stays positive. */
export function isDecrease(folded: string, { start, numberStart, isDown, from }: Quantity): boolean {
  return isDown || (from === null && DOWN_WORD.test(folded.slice(Math.max(0, start - 14), numberStart)))
}

/** The whole that a share or a rank refers to: 占全国…, 全市第二, 88%的研发投入. */
export function scopeOf(folded: string, quantity: Quantity, kind: MetricKind): string | null {
  if (quantity.scope) return quantity.scope
  const clause = clauseAround(folded, quantity.start, quantity.end)
  const nearby = folded.slice(clause.start, quantity.end)
  const shared =
    new RegExp(`占(${WHOLE})`, 'u').exec(nearby) ??
    (quantity.unit === 'ratio' ? new RegExp(`(${WHOLE})(?=[\\d一二三四五])`, 'u').exec(nearby) : null)
  if (shared?.[1]) return shared[1]
  if (kind === 'rank') return new RegExp(WHOLE, 'u').exec(nearby)?.[0] ?? null
  if (kind !== 'share') return null
  const part = /占([^,。;、\d]{2,14}?)(?:的|总数|总量|比重|比例)/u.exec(nearby)?.[1]
  if (part) return part
  const owned =
    quantity.unit === '%'
      ? /^的([\u4e00-\u9fff]{2,6}?)(?:来自|用于|由|为|是|[,。])/u.exec(folded.slice(quantity.end))?.[1]
      : null
  return owned ?? null
}
