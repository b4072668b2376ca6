import type { MetricKind } from '../model'
import { clauseAround, sentenceAround } from './clauses'
import type { Quantity } from './quantity'
import { DOWN, UP, WHOLE } from './quantity-words'

const GROWTH_UNITS = /^(?:%|‰|个百分点|BP|个?基点)$/u
const GROWTH_WORD = new RegExp(
  `(?:${UP}|${DOWN}|增幅|增速|增长率|涨幅|降幅|新增|增量|增|降|涨|减|(?<!不)多|(?<!不)少|便宜|轻|提速|提效|压降|加快|放缓|减缓|[增减]产|减重|[变更又]?贵|溢价)(?:了|约|超|超过|近|达|达到|为|逾|突破|接近|超出|至少|分别|高达|不少于)*$`,
  'u',
)
/** 净增435户, 多了2600元: an absolute figure by which something has changed. */
const CHANGED = new RegExp(
  `(?:净增|净减|多了|少了|[比较][^,]{1,8}多|(?:${UP}|${DOWN})(?<!节约|节省|压|扩|拓|再增加|[新首]增|起降)(?:了)?|(?<!新|首|再)增(?:了)?)$`,
  'u',
)
/** 高于全国4.1个百分点, 价格比进口产品低40%: a distance, no growth. */
const DISTANCE =
  /(?:高于|低于|高出|低出|(?<!占)比(?![重例率])[^,。]{1,14}(?:(?<!提|升)高|(?<!降|减)低)(?:出|了)?|下浮|上浮)[^,。\d]{0,10}$/u
/** 造价比普通路面低15%: by so much less than another. */
const COMPARED =
  /(?<!占)比(?![重例率])[^,。]{1,14}(?:高|低|轻|多|少|快|慢|大|小|贵|省|长|短|厚|薄|重)(?:出|了)?(?:约|近|超过?)?$/u
/** 比去年高20元, 比过去快27分钟: a distance in time. */
const THAN_BEFORE =
  /[比较](?:上年|去年|前年|常年|往年|年初|过去|以往|同期|\d{1,2}月|\d{4}年|上月|上周)[^,。;\d]{0,8}(?:高|低|多|少|快|慢|长|短|贵|便宜|轻|(?<!增)加|涨|降|跌)(?:出|了)?(?:约|近)?$/u
/** 节水38%, 省四成: saved. */
const SAVED =
  /(?:节[水电能肥药油地工]|[可能省]省|(?:耗|成本|费用?|时间|人工)省|省[水电肥药工时]|节本|降[本耗碳]|减[碳排])(?:了|约|近|超|达|幅度?)*$/u
const SHARED = /(?:承担|订走|售出|售罄|用于|投向|来自|减按)[^,。\d]{0,4}$/u
/** 由半年缩短到45天: where it started is told in other words. */
const MOVED = new RegExp(`[由从][^,。\\d年]{1,8}年?(?:${UP}|${DOWN})(?:至|到|为)$`, 'u')
const REACHED = /(?:至|到|为)(?:了|约|超过?|近)*$/u
const SHARE_WORD =
  /(?:占比|比重|比例|份额|占有率|占[^,。;]{0,24})(?:约|超|超过|近|达|达到|为|已|已达|仍|还|仅|只有|高达|目前|提高到|提升至|提升到|上升到|上升至|提高至)*$/u
/** What is measured in per cent without being part of a whole: a rate, a strength, a subsidy. */
const RATE =
  /(?:率|(?<![年季月])度|浓度|湿度|密度|纯度|含量|水平|能耗|效能|补贴|补助|分红|贴息|奖励|利息|阈值|目标|指标|覆盖|比进口产品|赔付|报销|评分|效率)[^,。;、]{0,12}$/u
