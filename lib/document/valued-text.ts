import { readNumber } from '../pipeline/read-number'
import type { Folded } from './fold'

/** Around a value in a text; stands in no text. */
const [OPEN, CLOSE] = ['⟦', '⟧']

/** 千 of a unit (千米, 千瓦) scales nothing. */
const SCALE = String.raw`(?:[百千]?(?:万亿|[万亿])|百|千(?![米克瓦伏卡焦帕]))`
const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`

/** Digits with any thousands commas, and what scales them: 15000, 15,000, 1.5万, 1亿2000万, 1万5千; or 一万五千. */
const NUMERAL = new RegExp(
  `${DIGITS}${SCALE}?(?:(?<=[万亿千百])\\d+(?:\\.\\d+)?${SCALE})*(?:(?<=[万亿千百])\\d+(?![\\d.]))?|[一二两三四五六七八九十百千万亿零]{2,}`,
  'gu',
)

const SCALED = /[百千万亿]/u
const YEAR = /^(?:19|20)\d\d$/u
/** Below this there is no other way to write a number that papers use. */
const VALUE_MIN = 1000

/** The value of a numeral that can be written in several ways, or null. */
function valueOf(numeral: string, isYear: boolean): string | null {
  if (isYear || (!SCALED.test(numeral) && !/\d{4}|,/u.test(numeral))) return null
  const plain = numeral.replaceAll(',', '')
  const value = readNumber(plain)
  return value !== null && Number(value) >= VALUE_MIN ? value : null
}

/**
 * A folded text with the values of its large numbers in place of how they are written: 近1.5万家 and 近15,000家 are both
 * 近⟦15000⟧家. Null when it has none, so that a text of plain words is kept once only. A year is no large number.
 *
 * `at` leads to units of the folded text.
 */
export function valuedWithPlaces(folded: string): Folded | null {
  let text = ''
  const at: number[] = []
  let from = 0
  const copy = (to: number) => {
    text += folded.slice(from, to)
    for (let unit = from; unit < to; unit += 1) at.push(unit)
  }
  for (const { 0: numeral, index } of folded.matchAll(NUMERAL)) {
    const end = index + numeral.length
    const value = valueOf(numeral, YEAR.test(numeral) && /^[年\-./~—–至]/u.test(folded.slice(end)))
    if (value === null) continue
    copy(index)
    const marked = `${OPEN}${value}${CLOSE}`
    text += marked
    for (let unit = 0; unit < marked.length; unit += 1) at.push(index)
    from = end
  }
  if (from === 0) return null
  copy(folded.length)
  return { text, at: [...at, folded.length] }
}

export function valuedText(folded: string): string | null {
  return valuedWithPlaces(folded)?.text ?? null
}

/** The pieces of a valued text that grams are made of: characters, and each value as one. */
export function piecesOf(text: string): string[] {
  return text.match(/⟦[^⟧]*⟧|[\s\S]/gu) ?? []
}
