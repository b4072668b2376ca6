import type { Candidate, Passage } from './candidate'
import { FIRM_PREFIXES } from './firm-words'
import { INNER_VERBS, LEADING_WORDS, type NameShape } from './name-shapes'
import { tailBefore } from './tail-before'
import { wordsWithin, type Word } from './words-of'

const FIRM_PREFIX = new RegExp(`(?:${FIRM_PREFIXES}|中国)$`, 'u')
const NOT_WITHIN = /[的了着]|企业|公司|集团|记者|全省|全市|全国|部分/u
const PARTICLE = /^[和与在将由把被为是让使给到从向等地各该]$/u

/** What firms do, said in their names as verbs. */
const FIELD =
  /^(?:发射|研发|研制|制造|生产|运营|重型|大型|现代|先进|高效|新型|智能化|国际化|优质|综合性|核心|前沿|独立|新建|勘探|开采|冶炼|回收|利用|清洁|保洁|回用|飞行|检修|维修|维护|改装|拆解|租售|代理|经纪|策划|传播|演出|放映|设计|装饰|安装|施工|监理)$/u
const WORKS = /^shape\.(?:learned|park|facility|center)$/u

/** 凉州|会谈纪念馆: between a place and what stands there are no particles and no verbs that lead. */
function isOpenWord({ text, tag }: Word): boolean {
  if (text.length === 1)
    return (
      !/^[的了着过和与及或在从向对由把被将是有为等也都就还又再到至给使用自于往来去]$/u.test(text) &&
      !/^[pcud]/u.test(tag)
    )
  if (INNER_VERBS.has(text))
    return !/^(?:建设|启动|推进|推动|发布|签约|揭牌|生产|经营|销售|规划|改革)$/u.test(text)
  return !LEADING_WORDS.has(text) && !/^(?:p|c|d|u|r|t|m|f)$/u.test(tag)
}

/**
 * 陕西|顶端果业科技有限公司, 香港|交易及结算所有限公司, 卢森堡|芬德尔机场: a firm goes back to the place before it over any words but
 * particles and verbs that lead, other names over sounds that no dictionary joins.
 */
export function reachPlace(
  { folded, words }: Passage,
  known: readonly Candidate[],
  start: number,
  from: number,
  { rule }: NameShape,
): number {
  const isFirm = rule === 'shape.company'
  const isWork = WORKS.test(rule)
  if (!isFirm && !isWork && !/^shape\.(?:place|firm)$/u.test(rule)) return start
  const place = known.find(
    (name) =>
      name.type === 'place' &&
      name.end <= from &&
      name.start < start &&
      from - name.end <= (isFirm ? 12 : isWork ? 8 : 4) &&
      /^[\u4e00-\u9fff]{2,}$/u.test(folded.slice(name.end, from)),
  )
  if (!place)
    return isFirm ? start - (FIRM_PREFIX.exec(tailBefore(folded, start, 3))?.[0].length ?? 0) : start
  const between = folded.slice(place.end, from)
  const inner = wordsWithin(words, place.end, from)
  if (NOT_WITHIN.test(between) || inner.some(({ text }) => PARTICLE.test(text))) return start
  const isOpen = isWork
    ? inner.every((word) => isOpenWord(word))
    : isFirm
      ? inner.every(
          ({ text }) =>
            text.length === 1 || INNER_VERBS.has(text) || FIELD.test(text) || !LEADING_WORDS.has(text),
        )
      : inner.every(({ text, tag }) => text.length === 1 || /^(?:nr|nrt|ns|x|nz)/u.test(tag))
  if (
    !isOpen ||
    (isFirm &&
      inner.some(
        ({ text, tag }) => tag === 'v' && text.length > 1 && !INNER_VERBS.has(text) && !FIELD.test(text),
      ))
  )
    return start
  const prefix = isFirm ? (FIRM_PREFIX.exec(tailBefore(folded, place.start, 3))?.[0].length ?? 0) : 0
  return place.start - prefix
}
