import type { MentionSuggestion } from '../../model'
import type { Owned } from './subject-features'
import { sentenceStart } from './sentence-places'

/** What the text calls an owner that it has named before, and the endings of such names. */
const KIN: readonly [RegExp, RegExp][] = [
  [/公司|企业|厂|集团/u, /(?:公司|集团|厂|科技|股份|[\u4e00-\u9fff]{4})$/u],
  [/园区|产业园|基地|项目|平台/u, /(?:园|园区|基地|项目|平台|中心|区|工程)$/u],
  [/学校|学院|大学|校园/u, /(?:学校|学院|大学|中学|小学)$/u],
  [/全村|村里|村集体/u, /村$/u],
  [/全镇|镇里/u, /镇$/u],
  [/全区|区里/u, /区$/u],
  [/全市|市里/u, /市$/u],
  [/全省/u, /省$/u],
  [/全县|县里/u, /县$/u],
  [/医院/u, /医院$/u],
  [/团队|实验室|研究院|研究所|中心/u, /(?:团队|实验室|院|所|中心)$/u],
  [/大会|展会|本届|赛事|比赛/u, /(?:会|赛|节|展|活动)$/u],
]
const WHOLE = /全(市|省|区|县|镇|村|州|校|院|国|旗|港)/u

/** What only firms have. */
const FIRM = /公司|企业|订单|营收|销售额|销售收入|产品|客户|工厂|车间|员工|研发投入|海外|净利润|股/u

export type OwnerWords = { kin: RegExp | null; cue: string; whole: string | null; isFirm: boolean }

/** The words of a figure's sentence that point to its owner: 公司, 全市, 我们. */
export function ownerWordsOf({ passage: { folded }, start, end }: Owned): OwnerWords {
  const sentence = folded.slice(sentenceStart(folded, start), end + 10)
  let last = -1
  let kin: RegExp | null = null
  for (const [word, names] of KIN) {
    const at = sentence.search(word)
    if (at > last) [last, kin] = [at, names]
  }
  return { kin, cue: cueOf(sentence), whole: WHOLE.exec(sentence)?.[1] ?? null, isFirm: FIRM.test(sentence) }
}

function cueOf(sentence: string): string {
  if (/我/u.test(sentence)) return 'we'
  if (/他|她/u.test(sentence)) return 'he'
  if (WHOLE.test(sentence)) return 'whole'
  return /该|这[家个座条项种]|其/u.test(sentence) ? 'this' : 'none'
}

/** A body that sells or makes, not one that rules, teaches or heals. */
export function isFirmLike({ type, text }: MentionSuggestion): boolean {
  return (
    type === 'organization' &&
    !/(?:[局委厅署院办所处科]|政府|大学|学会|协会|中心|法院|海关|部|联盟|大队|支队|学校|医院)$/u.test(text)
  )
}
