import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'
import { wordIndexAt, wordsWithin, type Word } from './words-of'

const LOCALITY =
  /街道|(?<!城)镇(?![痛静定压长守级江])|(?<!之)乡(?![村镇亲愁情土音间])|(?<![乡农渔山])村(?![民级庄干口落委支两里镇])|社区(?!的|居|服务|治理|工作)|苏木|嘎查|片区|岛(?![内上屿国])|屯(?!垦|兵|粮|田)/gu
/** Parts of a town that are named only behind it: 田心片区, 东安岛. */
const ONLY_BEHIND = /^(?:片区|岛|屯)$/u
const NOT_A_NAME =
  /^(?:全|各|该|本|这|那|每|某|小城|城|古|新|老|美丽|和美|特色|农|山|乡|渔|名|重点|中心|建制|强|百强|千强|示范|美丽乡|传统|工业|文明|自然|行政|贫困|智慧|国际|未来|所在|下辖|多个|一个|两个|个|周边|邻近|附近|建|到|进|驻|回|返|离|出|入|在|从|为|与|和|对|向|由)*$/u
const BEFORE_NAME = /(?:^|[,。;:!?、()“”"《》\s]|[在和与及到从为对由向是于至自赴进访抵])$/u
const JOINING = /[的和与在为是对由向从到了把被将等个]/u

/** Streets, towns and villages that no list knows: 小昆山镇, 中山街道, 姚庄镇金星村. */
export function findLocalities(passage: Passage, known: readonly Candidate[]): Candidate[] {
  const { folded } = passage
  const found: Candidate[] = []
  for (const match of allMatches(folded, LOCALITY)) {
    const end = match.index + match[0].length
    const start = nameStart(passage, [...known, ...found], match.index, ONLY_BEHIND.test(match[0]))
    if (start === null || NOT_A_NAME.test(folded.slice(start, match.index))) continue
    found.push({ start, end, type: 'place', canonical: null, rule: 'shape.locality', score: 0.9 })
  }
  return found
}

/** The name has one to four characters and starts behind a place, a mark, or a small word. */
function nameStart(
  { folded, edges, words }: Passage,
  known: readonly Candidate[],
  at: number,
  isOnlyBehind: boolean,
): number | null {
  const ends = known
    .filter(({ type, end }) => type === 'place' && end < at && at - end <= 4 && isName(folded.slice(end, at)))
    .map(({ end }) => end)
  if (ends.length > 0) return Math.max(...ends)
  if (isOnlyBehind) return null
  for (const length of [2, 3, 4, 1]) {
    const start = at - length
    if (start < 0 || !isName(folded.slice(start, at)) || !BEFORE_NAME.test(folded[start - 1] ?? '')) continue
    if (length > 1 && edges.has(start) && !startsWithVerb(words, start) && !holdsVerb(words, start, at))
      return start
  }
  return null
}

function isName(text: string): boolean {
  return /^[\u4e00-\u9fff]+$/u.test(text) && !JOINING.test(text)
}

function startsWithVerb(words: readonly Word[], at: number): boolean {
  const word = words[wordIndexAt(words, at)]
  return word?.start === at && word.text.length > 1 && /^(?:v|d|p|c|r|ad|vd)$/u.test(word.tag)
}

/** 去年加入|镇里: a longer verb or word of time is no part of a name. */
function holdsVerb(words: readonly Word[], start: number, end: number): boolean {
  return wordsWithin(words, start, end).some(({ text, tag }) => text.length > 1 && /^[vt]$/u.test(tag))
}
