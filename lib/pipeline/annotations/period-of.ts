import { allMatches } from './all-matches'
import type { Quantity } from './quantity'
import { tailBefore } from './tail-before'

const YEARS = '(?:\\d{4}|[二一][〇零一二三四五六七八九]{3})'
const PLAN = '[“"]?十[一二三四五六七][五][”"]?'
const PERIODS = [
  `(?:截至|截止到?|到)[今去]年年底|截至(?:[一二三四]季度末|\\d{4}年一季度末)|截至(?=\\d|目前|[今去昨]|年底|[底末])(?:[昨今][日天])?(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:\\d{1,2}时)?(?:目前|[今去]年\\d{0,2}月?底?|年底)?(?:底|末)?`,
  `(?:到|至)?${YEARS}年(?:(?:\\d{1,2}|[一二三四五六七八九十]+)月)?(?:[至到—-](?:\\d{4}年)?\\d{1,2}月)?(?:\\d{1,2}日)?(?:上半年|下半年|前[一二三]个?季度|[一二三四]季度|底|末|以来|间|年初)?`,
  `(?:今|去|前|明|当|本)年(?:全年|以来|上半年|下半年|前[一二三]个?季度|第?[一二三四]季度|\\d{1,2}月(?:份)?(?:底)?(?:以来)?|\\d{1,2}[至到—-]\\d{1,2}月(?:份)?|前(?:\\d{1,2}|[一二三四五六七八九十]+)个?月|\\d{1,2}月[上中下]旬以来|年?底|末|初|国庆|五一|春节|暑期)?`,
  `(?:上半年|下半年|前[一二三]个?季度|第?[一二三四]季度|全年|年内|年底前|年底|\\d{1,2}[至到—-]\\d{1,2}月(?:份)?|前(?:\\d{1,2}|[一二三四五六七八九十]+)个?月|(?<![\\d年至到-])\\d{1,2}月(?:份|底|末)?(?![\\d、的])|上月|本月|上周|本周)`,
  `(?:${PLAN})(?:时期|期间|末|初|规划期)?(?:至今)?`,
  `(?:近|过去|最近|未来|此后|头)?(?:\\d+|[一二两三四五六七八九十]+)(?:多)?(?:年|个月|天)(?:多)?(?:来|间|内|以来)`,
  `(?:近|过去|未来|最近|连续)(?:\\d+|[一二两三四五六七八九十]+)(?:个月|年|天)`,
  `(?:[\\u4e00-\\u9fff]{2}期间|今[冬春夏秋]|去[冬秋]|半年来|此后[\\d一二两三四五六七八九十]+年|春节前|(?:近年来|多年来|目前|至今|当前|现在|如今|迄今|(?<![比在])过去(?!的)|(?<=^|[,。;“"\\u4e00-\\u9fff])以前(?=[\\u4e00-\\u9fff])|原来(?=有|的?[\\u4e00-\\u9fff]{0,6}$)|(?:\\d+|[一二三四五六七八九十]+)年前|(?:建成|投产|投用|通车|达产)后|开通初期|首日|(?:上线|成立|开业|运行)(?:\\d+|[一二两三四五六七八九十]+)(?:个月|年)半?|每年(?!的)|[本上](?:个)?(?:产|雪|赛|榨|采|渔|茶|蟹|财|学)[季年期]|(?:开板|开园|开业|上线|上市|开馆|首映|首发)?首[周月]|(?:成立|开通|运营|开放|投产|开业|开赛|启动|实施|建成|入驻|开春|入[冬春夏秋]|创办|上线|开工|开馆|开园|立项|挂牌)以来|半年内|一年内|春节期间|国庆期间|假期|节日期间|暑期))`,
].join('|')
const PERIOD = new RegExp(PERIODS, 'gu')
/** 1971年生, 去年同期的2.3倍: a birth and what one compares with. */
const NO_PERIOD =
  /^(?:生|出生|同期|版|[\u4e00-\u9fff]{0,4}的(?:势头|态势|局面|趋势|水平)|度计划|(?:正式|建成)?(?:投用|启用|开工|动工|创办|创立|注册|揭牌|落户|落成|奠基|封顶)(?!以来|至今))/u
