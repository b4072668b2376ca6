import type { Passage } from '../candidate'
import { SPEECH } from '../person-name'
import { OFFICE_TITLE, TITLE } from '../person-words'
import { isOrdinaryWord, wordIndexAt } from '../words-of'
import { familyStrength, givenStrength } from './name-characters'

export type NameReading = { start: number; end: number; features: string[] }

const HAN = /^[\u4e00-\u9fff]+$/u
/** 朱亮说, 李可在: no given name ends with a small word. */
const NO_END = /[说称在的是和与及等也把将从被]$/u
const OFFICE_BEFORE = new RegExp(`(?:${OFFICE_TITLE})$`, 'u')
const TITLE_BEFORE = new RegExp(`(?:${TITLE})$`, 'u')
/** What people are: 巡护|员, 种植|户, 椒|农, 徒弟. */
const ROLE_BEFORE =
  /(?:员|长|师|者|工|民|户|商|人|家|手|匠|生|官|士|友|客|主|农|总监|代表|老汉|徒弟|师傅|老板|儿子|女儿|丈夫|妻子|父亲|母亲|同学|同事|搭档|爱人|院士|教授|博士|经理|书记|主任|负责人|叫|名叫|姓|认识|采访|专访|来自[\u4e00-\u9fff]{2,4}的)$/u
const SPEECH_AFTER = new RegExp(`^(?:${SPEECH})`, 'u')
const TITLE_AFTER =
  /^(?:总书记|总理|主席|院士|教授|同志|女士|先生|博士|老师|师傅|警官|书记|市长|区长|老汉|大爷|大妈|大姐|大叔|阿姨|夫妇|一家|团队|等\d|家的?)/u
const ACT_AFTER =
  /^(?:的|在|是|把|对|向|给|和|与|也|又|就|都|还|才|便|则|却|从|让|说|有|没|不|正|已|将|会|能|要|想|今年|每天|一|用|拿|带|指|笑|站|坐|蹲|起初|如今|早|原|曾|仍|只|最|很|先)/u
const MARKS_AFTER = /^[,。;:!?、()“”"》—\s]/u

/** Characters that speak less for a name of three, or of two, than this have never made one on the annotated pages. */
const LEAST_LONG = -1
const LEAST_SHORT = 2
/** A rarer family name opens no name. */
const FAMILY_LEAST = -2

/** How often each two or three characters stand in an article that a family name opens. */
export function countNames(passages: readonly Pick<Passage, 'folded'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { folded } of passages) {
    for (let at = 0; at < folded.length - 1; at += 1) {
      if (familyStrength(folded.charCodeAt(at)) === null) continue
      for (const length of [2, 3]) {
        const name = folded.slice(at, at + length)
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
    }
  }
  return counts
}

/** All that a family name opens and that may be a name, with what speaks for it and against it. */
export function readNames(passage: Passage, counts: ReadonlyMap<string, number>): NameReading[] {
  const { folded, edges } = passage
  const readings: NameReading[] = []
  for (let at = 0; at < folded.length - 1; at += 1) {
    const family = familyStrength(folded.charCodeAt(at))
    if (family === null || family < FAMILY_LEAST || !edges.has(at)) continue
    for (const length of [2, 3]) {
      const name = folded.slice(at, at + length)
      if (name.length < length || !HAN.test(name) || NO_END.test(name)) continue
      const features = featuresOf(passage, at, name, family, counts)
      if (features) readings.push({ start: at, end: at + length, features })
    }
  }
  return readings
}

function featuresOf(
  passage: Passage,
  start: number,
  name: string,
  family: number,
  counts: ReadonlyMap<string, number>,
): string[] | null {
  const { edges, words } = passage
  const end = start + name.length
  const first = givenStrength(name.charCodeAt(1))
  const last = name.length > 2 ? givenStrength(name.charCodeAt(2)) : first
  const sum = family + first + (name.length > 2 ? last : 0)
  if (sum < (name.length > 2 ? LEAST_LONG : LEAST_SHORT)) return null
  const kind = `${name.length}`
  const left = leftOf(passage, start)
  const right = rightOf(passage, end)
  const word = words[wordIndexAt(words, start)]
  const isWhole = word !== undefined && word.end === end
  const own = counts.get(name) ?? 1
  const shorter = counts.get(name.slice(0, 2)) ?? 1
  return [
    `bias ${kind}`,
    `sum ${kind} ${clamp(sum, -3, 12)}`,
    `family ${family}`,
    `least ${Math.min(first, last)}`,
    `left ${left}`,
    `right ${right}`,
    `left ${kind} ${left} ${edges.has(end)}`,
    `right ${kind} ${right}`,
    `left right ${left} ${right.split(' ')[0]}`,
    `left ${left} sum ${sum >= 4 ? 'high' : sum >= 1 ? 'fair' : 'low'}`,
    `edge ${kind} ${edges.has(end)}`,
    isWhole
      ? `word ${/^(?:nr|nrt|nrfg)$/u.test(word.tag) ? 'name' : word.tag === 'x' ? 'none' : 'other'} ${isOrdinaryWord(name)}`
      : `cut ${cutOf(passage, start, end)}`,
    `often ${kind} ${own > 3 ? 'many' : own}`,
    name.length === 3 ? `steady ${shorter > own}` : `steady 2`,
  ]
}

function leftOf({ folded, words }: Passage, start: number): string {
  if (start === 0) return 'start'
  const before = folded.slice(Math.max(0, start - 8), start)
  const last = before.at(-1) ?? ''
  if (OFFICE_BEFORE.test(before)) return 'office'
  if (TITLE_BEFORE.test(before)) return 'title'
  if (ROLE_BEFORE.test(before)) return 'role'
  if (/[,。;:!?、“"”()\s—]/u.test(last)) return `mark ${last}`
  if (/[的和与及对向被把让给由跟在是为]/u.test(last)) return `small ${last}`
  return `tag ${(words[wordIndexAt(words, start - 1)]?.tag ?? 'x').slice(0, 1)}`
}

function rightOf({ folded, words }: Passage, end: number): string {
  if (end >= folded.length) return 'end'
  const after = folded.slice(end, end + 8)
  if (SPEECH_AFTER.test(after)) return 'speech'
  if (TITLE_AFTER.test(after)) return 'title'
  if (MARKS_AFTER.test(after)) return `mark ${after[0] ?? ''}`
  if (ACT_AFTER.test(after)) return 'act'
  const next = words[wordIndexAt(words, end)]
  if (!next || next.start !== end) return 'inside'
  return `tag ${next.tag.slice(0, 1)} ${Math.min(next.text.length, 2)}`
}

/** Which words of the dictionary the characters are cut into: 程|守业 is 1+2 v. */
function cutOf({ words }: Passage, start: number, end: number): string {
  const parts: string[] = []
  for (let index = wordIndexAt(words, start); index < words.length; index += 1) {
    const word = words[index]
    if (!word || word.start >= end) break
    parts.push(
      word.text.length > 1 ? `${word.text.length}${word.end > end ? '+' : word.tag.slice(0, 1)}` : '1',
    )
  }
  return parts.join(' ')
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
