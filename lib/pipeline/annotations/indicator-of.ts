import type { Passage } from './candidate'
import { clauseAround } from './clauses'
import type { Quantity } from './quantity'
import { BEFORE, DOWN, UP } from './quantity-words'
import { wordIndexAt, wordsOf } from './words-of'

const BOUNDARY = /[,。;!?:\n]/u
const TIME =
  '(?:截至[^,]{0,12}?(?:底|末|日|目前|年)|(?:到|至)?\\d{4}年(?:\\d{1,2}月)?(?:底|末|以来)?|[今去前明当本]年(?:以来|上半年|下半年|前[一二三]季度|底|末)?|上半年|下半年|前[一二三]季度|目前|至今|当前|如今|迄今|近年来|[近过去未来]*[\\d一二两三四五六七八九十]+(?:多)?年(?:来|间|内)?|“十[一二三四五]五”(?:时期|期间|末)?|半年内|年内|全年|累计|已|已经|共|总共|先后|预计|将|力争|同时|其中|此外|而|并|且|也|还|又|更|和|与|及|以及|以|在(?![保建校岗线册职孵研营库途编院])|是|其|该|的|则|均|都|现(?![有代货场])|又有|每个|该|公司(?=[今去]|研|产|订|员|营|销)|全[市省区县州镇](?=现有|共有|已|累计|有)|、|“|”|\\s)'
const LEADING = new RegExp(`^${TIME}+`, 'u')
const VERBS =
  '(?:拥有|现有|共有|设有|建有|已有|聚集|集聚|汇聚|集结|汇集|引进|引育|培育|建成|建立|成立|组建|打造|新设|完成|实现|贡献了|贡献|累计|启用|安排|筹措|推出|投放|开通|开行|接待|吸引|带动|促成|发布|发放|惠及|涉及|占|达|收到|获得|突破|聘请|围绕|形成|支付|办理|举办|开展|帮助|关停|迎来|迎回|陆续|为|因此|使得|使|让|把|将|令|致使|会同|包括|包含|涵盖|从(?![业事])|由|了|对|向|(?:建设|投入|投资|支持|服务|生产|销售|组织|培训|修复|改造|整治|用|覆盖|查处|记录)(?=了|出))'
const LEADING_VERBS = new RegExp(`^(?:${VERBS}(?:了|出)?)+`, 'u')
const TRAILING = new RegExp(
  `(?:${BEFORE}|达到了|达到|高达|可达|达|为|是|共计|总计|合计|共|有|${UP}了?|(?<!起)${DOWN}了?|较[^,]{1,14}|同比|环比|(?<!占)比(?![重例率]|价格计算)[^,]{1,10}|却|由?(?:上年|去年)同期的?|由|从|至|到|了|将|预计|仅|实现|增至|增加至|降至|升至|分别|累计|等|年均|均|位于|位居|位列|(?<![民邻])居|(?<![班系行序并专陈])列|全球|全国|(?<!抢)占|的|在|上|、|“|\\(|\\s|\\d{4}年|目前|已|已经|方面|(?<![土耕基产林草场营用工]|湿|荒)地|约|突破|超过|(?<![通经超])过|近|每|只|仍|还|竟|要|(?<![产性功效技智动储耗热电核风光])能|平均|排名|排|规模(?=扩容)|扩容)+$`,
  'u',
)
const CUT_WORD = /^(?:v|p|c|d|r|t|y|x|ul|uz|ug|ad|vd|u)$/u
/** Verbs that stand inside the nouns of figures: 上市企业, 发明专利, 新增企业. */
const NOUN_VERB =
  /^(?:上市|登陆|发明|研发|创新|服务|合作|示范|投资|贷款|融资|试点|生产|制造|引进|签约|培训|就业|保护|管理|建设|发展|旅游|养殖|种植|运输|监测|交易|入库|在建|重点|注册|拥有|储备|研究|投入|支持|补贴|补助|保障|帮扶|转化|改造|出口|进口|外来|常住|获奖|实验|创业|参保|参展|参会|跨境|充电|供应|配套|落户|随迁|游|检测|合资|独资|在读|在校|来华|入境|出境|返乡|创投|验收|开工|签署|授权|引智|育种|科研|规上|关联|带动|服务)$/u

/** What is measured, in the page's words: the noun behind a count or share, else what stands before the figure. */
export function indicatorOf(
  passage: Passage,
  quantity: Quantity,
  boundary: number,
  subject: string | null,
): string | null {
  const { folded } = passage
  const quality = /^[\u4e00-\u9fff]{2,4}?([\u4e00-\u9fff]{2,6})最[大高长多快深早]$/u.exec(
    folded.slice(quantity.start, quantity.end),
  )
  if (quality?.[1]) return quality[1]
  const clause = folded.slice(
    Math.max(boundary, clauseAround(folded, quantity.start, quantity.start).start),
    quantity.start,
  )
  if (isAboutSame(clause, quantity) || ABOVE.test(clause)) return null
  if (LAG.test(clause)) return trimStart(clause)
  const after = nounAfter(passage, quantity)
  const cut = wordsBefore(folded, quantity.start, boundary, subject)
  const before = cut && withoutTime(withWholeWords(passage, cut, boundary, quantity.start))
  if (after && prefersNoun(folded, quantity, before)) return after
  return (
    before ?? after ?? doneInTime(folded, quantity) ?? wordsOfClauseBefore(folded, quantity.start, subject)
  )
}

