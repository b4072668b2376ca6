import type { Quantity } from './quantity'
import { tailBefore } from './tail-before'

/** Units in which a small number written in characters still measures something. */
const MEASURES =
  /^(?:%|‰|倍|番|个百分点|BP|个?基点|.*元|美元|吨|公里|米|海里|亩|斤|公斤|平方.*|立方.*|千瓦.*|人次|ratio|位)$/u
const COUNTERS =
  /^(?:个|项|条|类|种|家|大|位|名|次|场|部|处|组|对|片|层|张|把|份|块|根|支|座|所|台|本|篇|件|户|人|门|口|间|站|套|笔|起|款|头|只|列|班|趟|颗|村|镇|道|双|盆|枝|周|天|小时|分钟|秒|个月)$/u
const DURATION = /^(?:天|小时|分钟|秒|个月|周|个工作日)$/u
/** Things one sees and counts, be they only two or three. */
const THINGS = /^(?:台|辆|艘|架|栋|处|座|套|间|所|枚|颗|头|匹|亩|株|棵)$/u
const SET_NOUNS =
  /^(?:“|"|方面|阶段|关键(?![部零技设材])|关键词|层次|层面|维度|特质|专题|环节|步骤|坚持|统筹|面向|必须|意识|自信|维护|字|版块|板块|全会|原则|问题|措施|举措|任务|要求|机制|制度|政策|行动|工作法|清单|年头|月来|月内|月后)/u

/** Whether a figure measures something a reader could compare, rather than naming a date, a version or a set. */
export function isMeasured(
  folded: string,
  { start, end, numberStart, unit, kind, qualifier }: Quantity,
): boolean {
  if (kind === 'rank' || kind === 'change' || unit === '年') return true
  const before = tailBefore(folded, numberStart, 24)
  const printed = folded.slice(numberStart, end)
  const after = folded.slice(end)
  if (isPartOfAnother(before, printed, after)) return false
  if (unit === '点') return /\.\d/u.test(printed) || /指数[^,。]{0,6}$/u.test(before)
  if (isWritten(printed) && DURATION.test(unit) && !/^[百千万数几]/u.test(printed))
    return isTakenTime(printed, before, after) || (qualifier !== '=' && isDuration(printed, before, after))
  if (isWritten(printed)) return isLargeEnough(printed, unit, qualifier, before, after)
  const isSet = SET_NOUNS.test(after) && !(/^[“"]/u.test(after) && /^\d{2}/u.test(printed))
  if (isSet && COUNTERS.test(unit) && start === numberStart && qualifier === '=') return false
  if (/^(?:小时|分钟?|秒)/u.test(unit) && isClock(before, after)) return false
  if (DURATION.test(unit)) return isDuration(printed, before, after)
  return !/^[条项]$/u.test(unit) || !/^(?:政策|措施|举措|意见|规定)/u.test(after)
}

/** G60, 2.0版, 第3次, 1+10, 2023-2025, 0到1, 7×24. */
function isPartOfAnother(before: string, printed: string, after: string): boolean {
  if (/(?:[A-Za-z.+×/:#]|第|\d)$/u.test(before)) return true
  if (/\d[-—]$/u.test(before) && !/[%\u4e00-\u9fff]/u.test(printed)) return true
  if (/(?:十四五|十三五|电话|热线|编号|文号|邮编)[:”"]?$/u.test(before)) return true
  return (
    /^(?:版|届|周年|期|号|年代|季度|线城市|级|字)/u.test(after) ||
    (/[A-Za-z]$/u.test(printed) && /^[A-Za-z\d]/u.test(after))
  )
}

function isWritten(printed: string): boolean {
  return !/^\d|^每/u.test(printed)
}

/** 三个阶段 names a set and 一家 is an article; 百余家, 三十座, 两成 and 近百家 are counts. */
function isLargeEnough(
  printed: string,
  unit: string,
  qualifier: string,
  before: string,
  after: string,
): boolean {
  if (/^一(?![倍成番一二三四五六七八九十百千万亿])/u.test(printed) && qualifier === '=') return false
  if (MEASURES.test(unit))
    return (
      (!/^一(?:元|成|倍|位)$/u.test(printed) ||
        /(?:[了约近超占逾降增涨减低]|高出|多了?|少了?)$/u.test(before)) &&
      !isIdiom(printed, after, qualifier)
    )
  if (
    THINGS.test(unit) &&
    /^[两三四五六七八九]/u.test(printed) &&
    !/(?:这|那|其他|另外?|前|后|每|有)$/u.test(before)
  )
    return !SET_NOUNS.test(after)
  const digits = /^[数几]?([一二两三四五六七八九十百千万亿零〇点]+)/u.exec(printed)?.[1] ?? ''
  if (unit === '次' && /[万亿]/u.test(digits)) return true
  if (unit === '次')
    return (
      /^[两三四五六七八九]次/u.test(printed) &&
      !/(?:第|再|首|每|这|那|一)$/u.test(before) &&
      !/^(?:会议|全会|方|产业|元|党)/u.test(after)
    )
  if (digits.length === 1 && qualifier === '=') return false
  if (/^[百千万亿]+$/u.test(digits) && qualifier === '=' && !/^[数几]/u.test(printed)) return false
  if (digits.length === 1 && /^[一二两三四五六七八九]$/u.test(digits)) return false
  return !SET_NOUNS.test(after) && (digits.length > 1 || qualifier !== '=')
}

function isIdiom(printed: string, after: string, qualifier: string): boolean {
  const isBare = qualifier === '=' && /^[一两二三四五六七八九十百千万](?:位|人次)$/u.test(printed)
  return isBare || /^(?:化|结构)/u.test(after)
}

function isDuration(printed: string, before: string, after: string): boolean {
  if (
    /^24小时|^7天/u.test(printed) ||
    /(?:第|近|这|(?<!提)前|后|上线|成立|开业|开通|投运|运营|实施|推行|入驻|迎来|未来|过去|连续|满)$/u.test(
      before,
    )
  )
    return false
  if (/^(?:之?后|内)(?:就|便|即|可|能|到|抵达|送|完成)/u.test(after)) return true
  return !/^(?:来|内|后|前|间|以来|期|里|之|的时间|热线|服务|营业|值守|在线|不间断)/u.test(after)
}

/** 2小时06分57秒, 4分30秒: the parts of one time. */
function isClock(before: string, after: string): boolean {
  return /\d(?:小时|分|时)$/u.test(before) || /^\d{1,2}分/u.test(after)
}

/** 三天放款, 要三个月, 两周就能: what a task takes. */
function isTakenTime(printed: string, before: string, after: string): boolean {
  if (printed.startsWith('一')) return false
  if (
    /(?:需要?|只?要|用|耗时|历时|用时|长达|不到|走|等|花|提前|缩短|推迟|压缩|仅|到|至|以前|过去)(?:了|约)?$/u.test(
      before,
    )
  )
    return !/^(?:来|前|之前|以来|期)/u.test(after)
  if (/[日一夜]$/u.test(before)) return false
  return /^(?:就|便|即|可|能|放款|送|完成|拿到|到账|办结|办好|通关|交付|建成|走完|打个?来回)/u.test(after)
}
