import type { Passage } from './candidate'
import { wordsWithin } from './words-of'

/** 上市公司, 全货运航空公司: a firm of which nothing but its trade is said. */
export function isCommonFirm({ words, folded }: Passage, start: number, end: number): boolean {
  if (
    /^(?:犯罪|利益|财团|诈骗|走私|大型|企业|跨国|产业|家族|教育|医共体|医疗|办学)集团$/u.test(
      folded.slice(start, end),
    )
  )
    return true
  if (/有限|集团/u.test(folded.slice(start, end))) return false
  return wordsWithin(words, start, end).every(({ text, tag }) =>
    text.length === 1 ? /^[全各外大中小新老总分子母]$/u.test(text) : /^(?:n|v|vn|b|a|d|l)$/u.test(tag),
  )
}