/** 高于全省平均水平: how far what was told before is from something else. */
const ABOVE = /^(?:仍|还|也|均|都)?(?:高于|低于|高出|快于|慢于|好于|优于)/u
/** 比上月收窄, 较年初: said of what was told before. */
const COMPARED = /^(?:仍|还|也|均|都|要)?[比较]/u
/** 占规上工业的比重: the share that what was told before has of a whole. */
const SHARE = /^约?(占[^,。]{1,16}的?(?:比重|比例|份额))/u
/** 总量, 增速: a side of what was told before, no thing by itself. */
const SIDE = /^(?:总量|总数|规模|数量|增速|增幅|涨幅|降幅|占比|比重)/u

/**
 * What is measured when it was named before: 比上月收窄 is said of that alone, 增速居全省第三 of its 增速, 占规上工业的比重 of its share.
 * `own` as its words were read; `carried` is empty where nothing was named before; `clause`: the words before the figure.
 */
export function sideOf(own: string | null, carried: string, clause: string): string {
  const share = carried === '' ? undefined : SHARE.exec(clause)?.[1]
  if (share) return carried + share
  if (!own || carried === '') return own ?? carried
  if (COMPARED.test(own) && !/(?:提前|推迟|晚|早)$/u.test(own)) return carried
  const side = SIDE.exec(own)?.[0]
  if (!side) return own
  return carried.endsWith(side) ? carried : carried + side
}

/** 比计划提前, 价格比进口产品低: how far something is from something else is told by all these words. */
const LAG = /(?<!占)(?:比|较)(?![重例率])[^,。]{1,10}(?:提前|推迟|晚|早|(?<!提|升)高出?|(?<!降|减)低)$/u
const SAME = /这(?:个|一|项)(?:数字|数据|比例|占比|比重|指标|数)/u
/** What the clause names before is no thing measured: 占河南省的, 重回全国, 是去年同期的. */
const NO_THING =
  /^(?:更|也|仍|并|且)?(?:连续[\d一二三四五六七八九十]+年)?(?:占(?!比)[^,。]{1,14}的?|约占[^,。]{1,14}的|约?[是为](?!期)[^,。]{1,14}的|相当于[^,。]{1,14}的|(?:完成|恢复[到至])[^,。]{1,14}的|(?:重回|重返|位居|位列|居(?!民)|列|排名?|稳居|跃居|升至|名列|跻身)[^,。]{0,10})$/u

/** 占河南省的54.3%, 是去年同期的2.3倍, 这个数字只有38%: such a figure is about what the one before was about. */
function isAboutSame(clause: string, { unit, kind }: Quantity): boolean {
  if (SAME.test(clause)) return true
  if (/比重|比例|份额/u.test(clause)) return false
  return (kind === 'rank' || /^(?:%|倍|ratio)$/u.test(unit)) && NO_THING.test(clause.trim())
}

function trimStart(clause: string): string {
  return clause.replace(LEADING, '').replace(/^“/u, '')
}

/** A share or a sum belongs to the noun behind it only when nothing before it says what is measured. */
function prefersNoun(folded: string, { unit, end }: Quantity, before: string | null): boolean {
  if (/^(?:ratio|%)$/u.test(unit))
    return folded[end] === '的' && !(before && /(?:占比|比重|比例|率)$/u.test(before))
  return !(
    before &&
    /元|吨|米|公里|亩|千瓦|斤/u.test(unit) &&
    /(?:[额值量资费款产入出积长本价薪润税收支]|规模)$/u.test(before)
  )
}

/** 37所|学校|的学生: who is counted ends with what the counter counts. */
const COUNTER = /^(?:家|所|名|位|国|座|户|个)$/u
/** 4个种类的萤火虫: the counter counts sorts of what follows. */
const SORT = /(?:种类|类型|品种|类别)$/u

