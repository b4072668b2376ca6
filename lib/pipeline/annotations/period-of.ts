import { sentenceAround } from './clauses'
import type { Quantity } from './find-quantities'

const YEARS = '(?:\\d{4}|[二一][〇零一二三四五六七八九]{3})'
const PLAN = '[“"]?十[一二三四五六七][五][”"]?'
const PERIODS = [
  `截至(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:目前|[今去]年\\d{0,2}月?底?|年底)?(?:底|末)?`,
  `(?:到|至)?${YEARS}年(?:(?:\\d{1,2}|[一二三四五六七八九十]+)月)?(?:[至到—-](?:\\d{4}年)?\\d{1,2}月)?(?:\\d{1,2}日)?(?:上半年|下半年|前[一二三]个?季度|[一二三四]季度|底|末|以来|间|年初)?`,
  `(?:今|去|前|明|当|本)年(?:以来|上半年|下半年|前[一二三]个?季度|第?[一二三四]季度|\\d{1,2}月(?:份)?(?:底)?|[至到—-]\\d{1,2}月|前\\d{1,2}个?月|底|末|初|年底|国庆|五一|春节|暑期)?`,
  `(?:上半年|下半年|前[一二三]个?季度|第?[一二三四]季度|全年|年内|年底前|年底|\\d{1,2}-\\d{1,2}月(?:份)?|\\d{1,2}月份|上月|本月|上周|本周)`,
  `(?:${PLAN})(?:时期|期间|末|初|规划期)?(?:至今)?`,
  `(?:近|过去|最近|未来|此后|头)?(?:\\d+|[一二两三四五六七八九十]+)(?:多)?(?:年|个月|天)(?:多)?(?:来|间|内|以来)`,
  `(?:近|过去|未来|最近|连续)(?:\\d+|[一二两三四五六七八九十]+)(?:个月|年|天)`,
  `(?:近年来|多年来|目前|至今|当前|现在|如今|迄今|此前|昨天|昨日|今天|近日|日前|当天|半年内|一年内|春节期间|国庆期间|假期|节日期间|暑期)`,
].join('|')
const PERIOD = new RegExp(PERIODS, 'gu')
const SINCE = /[^,。;、]{2,24}以来(?=,)/gu

/**
 * When a figure holds, as the page words it: the nearest words of time before it in its sentence, then behind it in
 * the clause; for what accumulates, what the paragraph opened with (6年来, 2018年以来).
 */
export function periodOf(folded: string, { start, end, from, kind }: Quantity): string | null {
  const sentence = sentenceAround(folded, start, end)
  const before = lastPeriod(folded.slice(sentence.start, start))
  if (from !== null) return spanOfChange(folded.slice(start, end), before) ?? openedWith(folded, start)
  const within = before ?? firstPeriod(folded.slice(start, clauseEnd(folded, end)))
  if (within) return within
  return kind === 'growth' || (kind !== 'share' && isAccumulated(folded, start))
    ? openedWith(folded, start)
    : null
}

/** 从2019年的1.5亿元增长到2022年的5.7亿元 covers 2019年到2022年. */
function spanOfChange(printed: string, before: string | null): string | null {
  const target = lastPeriod(printed)
  const source = before?.replace(/^[从自]/u, '') ?? null
  return source && target && /年/u.test(source)
    ? `${source}到${target.replace(/^[到至]/u, '')}`
    : (source ?? target)
}

function lastPeriod(text: string): string | null {
  const since = [...text.matchAll(SINCE)].at(-1)
  const found = [...text.matchAll(PERIOD)].filter(
    ({ index }) => !/(?:[十“"(《第较]|(?<!占)比|与)$/u.test(text.slice(0, index)) || text[index] === '“',
  )
  const last = found.at(-1)
  if (since && (!last || last.index < since.index + since[0].length)) return since[0]
  return last ? last[0] : (since?.[0] ?? null)
}

function firstPeriod(text: string): string | null {
  const [first] = text.matchAll(PERIOD)
  return first?.[0] ?? null
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
