import { parseNumeral } from '../chinese/parse-numeral'
import { foldWidth } from '../chinese/fold-width'

/** A printed page by its parts: `A3` has a letter, `第三版` and `头版` have none. */
type PageName = { letter: string; number: number }

/** What `第四版`, `A04版`, `4` or `头版` names; null for any other word. */
export function parsePageName(text: string): PageName | null {
  const compact = foldWidth(text).replace(/\s/gu, '').toUpperCase()
  if (/^头版$/u.test(compact)) return { letter: '', number: 1 }
  const found = /^第?([A-Z]?)([0-9〇零一二三四五六七八九十]{1,4})([A-Z]?)(?:版面?)?$/u.exec(compact)
  if (!found) return null
  const number = parseNumeral(found[2] ?? '')
  if (!number?.isInteger() || number.isZero()) return null
  return { letter: found[1] || found[3] || '', number: number.toNumber() }
}

/** Whether two names mean one page; null when one of them names none. A letter that only one of them prints is no difference. */
export function isSamePage(first: string, second: string): boolean | null {
  const [a, b] = [parsePageName(first), parsePageName(second)]
  if (!a || !b) return null
  return a.number === b.number && (a.letter === b.letter || a.letter === '' || b.letter === '')
}
