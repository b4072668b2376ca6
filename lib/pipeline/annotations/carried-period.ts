import { sentenceStart } from './learned/sentence-places'

/** The time of the figure told before, and whether that figure stands in the same paragraph. */
export type Timed = { period: string; isHere: boolean }

/** 同比增长, 比上年同期, 环比下降0.4%: words that set a figure against an earlier time, so that it must have a time of its own. */
const COMPARES =
  /同比|环比|(?:比|较|与)(?:上年|去年|前年|同期|上月|上季|上届|\d{1,2}月)|[上去]年同期|(?:增长|增速|下降|上涨|下跌)(?![到至为了])/u
/** A quarter, a half, months, 今年以来: the time of statistics. A day since when something runs is none. */
const STATISTICAL = /^(?!.*日).{0,10}(?:季度|半年|\d月|个月|月份|[今去本]年.{0,4}以来)/u
/** A year told as such. */
const YEARLY = /^(?:[今去上]年|\d{4}年)$/u
/** 年末, 期末, 同期: the sentence has a time that no figure is given. */
const OWN_TIME = /年末|年初|期末|同期,|当[年月季日]|每(?:增加|提高)/u
/** 其中, 三个县区中: what the sentence before told is told in parts. */
const IN_PARTS = /^(?:其中|[\u4e00-\u9fff]{2,8}中,|[分按从][\u4e00-\u9fff]{1,8}看,)/u
const BY_KIND = /^[分按][\u4e00-\u9fff]{1,8}看,/u

/**
 * The time of a figure whose sentence names none: reports of statistics name it once, and what tells its parts or compares
 * with an earlier time goes on with it (前三季度…。其中,出口…,同比增长…). A year reaches no further than its paragraph. Null
 * where nothing goes on.
 */
export function carriedPeriod(folded: string, at: number, earlier: Timed | null): string | null {
  if (!earlier) return null
  const sentence = sentenceOf(folded, at)
  if (OWN_TIME.test(sentence)) return null
  if (earlier.isHere && IN_PARTS.test(sentence)) return earlier.period
  const goesOn = COMPARES.test(sentence) || BY_KIND.test(sentence)
  if (!goesOn) return null
  const isWide = STATISTICAL.test(earlier.period)
  return isWide || (earlier.isHere && YEARLY.test(earlier.period)) ? earlier.period : null
}

/** The words from one full stop to the next: parts that a semicolon divides share their time. */
function sentenceOf(folded: string, at: number): string {
  const start = sentenceStart(folded, at)
  const length = folded.slice(at).search(/[。!?\n]/u)
  return folded.slice(start, length < 0 ? folded.length : at + length)
}
