import { readNumber } from '../../pipeline/read-number'
import { Exact } from './interval'

const NUMERAL = /[\d零〇一二两三四五六七八九十百千万亿兆点.,，]+/gu
const ARABIC = /(\d[\d,，]*)(?:\.(\d+))?([十百千万亿兆]*)$/u
const SCALES: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8, 兆: 12 }

const powerOfTen = (exponent: number) => new Exact(10).pow(exponent)
const exponentOf = (scale: string) => [...scale].reduce((sum, char) => sum + (SCALES[char] ?? 0), 0)

/** Zeros at the end of a whole number are rounding only where three digits before them stand. */
const roundZeros = (digits: string) =>
  Math.min(/0*$/u.exec(digits)?.[0].length ?? 0, Math.max(0, digits.length - 3))

/** The place of the last digit that a numeral claims, as an exponent of ten; null when it is no numeral. */
function lastPlace(numeral: string): number | null {
  const arabic = ARABIC.exec(numeral)
  if (arabic) {
    const [, whole = '', fraction = '', scale = ''] = arabic
    const own = fraction === '' ? roundZeros(whole.replaceAll(/[,，]/gu, '')) : -fraction.length
    return own + exponentOf(scale)
  }
  if (/点/u.test(numeral))
    return (
      exponentOf(/[十百千万亿兆]*$/u.exec(numeral)?.[0] ?? '') -
      (/点([^十百千万亿兆]+)/u.exec(numeral)?.[1]?.length ?? 0)
    )
  return exponentOf(/[十百千万亿兆]*$/u.exec(numeral)?.[0] ?? '')
}

/**
 * The step in which a value is printed: 1.5万 is told to a thousand, 6.79 to a hundredth, 4072亿 to a 亿. `text` is the
 * marked words, `value` a DecimalText. A fraction (1/15), which no numeral of the text equals, is told to a tenth of itself.
 */
export function printedStep(text: string, value: string): Exact {
  const wanted = new Exact(value)
  for (const [numeral] of text.normalize('NFKC').replaceAll(/\s/gu, '').matchAll(NUMERAL)) {
    const trimmed = numeral.replace(/^[点.,，]+|[点.,，]+$/gu, '')
    const read = readNumber(trimmed)
    if (read !== null && wanted.equals(read)) return powerOfTen(lastPlace(trimmed) ?? 0)
  }
  const [whole = '', fraction = ''] = value.replace('-', '').split('.')
  if (fraction.length > 4) return wanted.abs().dividedBy(10)
  return powerOfTen(fraction === '' ? roundZeros(whole) : -fraction.length)
}
