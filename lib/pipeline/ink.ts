import type { Range } from './model'

const INK = /[^\s\u{FEFF}\u{180E}\u{200B}-\u{200D}\u{2060}]+/gu
const BLANK = /[\s\u{FEFF}\u{180E}\u{200B}-\u{200D}\u{2060}]/u

/** The runs of non-blank characters between two offsets of a text, in order; what a ledger must share out. */
export function inkRunsOf(text: string, start = 0, end = text.length): Range[] {
  return [...text.slice(start, end).matchAll(INK)].map((run) => ({
    start: start + run.index,
    end: start + run.index + run[0].length,
  }))
}

/** A range without the blanks at its ends and never inside a surrogate pair; null when nothing is left of it. */
export function trimToInk(text: string, range: Range): Range | null {
  let start = characterStart(text, Math.max(0, range.start))
  let end = characterStart(text, Math.min(text.length, range.end))
  while (start < end && BLANK.test(text.charAt(start))) start += 1
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1
  return start < end ? { start, end } : null
}

/** The offset itself, or that of the first half when it stands between the halves of one character. */
export function characterStart(text: string, at: number): number {
  const isInside = /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))
  return isInside ? at - 1 : at
}
