import type { TagType } from '../pipeline/model'

/** What names are of: the types of tags, or an indicator. */
export type NameKind = TagType | 'indicator'

/** A reason to think that two names mean one thing; `rest` is what one has more than the other. */
export type NameEvidence =
  | { kind: 'same-name'; a: string; b: string }
  | { kind: 'affix'; a: string; b: string; rest: string }
  | { kind: 'containment'; a: string; b: string; rest: string }
  | { kind: 'abbreviation'; a: string; b: string }
  | { kind: 'one-slip'; a: string; b: string }
  | { kind: 'same-reading'; a: string; b: string }

/** The name without what prints differently from paper to paper: width, case, spaces, dots, quotes, brackets, hyphens. */
const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·•‧・《》〈〉“”"'‘’()（）\-—–_.,，。、]+/gu, '')

/** Words at the end of a name that say only what kind of thing it is, longest first. */
const SUFFIXES: Record<NameKind, RegExp> = {
  person: /(?:教授|院士|先生|女士|博士|同志)$/u,
  organization:
    /(?:集团股份有限公司|股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|总公司|集团|公司)$/u,
  place: /(?:特别行政区|自治区|自治州|自治县|街道|地区|省|市|区|县|镇|乡|村)$/u,
  policy: /(?:征求意见稿|试行|暂行|修订版|修订)$/u,
  event: /(?:活动)$/u,
  project: /(?:建设项目|建设工程|项目|工程)$/u,
  industry: /(?:产业|行业)$/u,
  technology: /(?:技术)$/u,
  indicator: /(?:数量|总数|个数|数|总额|金额|额|比率|比例|比重|占比|率)$/u,
}
/** What a name may begin with that says only where it belongs. */
const PREFIXES: Partial<Record<NameKind, RegExp>> = {
  organization: /^(?:中国|.{2,3}?省|.{2,3}?市)/u,
  place: /^(?:中国|.{2,3}?(?:省|市|自治区))/u,
}
const CORE_MIN = 2

/** A folded name without its general words; never shorter than two characters. */
function coreOf(folded: string, kind: NameKind): string {
  const cut = (text: string, pattern: RegExp | undefined) => {
    const rest = pattern ? text.replace(pattern, '') : text
    return rest.length >= CORE_MIN ? rest : text
  }
  return cut(cut(folded, PREFIXES[kind]), SUFFIXES[kind])
}

/** Characters whose exchange makes another thing of a name, not a slip: numbers, directions, order, size. */
const TELLING =
  /[\d一二三四五六七八九十百千两东西南北中上下左右前后大小新老旧男女甲乙丙丁省市区县镇乡增减进出]/u

const CONTAINED_MIN = 3
const SLIP_MIN = 4
const READING_MIN = 3
const SHORT_MAX = 5

/** A name with what comparing it again and again needs; `reading` is its pinyin, empty when nobody looked it up. */
export type ComparedName = { name: string; kind: NameKind; folded: string; core: string; reading: string }

export function compared(name: string, kind: NameKind, reading = ''): ComparedName {
  const folded = foldName(name)
  return { name, kind, folded, core: coreOf(folded, kind), reading }
}

/** The strongest sign that two names of one kind mean one thing, or null. */
export function kinshipOf(one: ComparedName, two: ComparedName): NameEvidence | null {
  const { kind } = one
  const [a, b] = [one.name, two.name]
  if (one.folded === two.folded) return { kind: 'same-name', a, b }
  const isInOrder = one.folded.length <= two.folded.length
  const [short, long] = isInOrder ? [one.folded, two.folded] : [two.folded, one.folded]
  const holds = long.includes(short)
  if (holds && one.core === two.core) return { kind: 'affix', a, b, rest: long.replace(short, '') }
  if (holds && kind !== 'person' && short.length >= CONTAINED_MIN) {
    return { kind: 'containment', a, b, rest: long.replace(short, '') }
  }
  if (isShortFor(short, long, kind)) return { kind: 'abbreviation', a, b }
  if (short.length >= SLIP_MIN && isOneSlip(short, long)) return { kind: 'one-slip', a, b }
  const isReadAlike =
    short.length === long.length && short.length >= READING_MIN && one.reading === two.reading
  return isReadAlike && one.reading !== '' ? { kind: 'same-reading', a, b } : null
}

/**
 * Whether one name is made of characters of the other as Chinese shortens names (北京大学 → 北大, 中国科学技术大学 →
 * 中科大): in order, from its first character, or the first after 中国 or a province or city, to its last word, not all
 * in a row.
 */
function isShortFor(short: string, long: string, kind: NameKind): boolean {
  if (kind === 'person' || !/^\p{Script=Han}/u.test(short)) return false
  if (short.length < 2 || short.length > SHORT_MAX || long.length < short.length + 2) return false
  return shortenable(long, kind).some((text) => {
    let at = -1
    for (const character of short) {
      at = text.indexOf(character, at + 1)
      if (at === -1) return false
    }
    return text[0] === short[0] && at >= text.length - 3 && !text.includes(short)
  })
}

/** What a name may be shortened from: all of it, or what follows where it belongs. */
export function shortenable(long: string, kind: NameKind): string[] {
  const rest = long.replace(PREFIXES[kind] ?? /^$/u, '')
  return rest !== long && rest.length > CONTAINED_MIN ? [long, rest] : [long]
}

/** Whether one character was exchanged, left out or added, and not one that tells two things apart. */
function isOneSlip(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const [a, b] = [short.slice(at), long.slice(at)]
  const isExchange = short.length === long.length
  if ((isExchange ? a.slice(1) : a) !== b.slice(1)) return false
  return !TELLING.test(b.slice(0, 1)) && !(isExchange && TELLING.test(a.slice(0, 1)))
}
