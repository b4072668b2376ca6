import { foldWidth } from './chinese/fold-width'
import { parseNumeral, toDecimalText } from './chinese/parse-numeral'

/**
 * What an editor typed as a number, as an exact decimal, or null when it is none.
 *
 *     readNumber('1.5万') // '15000'
 *     readNumber('15,000') // '15000'
 *     readNumber('若干') // null
 */
export function readNumber(text: string): string | null {
  const plain = foldWidth(text).replaceAll(/[\s,]/gu, '')
  if (/^-\d+(\.\d+)?$/u.test(plain)) return plain
  const value = plain === '' ? null : parseNumeral(plain)
  return value && toDecimalText(value)
}
