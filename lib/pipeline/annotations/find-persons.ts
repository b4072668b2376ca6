import type { AnnotationRule } from '../annotation-rules'
import type { Candidate, Passage } from './candidate'
import { AFTER_NAME, FAMILY_NAME, TITLE } from './person-words'
import { isOrdinaryWord, wordsOf } from './words-of'

const GIVEN = '[\\u4e00-\\u9fff]'
const TITLE_BEFORE = new RegExp(`${TITLE}(?:、|,|\\s|:)?(?=${FAMILY_NAME})`, 'gu')
const IS_TITLE = new RegExp(`^(?:副|原)?${TITLE}$`, 'u')
const NAME = new RegExp(`^${FAMILY_NAME}${GIVEN}{1,2}`, 'u')
const SHORT_NAME = new RegExp(`^${FAMILY_NAME}${GIVEN}`, 'u')
const FOLLOWS = new RegExp(`^(?:$|[\\s,。;:!?、()“”"‘’《》—\\-·]|${AFTER_NAME})`, 'u')
const SPEECH =
  '(?:表示|指出|强调|认为|介绍|告诉记者|告诉笔者|坦言|回忆|透露|写道|直言|感慨道?|说|笑着说|自豪地说|充满信心地说|解释说|宣布)'
const SAYS = new RegExp(`^${SPEECH}`, 'u')
const SPEAKER = new RegExp(`(?<=^|[,。;:!?“”"\\s])(${FAMILY_NAME}${GIVEN}{1,2}?)(?=${SPEECH})`, 'gu')
const HONORED = new RegExp(
  `(?<=^|[,。;:!?、“”"\\s()和与同由向])(${FAMILY_NAME}${GIVEN}{1,2}?)(?=总书记|总理|主席|院士|教授|同志|女士|先生|博士|老师|警官|书记|市长|区长|研究员|等\\d+(?:名|位|人))`,
  'gu',
)
const NAMED_LIST = new RegExp(
  `(?<=^|[,。;:!?”"\\s])(${FAMILY_NAME}${GIVEN}{1,2}(?:、${FAMILY_NAME}${GIVEN}{1,2})+)(?=等[^,。;、]{0,8}(?:运动员|选手|院士|专家|教授|演员|艺术家|科学家|学者|名家|教练|老师|领导|嘉宾|烈士|同志|作家))`,
  'gu',
)
const FOREIGN = /[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fffA-Z.]{1,8})+/gu
const AFTER_TITLE = new RegExp(`^[^·]*${TITLE}(?=[^·])`, 'u')
const LATIN_NAME = /(?<=[\u4e00-\u9fff]\()[A-Z][a-z]+(?:[ .-]+[A-Z][a-z.]*)+(?=\))/gu

/**
 * Named people: after a title, before a verb of speech or an address, in a list that such a name opens, and
 * foreign names with a middle dot. Names of reporters and photographers in credits are bylines, not mentions.
 */
export function findPersons(passage: Passage): Candidate[] {
  const { folded } = passage
  const credits = creditRanges(folded)
  const found = [...afterTitles(folded), ...bySpeech(folded), ...foreignNames(folded)]
  found.push(...inNamedLists(folded))
  const lists = found.filter(({ score }) => score >= 0.85).flatMap(({ end }) => listed(folded, end))
  return [...found, ...lists].filter(
    ({ start }) => !credits.some(([from, to]) => start >= from && start < to),
  )
}

/** Where the page credits its reporters: (记者 李天蔚), 本报记者 …, 新华社发. */
function creditRanges(folded: string): [number, number][] {
  const pattern =
    /\([^()]{0,12}(?:记者|通讯员|摄影|作者|实习生)[^()]{0,60}\)|(?:本报|见习|首席)记者\s?[^,。]{2,8}(?:报道|摄|$)/gu
  return [...folded.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length])
}

function afterTitles(folded: string): Candidate[] {
  const found: Candidate[] = []
  for (const match of folded.matchAll(TITLE_BEFORE)) {
    const start = match.index + match[0].length
    const name = nameAt(folded, start)
    const isDirect = !/[、,:\s]$/u.test(match[0])
    if (name) found.push(person(start, start + name.length, 'person.after-title', isDirect ? 0.97 : 0.8))
  }
  return found
}

