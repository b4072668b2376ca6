import type { Edges, Passage } from './candidate'
import { AFTER_NAME, FAMILY_NAME, GIVEN_CHARACTERS, TITLE } from './person-words'
import { givenStrength } from './learned/name-characters'
import { isOrdinaryWord, wordsOf } from './words-of'

const GIVEN = '[\\u4e00-\\u9fff]'
const IS_TITLE = new RegExp(`^(?:副|原)?${TITLE}$`, 'u')
const NAME = new RegExp(`^${FAMILY_NAME}${GIVEN}{1,2}`, 'u')
const SHORT_NAME = new RegExp(`^${FAMILY_NAME}${GIVEN}`, 'u')
const FOLLOWS = new RegExp(`^(?:$|[\\s,。;:!?、()“”"‘’《》—\\-·]|${AFTER_NAME})`, 'u')
export const SPEECH =
  '(?:表示|指出|强调|认为|介绍|告诉记者|告诉笔者|坦言|回忆|透露|写道|直言|感慨道?|说|笑着说|自豪地说|充满信心地说|解释说?|宣布|提醒|记得|坦承|补充|建议|呼吁|预测|分析|解读|算了一笔账|算起账|解答|回应|回答|答复|致辞|发言|坦陈|提出|阐述|评价|感叹|吐露|谈及)'
const SAYS = new RegExp(`^${SPEECH}`, 'u')

/**
 * The name that starts at a place of which the words before it say that a name may stand there; of two and three characters
 * the one that something fitting follows. With `isSure` (behind an office) a name may look like a word (车明远, 常青).
 */
export function nameAt(
  { folded, edges }: Pick<Passage, 'folded' | 'edges'>,
  start: number,
  isSure = false,
): string | null {
  const rest = folded.slice(start, start + 12)
  const long = NAME.exec(rest)?.[0]
  const short = SHORT_NAME.exec(rest)?.[0]
  if (long && /[和与]$/u.test(long) && SAYS.test(rest.slice(long.length)) && !isOrdinaryWord(long))
    return long
  for (const name of [long, short]) {
    if (!name) continue
    const isClear = isSure && SAYS.test(rest.slice(name.length)) && !isTitleOrLevel(name)
    const isWhole = name === long && edges.has(start + name.length) && looksLikeName(name, name.slice(0, 1))
    const isCutOut = isSure && isSetOff(folded, edges, start, start + name.length)
    if (!isClear && (isNoName(name) || !(isWhole || isCutOut || isFollowed(rest.slice(name.length)))))
      continue
    if (name === long && long !== short && short && isCut(folded, long, short, rest)) return short
    return name
  }
  return null
}

/** 书记|殷玮|现场: behind an office, characters that the dictionary cuts off on both sides and joins with nothing. */
function isSetOff(folded: string, edges: Edges, start: number, end: number): boolean {
  if (!edges.has(end) || isOrdinaryWord(folded.slice(start, end))) return false
  const next = wordsOf(folded.slice(end, end + 6))[0]
  const given = Array.from(folded.slice(start + 1, end))
  return (
    next !== undefined &&
    next.text.length > 1 &&
    given.every((character) => givenStrength(character.charCodeAt(0)) >= 0)
  )
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
  /^[谈解明方和储班祖巴束宿都公国关查成时强计巩常向应连安权后广从普铁麻利来通全别经易简能支党单相生白高项终包封东家温车文师水华金石江边有幸]/u

function isTitleOrLevel(name: string): boolean {
  if (name[0] === name[1] || IS_TITLE.test(name.slice(1))) return true
  return /(?:和|与|及|等|的|区|市|县|省|镇|村|局|部|院|们)$/u.test(name)
}

/** Whether characters that begin with a family name are something else. */
export function isNoName(name: string): boolean {
  if (isTitleOrLevel(name) || isOrdinaryWord(name)) return true
  if (/[成万亿千百%\d]$/u.test(name) && name.length > 2 && /[一二三四五六七八九十]/u.test(name)) return true
  if (!WEAK_FAMILY.test(name)) return false
  return isOrdinaryWord(name.slice(0, 2)) || (name.length > 2 && isOrdinaryWord(name.slice(1)))
}

/** Whether the given name is made of characters that given names are made of and makes no word with the family name. */
export function looksLikeName(name: string, family: string): boolean {
  const given = Array.from(name.slice(family.length))
  if (isNoName(name) || (family.length < 2 && isOrdinaryWord(name.slice(0, 2)))) return false
  return given.every((character) => GIVEN_CHARACTERS.has(character))
}