/** 2020年的12家: the time of that figure alone. */
const ATTACHED = /^(?:全年|同期)?的\d/u
/** When a change has happened is not told by the day on which one looks. */
const MOMENT = /^(?:目前|如今|现在|当前)$/u
const SINCE = /[^,。;、]{2,24}以来(?=,)/gu

/**
 * When a figure holds, as the page words it: the nearest words of time before it in its sentence, then behind it in
 * the clause; for what accumulates, what the paragraph opened with (6年来, 2018年以来).
 */
export function periodOf(folded: string, { start, end, from, kind }: Quantity): string | null {
  const opening = openingOf(folded, start)
  const before = lastOwnPeriod(folded, opening, start)
  if (from !== null)
    return (
      spanOfChange(folded.slice(start, end), MOMENT.test(before ?? '') ? null : before) ??
      openedWith(folded, start)
    )
  const within = before ?? firstPeriod(folded.slice(start, clauseEnd(folded, end)))
  if (within) return within
  return kind === 'growth' || (kind !== 'share' && isAccumulated(folded, start))
    ? openedWith(folded, start)
    : null
}

/** 连续5年居全省前四 is told of its own clause alone, other times of what follows in the sentence too. */
function lastOwnPeriod(folded: string, opening: number, start: number): string | null {
  const before = folded.slice(opening, start)
  const period = lastPeriod(before, ATTACHED)
  if (!period?.startsWith('连续')) return period
  return before.split(/[,;:]/u).at(-1)?.includes(period) ? period : null
}

/** Where the sentence begins; parts that a semicolon divides share their time. */
function openingOf(folded: string, at: number): number {
  let start = at
  while (start > 0 && !/[。!?\n]/u.test(folded[start - 1] ?? '')) start -= 1
  return start
}

/** 从2019年的1.5亿元增长到2022年的5.7亿元 covers 2019年到2022年. */
function spanOfChange(printed: string, before: string | null): string | null {
  const target = lastPeriod(printed)
  const source = before?.replace(/^[从自]/u, '') ?? null
  return source && target && /年/u.test(source)
    ? `${source}到${target.replace(/^[到至]/u, '')}`
    : (source ?? target)
}

function lastPeriod(text: string, unless?: RegExp): string | null {
  const since = text.includes('以来') ? allMatches(text, SINCE).at(-1) : undefined
  const found = allMatches(text, PERIOD).filter(({ index, 0: period }) => {
    const rest = text.slice(index + period.length)
    if (NO_PERIOD.test(rest) || unless?.test(rest)) return false
    if (
      /^(?:过去|以前|现在|如今|[今去明]年|\d+月|[\d一二三四五六七八九十]+年前)/u.test(period) &&
      /[“"]/u.test(text[index - 1] ?? '')
    )
      return true
    return (
      !/(?:[十“"(《第较]|(?<!占)比|与|是|相当于|排到了?|排产已?到|延长?至)$/u.test(
        tailBefore(text, index, 8),
      ) ||
      (text[index] === '“' && !/(?<!占)[比较]$/u.test(tailBefore(text, index, 4)))
    )
  })
  const last = found.at(-1)
  if (since && (!last || last.index < since.index + since[0].length)) return since[0]
  return last ? last[0] : (since?.[0] ?? null)
}

function firstPeriod(text: string): string | null {
  PERIOD.lastIndex = 0
  return PERIOD.exec(text)?.[0] ?? null
}

function clauseEnd(folded: string, from: number): number {
  const found = folded.slice(from).search(/[,。;!?:、\n]/u)
  return found < 0 ? folded.length : from + found
}

function isAccumulated(folded: string, at: number): boolean {
  return (
    /累计[^。]*$/u.test(folded.slice(Math.max(0, at - 40), at)) ||
    /[从由][^,。]{0,10}$/u.test(folded.slice(Math.max(0, at - 12), at))
  )
}

/** The words of time at the paragraph's head, when they name a stretch that reaches to the present. */
function openedWith(folded: string, at: number): string | null {
  const head = /^[^,。]{1,24}(?:年来|年以来|年间|个月来)(?=,)/u.exec(folded.slice(0, at))?.[0] ?? null
  return head && (lastPeriod(`${head}`) ?? head)
}