/** 448家[联盟成员]为…, 1/25的[人口]: counters and shares are followed by what they count. */
function nounAfter({ folded, words }: Passage, { end, unit, kind }: Quantity): string | null {
  if (kind === 'rank' || /^(?:倍|番|个百分点|BP|个?基点)$/u.test(unit)) return null
  const from = folded[end] === '的' ? end + 1 : end
  if (!/^[\u4e00-\u9fff“‘A-Za-z]/u.test(folded.slice(from))) return null
  let to = from
  for (let index = Math.max(0, wordIndexAt(words, from)); index < words.length; index += 1) {
    const word = words[index]
    if (!word) break
    if (word.end <= from) continue
    const start = Math.max(word.start, from)
    if (word.text === '、' && !/^、[^、,。]{0,24}\d/u.test(folded.slice(start))) continue
    if (start > from + 40 || BOUNDARY.test(word.text) || /[()]/u.test(word.text)) break
    if (word.text === '的' && to > from + 1 && COUNTER.test(unit) && !SORT.test(folded.slice(from, to))) break
    const isVerb = CUT_WORD.test(word.tag) && !/[“”"]/u.test(word.text)
    if (isVerb && !NOUN_VERB.test(word.text) && (to > from || !word.tag.startsWith('v'))) break
    to = word.end
  }
  const noun = folded
    .slice(from, to)
    .replace(/(?<=.{2})(?:参会|参展|签约|入驻|获奖|出席|参加|参赛|到场|报名|来华|落户)$/u, '')
    .replace(/(?:等|的|、)+$|(?<=.{2})[里中内上]$/gu, '')
  return noun.length > 1 && !/^(?:左右|以上|以下|上下|同比|增长|下降|较|每|不变|之间|大关)/u.test(noun)
    ? noun
    : null
}

function wordsBefore(folded: string, start: number, boundary: number, subject: string | null): string | null {
  let from = start
  while (from > boundary && !BOUNDARY.test(folded[from - 1] ?? '')) from -= 1
  let words = folded.slice(from, start).replace(/^与[^,]{1,12}相比/u, '')
  for (let rounds = 0; rounds < 4; rounds++) words = trim(words, subject)
  words = withoutLeadingWords(words)
  return words.length > 1 || /^[长宽高重深]$/u.test(words) ? words : null
}

/** 航空产业|去年|营收: the time stands among the words of what is measured. */
const TIME_WITHIN =
  /(?:今年|去年|前年|上年|上月|上半年|前[一二三]季度|(?:今年)?前\d{1,2}个?月|\d{1,2}月份)(?!度|末)(?=[\u4e00-\u9fff]{2})/gu

function withoutTime(words: string): string {
  const rest = words.replace(TIME_WITHIN, '')
  return rest.length > 1 ? rest : words
}

/** 科创飞|地, 鸟类雷|达: a word that the trimming has cut into is taken whole. */
function withWholeWords({ folded, words, edges }: Passage, cut: string, from: number, to: number): string {
  const start = folded.lastIndexOf(cut, to - cut.length)
  if (start < from) return cut
  const end = start + cut.length
  const last = edges.has(end) ? undefined : words[wordIndexAt(words, end)]
  const isWhole =
    last &&
    last.end <= to &&
    !/(?:[比较为]|[多高已]达|上涨|下降|增长|上升|下跌|减少|增加)$/u.test(last.text) &&
    /^(?:n|v|l)/u.test(last.tag)
  return folded.slice(start, isWhole ? last.end : end)
}

/** 按可比价格计算, 扣除价格因素: how it was measured, not what. */
const METHOD = /^(?:按|扣除|剔除|同口径)[^,]*$/u

/** 担保贷款规模增长显著,从…到…: a figure alone in its clause is about what the clause before it says. */
function wordsOfClauseBefore(folded: string, start: number, subject: string | null): string | null {
  const own = clauseAround(folded, start, start)
  if (own.start < 1 || folded[own.start - 1] !== ',') return null
  const before = folded.slice(0, own.start - 1)
  const previous = clauseAround(before, before.length, before.length)
  const said = before.slice(previous.start)
  if (METHOD.test(said)) return null
  const words = said.replace(
    /(?:稳步|快速|持续|不断|大幅|逐年|连年)?(?:增长|上升|提升|下降|扩大|发展)?(?:显著|明显|迅速|迅猛|较快|平稳|势头良好)?$/u,
    '',
  )
  return /\d/u.test(words) ? null : wordsBefore(words, words.length, 0, subject)
}

/** 仅用58天,就完成了…: a time taken is about what was done in it. */
function doneInTime(folded: string, { end, unit }: Quantity): string | null {
  if (!/天|小时|分钟|个月|工作日/u.test(unit)) return null
  return /^,(?:就|便|即)?(?:完成|实现)?(?:了)?([^,。;]{2,24})/u.exec(folded.slice(end))?.[1] ?? null
}

function trim(words: string, subject: string | null): string {
  const trimmed = words.replace(LEADING, '').replace(TRAILING, '')
  const rest = subject && trimmed.startsWith(subject) ? trimmed.slice(subject.length) : trimmed
  const bare = rest.replace(LEADING_VERBS, '')
  return bare.length > 1 ? bare : rest
}

const LEADING_TAG = /^(?:v|d|c|r|p|ul|uj|uz|ad|vd|y)$/u
const NOUN_TAG = /^(?:n|nz|vn|an|nt|j|l|b)/u

/** 却贡献了|产值, 她的|商铺: the thing measured is a noun, whatever is said of it before. */
function withoutLeadingWords(words: string): string {
  const parts = wordsOf(words)
  let first = 0
  for (const { text, tag } of parts) {
    const rest = parts.slice(first + 1)
    const isLead = LEADING_TAG.test(tag) && !(NOUN_VERB.test(text) && text.length > 1)
    if (!isLead || !rest.some((word) => word.text.length > 1 && NOUN_TAG.test(word.tag))) break
    first += 1
  }
  return words.slice(parts[first]?.start ?? 0)
}