/** What is told of now or of a time gone by, in a sentence of plans. */
const PRESENT = /目前|去年|上年|截至|截止|已有|已经|现有|已累计|上半年已|同比|本届|当天/u
const TARGET_SENTENCE =
  /(?:预[计测],|(?:^|,|;|力争|确保|计划|要求|提出)到20\d\d年|力争|(?<!度|全年|任务)目标(?!的|任务|完成)|(?:计划|预计|(?<![虚模])拟)[^,。;]{0,16}(?:投用|投产|建成|开工|竣工|通车|启用|运营|完工),|将(?:出台|印发|实施|推行)[^。]*,|要求,|未来[\d一二三四五]+年|[\d一二三四五]年内(?=,|将|要|力争|再|计划)|年内[将要还]|(?:计划|要求)[^,。]{0,2}(?:年内|年底|今年|明年|到年)|(?:建成|投产|投用|通车|达产|全部完工)(?:投产|投用)?后(?:,|可|每|预计|年|将|能))/u
const TARGET_CLAUSE =
  /(?:(?<![比较])预计|(?<!年度|[比较按超])计划(?![的内数”"]|总投资|任务|财务|生育|单列)|打算|(?<![虚模])拟(?!转化|对接|中选)|(?<![比较])预期|预测(?!精度|准确|能力|模型|误差|近)|有望|争取|确保|将(?:再|新|陆续|继续|全面|进一步|累计)?(?:建|开发|投|实施|新增|完成|实现|达|超|突破|增|提高|提升|形成|带动|打造|引进|培育|安排|推出|改造|供应|创造|发放|覆盖|启动|发展|引入|新建|种|栽|节约|容纳|设|新建成|组织|举办|培养|推动|招聘|招募|投放|投入|采购|搭建|申报|派出|覆盖|延长|压缩|下降|减少|降低|由|从|收窄|缩短|缩小|保持|布放|推出|围绕|聚力|优先|在|每[周月年日])|将有|将占|要(?:达|到|从|超|突破|完成|实现|新增|扩大|压到|降到|提高|提升|建成|打造|再)|(?<!意见)建议(?![\d])|明年(?:新增|各|再|铺|建|招|掘进|将)|还要|下半年还|必须|(?:营收|产值|规模|总量|收入|占比|数量|增速|面积|产能|能力)(?:均|都|也)?要$|(?<!即)将$|有望$|力争$|可望|着力打造|规划建设|规划(?:面积|总))/u
const DOWN_WORD = new RegExp(
  `(?:${DOWN}|节[水电能肥药油地工]|[可能]省|省[水电肥药工时])(?:了|至少|约|超过?|近|达|逾|\\s)*$`,
  'u',
)

/** What sort of figure it is: rank, range and change say so themselves, the others by the words around them. */
export function kindOf(folded: string, quantity: Quantity): MetricKind {
  const { start, numberStart, end, unit, kind } = quantity
  if (kind === 'rank') return kind
  if (kind === 'range')
    return TARGET_CLAUSE.test(folded.slice(clauseAround(folded, start, end).start, start)) ? 'target' : kind
  if (kind === 'change') return isPlannedChange(folded, start) ? 'target' : kind
  const isPart = /^(?:%|‰|成|ratio)$/u.test(unit)
  const clause = clauseAround(folded, start, end)
  const before = folded.slice(clause.start, numberStart)
  if (folded.startsWith('不得', start) || isTarget(folded, start, end)) return 'target'
  if (!/^(?:倍|番|ratio)$/u.test(unit) && !GROWTH_UNITS.test(unit) && CHANGED.test(before)) return 'change'
  if (MOVED.test(before)) return 'change'
  if (THAN_BEFORE.test(before)) return 'growth'
  if (GROWTH_UNITS.test(unit) && DISTANCE.test(before))
    return unit === '%' && COMPARED.test(before) ? 'growth' : 'level'
  if (unit === 'ratio' && kind === 'share') return ratioKind(before)
  if (GROWTH_UNITS.test(unit) && (SAVED.test(before) || (unit === '%' && COMPARED.test(before))))
    return 'growth'
  if (unit === '倍' || unit === '番' || kind === 'growth') return 'growth'
  if (GROWTH_UNITS.test(unit) && GROWTH_WORD.test(before) && !REACHED.test(before)) return 'growth'
  if (unit === '个百分点' || /BP|基点/u.test(unit)) return GROWTH_WORD.test(before) ? 'growth' : 'level'
  if (kind === 'share' || (isPart && SHARE_WORD.test(before)) || (unit === '%' && SHARED.test(before)))
    return 'share'
  if (unit === '%' && (folded[end] === '的' || isPartOfNoun(folded, before, end))) return 'share'
  const named = before.length < 6 ? folded.slice(Math.max(0, clause.start - 16), numberStart) : before
  return /^(?:%|成|ratio)$/u.test(unit) && !RATE.test(named.replace(/[,，]/gu, '')) ? 'share' : 'level'
}

/** 其中三成利润…, 八成以上可…: a part of what was named, at the head of its clause. */
function isPartOfNoun(folded: string, before: string, end: number): boolean {
  return (
    /^(?:其中|有|已有|约|近|超过?|另有|“|\s)*$/u.test(before) && /^[\u4e00-\u9fff]/u.test(folded.slice(end))
  )
}

/** 死亡率降至十万分之二十三 is a level, 转诊率下降了三分之二 a growth, other fractions are shares. */
function ratioKind(before: string): MetricKind {
  if (GROWTH_WORD.test(before) && !REACHED.test(before)) return 'growth'
  return /(?<!占有)率[^,。占]{0,8}$/u.test(before) && !/比率/u.test(before) ? 'level' : 'share'
}

/** 下一步将…由2亿元扩容至5亿元: a change that is still to come. */
function isPlannedChange(folded: string, start: number): boolean {
  const { start: from } = sentenceAround(folded, start, start)
  return /下一步|力争|计划|(?<![虚模])拟|目标|有望|预计|预测(?!精度|准确)|将由|将从/u.test(
    folded.slice(from, start),
  )
}

function isTarget(folded: string, start: number, end: number): boolean {
  const sentence = sentenceAround(folded, start, end)
  const clause = clauseAround(folded, start, end)
  const before = folded.slice(sentence.start, start).replace(/[从自由][^,]{0,24}到20\d\d年/gu, '')
  if (/(?:是|比|超)[^,]{0,8}目标/u.test(before)) return false
  const own = folded.slice(clause.start, start)
  return (TARGET_SENTENCE.test(before) && !PRESENT.test(own)) || TARGET_CLAUSE.test(own)
}

/** Whether the words before the figure say a decrease; its magnitude stays positive. */
export function isDecrease(folded: string, { start, numberStart, isDown, from }: Quantity): boolean {
  return isDown || (from === null && DOWN_WORD.test(folded.slice(Math.max(0, start - 14), numberStart)))
}

const ANY_WHOLE = new RegExp(WHOLE, 'u')
const SHARE_OF = new RegExp(`占(${WHOLE})`, 'u')
const WHOLE_BEFORE = new RegExp(`(${WHOLE})(?=[\\d一二三四五])`, 'u')
const RANKED = /(?:位居|位列|居|列|排名?|名列)([^,。;第首前]{2,10})第/u
const FRACTION_OF = /(?:占|有|是|为|到|达|相当于|不足|超过?)([^,。的有是为到占达]{2,14})的?(?:近|约|超过?)?$/u

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
  const shared = SHARE_OF.exec(nearby) ?? (quantity.unit === 'ratio' ? WHOLE_BEFORE.exec(nearby) : null)
  if (shared?.[1]) return shared[1]
  if (kind === 'rank') return ANY_WHOLE.exec(nearby)?.[0] ?? RANKED.exec(nearby)?.[1] ?? null
  if (kind !== 'share' && !(kind === 'change' && quantity.unit === '%')) return null
  if (quantity.unit === 'ratio') {
    const whole = FRACTION_OF.exec(nearby.slice(0, quantity.numberStart - quantity.end))?.[1]
    if (whole) return whole
  }
  const part = /占([^,。;、\d]{2,14}?)(?:的|总数|总量|比重|比例)/u.exec(nearby)?.[1]
  if (part) return part
  const owned =
    quantity.unit === '%'
      ? /^的([\u4e00-\u9fff]{2,6}?)(?:来自|用于|由|为|是|[,。])/u.exec(folded.slice(quantity.end))?.[1]
      : null
  return owned ?? null
}
