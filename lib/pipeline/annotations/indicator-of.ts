import type { Quantity } from './find-quantities'
import { BEFORE, DOWN, UP } from './quantity-words'

const BOUNDARY = /[,。;!?:\n]/u
const TIME =
  '(?:截至[^,]{0,12}?(?:底|末|日|目前|年)|(?:到|至)?\\d{4}年(?:\\d{1,2}月)?(?:底|末|以来)?|[今去前明当本]年(?:以来|上半年|下半年|前[一二三]季度|底|末)?|上半年|下半年|前[一二三]季度|目前|至今|当前|如今|迄今|近年来|[近过去未来]*[\\d一二两三四五六七八九十]+(?:多)?年(?:来|间|内)?|“十[一二三四五]五”(?:时期|期间|末)?|半年内|年内|全年|累计|已|已经|共|总共|先后|预计|将|力争|同时|其中|此外|而|并|且|也|还|又|更|和|与|及|以及|以|在|是|其|该|的|则|均|都|现|又有|、|“|”(?=的)|\\s)'
const LEADING = new RegExp(`^${TIME}+`, 'u')
const VERBS =
  '(?:拥有|现有|共有|设有|建有|已有|聚集|集聚|汇聚|集结|汇集|引进|引育|培育|建成|建立|成立|组建|打造|新增|新建|新设|完成|实现|贡献了|贡献|累计|启用|建设|投入|安排|筹措|推出|投放|开通|开行|接待|吸引|带动|促成|落地|签约|发布|发放|服务|惠及|覆盖|涉及|占|有|达|用|收到|获得|获|突破|种植|栽种|生产|销售|运送|投资|支持|聘请|围绕|形成|推动|支付|办理|举办|开展|组织|培训|帮助|记录|曝光|查处|修复|改造|整治|关停|迎来|迎回|陆续|为|因此|使|使得|让|把|将|令|致使|会同|包括|包含|涵盖|从|由|超|至|到|了|过|等|被|给|对|向)'
const LEADING_VERBS = new RegExp(`^(?:${VERBS}(?:了|出)?)+`, 'u')
const TRAILING = new RegExp(
  `(?:${BEFORE}|达到了|达到|高达|可达|达|为|是|共计|总计|合计|共|有|${UP}了?|${DOWN}了?|较[^,]{1,14}|同比|环比|比[^,]{1,10}|由|从|至|到|了|将|预计|仅|实现|增至|增加至|降至|升至|分别|累计|等|均|位于|位居|位列|居|列|全球|全国|占|的|在|上|、|“|\\(|\\s|\\d{4}年|目前|已|已经|方面|地|约|突破|超过|近|每|平均|排名|排|规模(?=扩容)|扩容)+$`,
  'u',
)
const NOUN_END =
  /[,。;!?:()\n]|、(?=[^、,。]{0,24}\d)|(?:为|是|在|来自|被|将|已|与|和(?=[\u4e00-\u9fff]{0,8}签)|参加|参与|入驻|落户|完成(?=[\u4e00-\u9fff]{0,2}$)|获|进入|供应|提供|组成|集聚|亮相|签约|分布|投入|陆续|顺利|正式|成功|从|到|对|通过|围绕|等)/u

/** What is measured, in the page's words: the noun behind a count or share, else what stands before the figure. */
export function indicatorOf(
  folded: string,
  quantity: Quantity,
  boundary: number,
  subject: string | null,
): string | null {
  const after = nounAfter(folded, quantity)
  const before = wordsBefore(folded, quantity, boundary, subject)
  if (
    after &&
    (/^(?:ratio|%)$/u.test(quantity.unit) ? folded[quantity.end] === '的' && !endsWithShare(before) : true)
  )
    return after
  return before ?? after
}

function endsWithShare(before: string | null): boolean {
  return before !== null && /(?:占比|比重|比例|率)$/u.test(before)
}

/** 448家[联盟成员]为…, 1/25的[人口]: counters and shares are followed by what they count. */
function nounAfter(folded: string, { end, unit, kind }: Quantity): string | null {
  if (kind === 'rank' || /^(?:倍|番|个百分点|BP)$/u.test(unit)) return null
  const rest = folded.slice(end).replace(/^的/u, '')
  const stop = rest.search(NOUN_END)
  const noun = (stop < 0 ? rest : rest.slice(0, stop)).slice(0, 40)
  const isCounted = folded[end] === '的' || /^[\u4e00-\u9fff“A-Za-z]/u.test(rest)
  return isCounted && noun.length > 1 && !/^(?:左右|以上|以下|上下|同比|增长|下降|较)/u.test(noun)
    ? noun
    : null
}

function wordsBefore(
  folded: string,
  { start }: Quantity,
  boundary: number,
  subject: string | null,
): string | null {
  let from = start
  while (from > boundary && !BOUNDARY.test(folded[from - 1] ?? '')) from -= 1
  let words = folded.slice(from, start)
  for (let rounds = 0; rounds < 4; rounds++) words = trim(words, subject)
  return words.length > 1 ? words : null
}

function trim(words: string, subject: string | null): string {
  const trimmed = words.replace(LEADING, '').replace(TRAILING, '')
  const rest = subject && trimmed.startsWith(subject) ? trimmed.slice(subject.length) : trimmed
  const bare = rest.replace(LEADING_VERBS, '')
  return bare.length > 1 ? bare : rest
}
