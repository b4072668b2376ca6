import { allMatches } from './all-matches'
import type { TagType } from '../model'
import type { Candidate, Passage } from './candidate'
import { LEADING_WORDS } from './name-shapes'
import { isOrdinaryWord } from './words-of'

const LIST =
  /((?:[^,。;:!?、()\s]{2,24}、)+[^,。;:!?、()\s]{2,24}?)等(?:一批|一大批|若干|多家|多个)?([^,。;:!?、]{0,18})/gu
const HEADS: readonly [RegExp, TagType, number][] = [
  [/(?:企业|公司|厂商|车企|药企|高校|院所|机构|银行|单位|品牌)/u, 'organization', 0.74],
  [/(?:展会|盛会|赛事|活动|论坛|节庆)/u, 'event', 0.66],
  [/(?:成果|技术|产品|装备|药物|算法|工艺)/u, 'technology', 0.72],
  [/(?:产业|领域|行业|赛道)/u, 'industry', 0.72],
  [
    /^(?:\d+|[一二三四五六七八九十两]+)?(?:个|座)?(?:车站|站点|客站|港口|景区|村庄|乡镇|街道|区县|县区|县市|市县)/u,
    'place',
    0.72,
  ],
]
const COMMON =
  /(?:企业|高校|机构|部门|单位|人员|人才|院所|公司|团队|组织|政府|市场|社会|资源|要素|服务|建设|管理|发展|创新|合作|保护|方面|环节|问题|工作|政策|制度|机制|能力|水平|研究|应用|生产|制造|研发|设计|销售|物流|仓储|运输|采购|加工|包装|展示|交易|教育|医疗|养老|文化|体育|生态|环保|安全|监管|审批|标准|质量|品牌|金融|科技|科创|资本|基金|信息|数据|土地|资金|医疗卫生|卫生|民生)$/u

/** Names in a list that says what they are: 科大智能、库卡机器人等人工智能企业; 克隆猴、光刻胶等科技成果. */
export function findListedNames(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = []
  if (!passage.folded.includes('、') || !passage.folded.includes('等')) return found
  for (const match of allMatches(passage.folded, LIST)) {
    const [, list = '', tail = ''] = match
    const head = HEADS.map(([pattern, type, score]) => ({ at: tail.search(pattern), type, score }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at)[0]
    if (head && !/符合|导向|方面|角度|环节/u.test(tail.slice(0, head.at)))
      found.push(...itemsOf(passage, match.index, list, head.type, head.score))
  }
  return found.filter((item) => !isPlaceAndKnown(item, known))
}

function itemsOf(passage: Passage, at: number, list: string, type: TagType, score: number): Candidate[] {
  const found: Candidate[] = []
  let start = at
  for (const item of list.split('、')) {
    const from = start === at ? withoutLead(passage, start, start + item.length) : start
    const text = passage.folded.slice(from, start + item.length)
    if (isNameLike(text, type)) {
      found.push({ start: from, end: start + item.length, type, canonical: null, rule: 'listed.kind', score })
    }
    start += item.length + 1
  }
  return found
}

/** The first item follows a verb: 聚集|科大智能、…; what stands before the last such word is no name. */
function withoutLead({ words, folded }: Passage, start: number, end: number): number {
  let from = start
  for (const word of words) {
    if (word.start < start) continue
    if (word.end >= end) break
    const isLead =
      LEADING_WORDS.has(word.text) ||
      /^(?:p|c|u|d|uj|ul|r)$/u.test(word.tag) ||
      (word.tag === 'v' && (word.start === from || word.text.length === 1))
    if (isLead || /[的了着]$/u.test(folded.slice(word.start, word.end))) from = word.end
  }
  return from
}

function isNameLike(text: string, type: TagType): boolean {
  if (text.length < 2 || text.length > 16 || /[“”"的了着是在和与及]/u.test(text)) return false
  if (type === 'industry') return text.length <= 8 && !COMMON.test(text) && text.length > 2
  return !COMMON.test(text) && (!isOrdinaryWord(text) || type === 'technology')
}

/** 深圳|新能源汽车 is a place and a known field, no name of its own. */
function isPlaceAndKnown(item: Candidate, known: readonly Candidate[]): boolean {
  const place = known.find(({ start, type }) => start === item.start && type === 'place')
  return place !== undefined && known.some(({ start, end }) => start === place.end && end === item.end)
}
