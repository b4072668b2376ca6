import type { GazetteerEntry } from '../model'
import { foldWidth } from '../chinese/fold-width'
import { buildAutomaton } from './automaton'
import type { Candidate, Passage } from './candidate'
import { isOrdinaryWord, wordIndexAt } from './words-of'

/** 中央 is the Party's centre but for these. */
const CENTRAL =
  /^(?:财政|企业|空调|大街|公园|商务区|厨房|预算|广场|银行|美术|音乐|民族|戏剧|财经|城市|单位|部门|级|直|专项|转移|活动区|控制|处理|储备|大道|车站|水塔|山|冲)/u

export type KnownNames = (passage: Passage) => Candidate[]

const SCORES = {
  person: 0.97,
  organization: 0.95,
  place: 0.96,
  policy: 0.92,
  event: 0.95,
  project: 0.95,
  industry: 0.91,
  technology: 0.9,
} as const

/** Short names are matched only where a dictionary word starts, or 上海南站 would hold 海南. */
const SHORT = 2

/**
 * Makes the matcher for a list of known names; it is worth keeping, building takes some milliseconds. Where people chose a
 * sense for a name, it is meant, whatever else bears the name.
 */
export function knownNames(listed: readonly GazetteerEntry[]): KnownNames {
  const chosen = new Set(
    listed.flatMap(({ surface, likelihood }) => (likelihood === undefined ? [] : [foldWidth(surface)])),
  )
  const entries = listed.filter(
    ({ surface, likelihood }) => likelihood !== undefined || !chosen.has(foldWidth(surface)),
  )
  const find = buildAutomaton(entries.map(({ surface }) => foldWidth(surface)))
  const forms = entries.map(formOf)
  return (passage) => {
    const found: Candidate[] = []
    for (const { start, end, word } of find(passage.folded)) {
      const entry = entries[word]
      const form = forms[word]
      if (!entry || !form || !standsAlone(passage, form, start, end)) continue
      const { type, canonical, likelihood } = entry
      const region = type === 'project' ? regionBehind(passage.folded, end) : 0
      const worth =
        likelihood === undefined
          ? ({ rule: 'known-name', score: SCORES[type] } as const)
          : ({ rule: 'learned-name', score: likelihood } as const)
      found.push({ start, end: end + region, type, canonical, ...worth })
    }
    return found
  }
}

/** What a known name asks of the text around it. */
type Form = {
  opensLatin: boolean
  endsLatin: boolean
  isPlace: boolean
  isShort: boolean
  isCompass: boolean
  isCentral: boolean
}

function formOf({ surface, type }: GazetteerEntry): Form {
  return {
    opensLatin: /^[\dA-Za-z]/u.test(surface),
    endsLatin: /[\dA-Za-z]$/u.test(surface),
    isPlace: type === 'place',
    isShort: surface.length <= SHORT,
    isCompass: /^[东西][北南]$/u.test(surface),
    isCentral: surface === '中央',
  }
}

/** 中欧班列(成渝): the region in brackets belongs to the name. */
function regionBehind(folded: string, end: number): number {
  return /^\([\u4e00-\u9fff]{2,4}\)/u.exec(folded.slice(end))?.[0].length ?? 0
}

function standsAlone(passage: Passage, form: Form, start: number, end: number): boolean {
  const { folded, edges } = passage
  const { isPlace, isShort } = form
  if (form.opensLatin && /[\dA-Za-z]/u.test(folded[start - 1] ?? '')) return false
  if (form.endsLatin && /[\dA-Za-z]/u.test(folded[end] ?? '')) return false
  if (isPlace && isShort && /[路街]/u.test(folded[end] ?? '')) return false
  if (
    isPlace &&
    /^(?:生产总值|生产毛额)/u.test(folded.slice(end)) &&
    folded.slice(start, end).endsWith('地区')
  )
    return false
  if (isPlace && /^[语文籍](?!化|明|物|旅|创)/u.test(folded.slice(end, end + 2))) return false
  if (form.isCompass && /^[角部风侧方向虎大师林农工人菜边延段地石财交]/u.test(folded.slice(end))) return false
  if (form.isCentral && CENTRAL.test(folded.slice(end))) return false
  if (!isShort) return true
  return (
    edges.has(start) &&
    (edges.has(end) || /[市区县省港委人]/u.test(folded[end] ?? '') || isInsideName(passage, end))
  )
}

/** 美国|科学院 and 台湾|同胞 are one word of the dictionary, in which a name stands before another word. */
function isInsideName({ words }: Passage, at: number): boolean {
  const word = words[wordIndexAt(words, at)]
  if (word === undefined || word.start >= at || at >= word.end) return false
  const rest = word.text.slice(at - word.start)
  return /^n[tsz]$/u.test(word.tag) || (rest.length > 1 && isOrdinaryWord(rest))
}
