import type { MetricKind } from '../model'
import { clauseAround, sentenceAround } from './clauses'
import type { Quantity } from './find-quantities'
import { DOWN, UP, WHOLE } from './quantity-words'

const GROWTH_UNITS = /^(?:%|‰|成|个百分点|BP)$/u
const GROWTH_WORD = new RegExp(
  `(?:${UP}|${DOWN}|增幅|增速|增长率|涨幅|降幅|新增|增量|增|降|涨|减|多|少|高出)(?:了|约|超|超过|近|达|达到|为|逾|突破|接近|超出|至少|分别|高达|不少于)*$`,
  'u',
)
const REACHED = /(?:至|到|为)(?:了|约|超过?|近)*$/u
const SHARE_WORD =
  /(?:占比|比重|比例|份额|占有率|占[^,。;]{0,24})(?:约|超|超过|近|达|达到|为|已|已达|高达|目前|提高到|提升至|提升到|上升到|上升至|提高至)*$/u
const TARGET_SENTENCE = /(?:到20\d\d年|力争|目标|未来[\d一二三四五]+年)/u
const TARGET_CLAUSE =
  /(?:预计|(?<!年度)计划(?![的内数]|总投资|任务)|拟|预期|有望|争取|确保|将(?:再|新|陆续|继续|全面|进一步|累计)?(?:建|开发|投|实施|新增|完成|实现|达|超|突破|增|提高|提升|形成|带动|打造|引进|培育|安排|推出|改造|供应|创造|发放|覆盖|启动|发展)|着力打造|规划建设|规划(?:面积|总))/u
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
  const clause = clauseAround(folded, start, end)
  const before = folded.slice(sentence.start, start).replace(/[从自由][^,]{0,24}到20\d\d年/gu, '')
  if (/(?:是|比|超)[^,]{0,8}目标/u.test(before)) return false
  return TARGET_SENTENCE.test(before) || TARGET_CLAUSE.test(folded.slice(clause.start, start))
}

/** Whether the words before the figure say a decrease; its magnitude stays positive. */
export function isDecrease(folded: string, { start, numberStart, isDown, from }: Quantity): boolean {
  return isDown || (from === null && DOWN_WORD.test(folded.slice(Math.max(0, start - 14), numberStart)))
}

/** The whole that a share or a rank refers to: 占全国…, 全市第二, 88%的研发投入. */
export function scopeOf(
  folded: string,
  quantity: Quantity,
  kind: MetricKind,
  boundary: number,
): string | null {
  if (quantity.scope) return quantity.scope
  const clause = clauseAround(folded, quantity.start, quantity.end)
  const nearby = folded.slice(Math.max(clause.start, boundary), quantity.end)
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