/** The name that starts here: of two and three characters the one that something fitting follows. */
function nameAt(folded: string, start: number): string | null {
  const rest = folded.slice(start, start + 12)
  const long = NAME.exec(rest)?.[0]
  const short = SHORT_NAME.exec(rest)?.[0]
  if (long && /[和与]$/u.test(long) && SAYS.test(rest.slice(long.length)) && !isOrdinaryWord(long))
    return long
  for (const name of [long, short]) {
    if (!name || isNoName(name) || !isFollowed(rest.slice(name.length))) continue
    if (name === long && long !== short && short && isCut(folded, long, short, rest)) return short
    return name
  }
  return null
}

/** A name ends before a mark, a verb of speech, or any longer word that is no noun. */
function isFollowed(rest: string): boolean {
  if (FOLLOWS.test(rest)) return true
  const next = wordsOf(rest.slice(0, 6))[0]
  return next !== undefined && next.text.length > 1 && /^(?:v|d|p|t|c|r|ad|vn|m)$/u.test(next.tag)
}

/** 谢旭作题为: the third character begins the next word, and the shorter name stands elsewhere too. */
function isCut(folded: string, long: string, short: string, rest: string): boolean {
  if (SAYS.test(rest.slice(short.length))) return true
  if (!FOLLOWS.test(rest.slice(short.length))) return false
  if (/[说称在也还将为以对从向与和已则表均曾]$/u.test(long)) return true
  return count(folded, short) > count(folded, long)
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

/** Family names that are everyday words too: what follows them must not make a word with them or by itself. */
const WEAK_FAMILY =
  /^[解明方和储班祖巴束宿都公国关查成时强计巩常向应连安权后广从利来通全别经易简能支党单相生白高项终包封东家温车文师水华金石江边有幸]/u

function isNoName(name: string): boolean {
  if (name[0] === name[1] || IS_TITLE.test(name.slice(1))) return true
  if (isOrdinaryWord(name) || /(?:和|与|及|等|的|区|市|县|省|镇|村|局|部|院|们)$/u.test(name)) return true
  if (/[成万亿千百%\d]$/u.test(name) && name.length > 2 && /[一二三四五六七八九十]/u.test(name)) return true
  if (!WEAK_FAMILY.test(name)) return false
  return isOrdinaryWord(name.slice(0, 2)) || (name.length > 2 && isOrdinaryWord(name.slice(1)))
}

function bySpeech(folded: string): Candidate[] {
  return [SPEAKER, HONORED].flatMap((pattern) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const name = match[1] ?? ''
      if (isNoName(name)) return []
      return [person(match.index, match.index + name.length, 'person.by-speech', 0.93)]
    }),
  )
}

/** 郑钦文、潘展乐、全红婵等运动员: a list of nothing but names that says whom it names. */
function inNamedLists(folded: string): Candidate[] {
  return [...folded.matchAll(NAMED_LIST)].flatMap((match) => {
    let start = match.index
    return (match[1] ?? '').split('、').map((name) => {
      const found = person(start, start + name.length, 'person.named-list', 0.9)
      start += name.length + 1
      return found
    })
  })
}

/** Further names behind one that is sure: 周诚、刘福升、顾建斌出席. */
function listed(folded: string, from: number): Candidate[] {
  const found: Candidate[] = []
  let at = from
  for (;;) {
    const comma = /^[、\s]/u.exec(folded.slice(at, at + 1))
    const name = comma && nameAt(folded, at + 1)
    if (!name) return found
    found.push(person(at + 1, at + 1 + name.length, 'person.listed', 0.92))
    at += 1 + name.length
  }
}

function foreignNames(folded: string): Candidate[] {
  return [FOREIGN, LATIN_NAME].flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match) => {
      const title = AFTER_TITLE.exec(match[0])?.[0] ?? ''
      return person(match.index + title.length, match.index + match[0].length, 'person.foreign', 0.85)
    }),
  )
}

function person(start: number, end: number, rule: AnnotationRule, score: number): Candidate {
  return { start, end, type: 'person', canonical: null, rule, score }
}
