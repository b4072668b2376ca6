import { allMatches } from './all-matches'
import { parseNumeral } from '../chinese/parse-numeral'
import { quantity, type Quantity } from './quantity'
import { WHOLE } from './quantity-words'

/** A number that goes on (第612次) is no rank of its first digits. */
const ORDINAL = '第[一二三四五六七八九十\\d]+(?![一二三四五六七八九十百千万\\d])'
const VERB =
  '(?:位居|位列|位于|排名|名列|稳居|跃居|居于|居|列|排在|排|升至|跃升至|上升至|跻身|保持|总量|规模|均|并列)'
const NUMBERED = new RegExp(
  `(${WHOLE})?(?:同类[\\u4e00-\\u9fff]{0,6})?(?:前)?(${VERB})?(${ORDINAL})(位|名)?(?![\\u4e00-\\u9fff]{0,0}[届批次条章节期个家张座台款部项季轮站阶步产大代方时线颗块所只架艘枚艘线点])`,
  'gu',
)
/** 首次进入全国前40, 位列前三: among so many of the first. */
const AMONG = new RegExp(
  `(?:跻身|进入|挤进|挺进|迈入|位居|位列|名列|稳居|排名|排在|保持)(?:在)?(${WHOLE})?[^,。;、前]{0,6}?前([一二三四五六七八九十]+|\\d{1,3})(?:位|名|强|列)?(?![\\d年月个天届季期批次后])`,
  'gu',
)
/** 排名第16、第21和第27: a place named right behind another. */
const LISTED = /第[一二三四五六七八九十\d]+(?:位|名)?[、和及]$/u
/** 第五名, 第九位升至第六位: a place one holds, moves from or shares, and not 第12位获奖者. */
const STANDS = /^(?:[,。;、和及]|(?:跃升|上升|提升|攀升|下降|下滑|回落|跌|升|降|跃)[至到]|$)/u
const FIRST = new RegExp(`(${WHOLE})?(?:各[省市区][区市]?)?(首位|榜首|之首|之冠)`, 'gu')
const SUPERLATIVE =
  /(全国|全球|世界|亚洲|国内|我国|全省|全市|欧洲|亚太地区|东南亚)([\u4e00-\u9fff]{0,6}?)(最[大高长多快深早新](?![\u4e00-\u9fff]{0,2}的?(?:增量|难|努力|限度|程度)))/gu

/** Ranks: 位列全国第三, 全国首位, 亚洲单体规模最大. Meetings and editions that are merely numbered are none. */
export function findRanks(folded: string): Quantity[] {
  const found = [...numbered(folded), ...among(folded), ...firsts(folded), ...superlatives(folded)]
  return found.filter(
    (rank, index) => !found.slice(0, index).some(({ start, end }) => start < rank.end && rank.start < end),
  )
}

function numbered(folded: string): Quantity[] {
  if (!folded.includes('第')) return []
  return allMatches(folded, NUMBERED).flatMap((match) => {
    const [whole, scope = null, verb = '', ordinal = '', counter = ''] = match
    const before = folded.slice(Math.max(0, match.index - 8), match.index)
    const behind = folded.slice(match.index + whole.length)
    const isRank =
      scope !== null ||
      verb !== '' ||
      /(?:排名|位居|位列|名列|跃升至|上升至|居|列)[^,。]{0,6}$/u.test(before) ||
      (counter === '' ? LISTED.test(before) : STANDS.test(behind))
    const value = parseNumeral(ordinal.slice(1))
    if (!value || !isRank || (counter === '' && isFollowedByNoun(folded, match.index + whole.length)))
      return []
    // 第九位升至第六位: the words of the way there stand between two places.
    const from = verb.endsWith('至') ? whole.indexOf(ordinal) : 0
    return [rank(match.index + from, whole.slice(from), value.toNumber(), scope ?? scopeBefore(before), 0.9)]
  })
}

function among(folded: string): Quantity[] {
  if (!folded.includes('前')) return []
  return allMatches(folded, AMONG).flatMap((match) => {
    const [whole, scope, number = ''] = match
    const value = parseNumeral(number)
    const at = whole.lastIndexOf('前')
    return value ? [rank(match.index + at, whole.slice(at), value.toNumber(), scope ?? null, 0.8)] : []
  })
}

function isFollowedByNoun(folded: string, at: number): boolean {
  return /^[\u4e00-\u9fff]/u.test(folded.slice(at)) && !/^[的并和且、]/u.test(folded.slice(at))
}

const ANY_WHOLE = new RegExp(WHOLE, 'u')

function scopeBefore(before: string): string | null {
  return ANY_WHOLE.exec(before)?.[0] ?? null
}

function firsts(folded: string): Quantity[] {
  if (!/[首冠]/u.test(folded)) return []
  return allMatches(folded, FIRST).map((match) =>
    rank(
      match.index,
      match[0],
      1,
      match[1] ?? scopeBefore(folded.slice(Math.max(0, match.index - 10), match.index)),
      0.88,
    ),
  )
}

function superlatives(folded: string): Quantity[] {
  if (!folded.includes('最')) return []
  return allMatches(folded, SUPERLATIVE).map((match) =>
    rank(match.index, match[0], 1, match[1] ?? null, 0.75),
  )
}

function rank(start: number, whole: string, place: number, scope: string | null, score: number): Quantity {
  const value = parseNumeral(String(place))
  if (!value) throw new RangeError(`no rank: ${place}`)
  return quantity(start, start + whole.length, value, '位', {
    kind: 'rank',
    scope,
    rule: 'figure.rank',
    score,
  })
}
