import { continuesLine, endsParagraph } from '../blocks/measure'

/** The beginning of a text of its own: a dispatch, or a byline. */
const OPENING =
  /^(?:本报|新华社|据新华社|中新社|[\p{Script=Han}]{2,6}[日晚晨时早]报)[^，。]{0,12}(?:讯|电|消息)|^(?:编者按|导读)/u

/** Characters of each text that are searched for the words at the seam. */
const SEARCHED = 20_000

/** The first characters of a text show that it goes on: punctuation that never begins one, or a quotation closed but not opened. */
export function startsInside(text: string): boolean {
  return continuesLine(text) || closesQuotation(text)
}

/** The text stops before its sentence does. */
export const endsInside = (text: string): boolean => text.trim() !== '' && !endsParagraph(text)

function closesQuotation(text: string): boolean {
  const first = /[“”《》]/u.exec(text.slice(0, 80))?.[0]
  return first === '”' || first === '》'
}

function leavesQuotationOpen(text: string): boolean {
  const last = /[“”](?=[^“”]*$)/u.exec(text.slice(-200))?.[0]
  return last === '“'
}

/**
 * How well a sentence that the first text breaks off goes on in the second, 0 to 1; negative when one of them contradicts
 * it, null when the first ends a sentence and nothing can be told. Whether the characters that would meet stand together
 * elsewhere in the texts tells more than any dictionary: newspapers repeat their words.
 */
export function seamOf(before: string, after: string): number | null {
  const [first, second] = [before.trimEnd(), after.trimStart()]
  if (first === '' || second === '') return null
  if (!endsInside(first)) return startsInside(second) ? -1 : null
  if (OPENING.test(second)) return -1
  if (startsInside(second)) return closesQuotation(second) && !leavesQuotationOpen(first) ? 0.4 : 1
  return meeting(first, second)
}

function meeting(first: string, second: string): number {
  const texts = [first.slice(-SEARCHED), second.slice(0, SEARCHED)]
  const isRepeated = (words: string) => texts.some((text) => text.includes(words))
  const [left, right] = [Array.from(first.slice(-4)), Array.from(second.slice(0, 4))]
  const pair = `${left.at(-1) ?? ''}${right[0] ?? ''}`
  const wider = [`${left.at(-2) ?? ''}${pair}`, `${pair}${right[1] ?? ''}`].filter(
    (words) => [...words].length === 3,
  )
  if (wider.some(isRepeated)) return 1
  if (isRepeated(pair)) return 0.6
  return /^[A-Za-z0-9.%]+$/u.test(pair) ? 0.4 : 0
}
