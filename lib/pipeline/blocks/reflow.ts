import { isLetterSpaced } from './measure'

const han = /[\p{Script=Han}]/u
const wide = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·]/u
const letter = /[A-Za-z]/u

/**
 * Printed lines as one run of text: hard wraps joined, the extraction's stray spaces removed, the printer's own kept
 * (between words of Latin text, and between two Chinese phrases: `共建 共享`). No other character changes.
 */
export function reflow(lines: readonly string[]): string {
  const parts: string[] = []
  for (const line of lines) {
    const next = line.trim()
    const needsSpace = letter.test(parts.at(-1)?.at(-1) ?? '') && letter.test(next.at(0) ?? '')
    parts.push(needsSpace ? ` ${next}` : next)
  }
  return tidySpaces(parts.join(''))
}

/** Removes the spaces of letter spacing and those beside digits, Latin letters or punctuation in Chinese text. */
function tidySpaces(text: string): string {
  const trimmed = text.trim()
  if (isLetterSpaced(trimmed)) return trimmed.replace(/\s+/gu, '')
  return trimmed.replace(/\s+/gu, (space, offset: number) => {
    const before = trimmed.charAt(offset - 1)
    const after = trimmed.charAt(offset + space.length)
    if (han.test(before) && han.test(after)) return ' '
    if (wide.test(before) || wide.test(after)) return isPhraseGap(before, after) ? ' ' : ''
    return ' '
  })
}

/** A gap between phrases can stand beside a quotation mark that opens or closes one of them: `“三先走廊”建设 共建`. */
function isPhraseGap(before: string, after: string): boolean {
  return (/[”’》）]/u.test(before) && han.test(after)) || (han.test(before) && /[“‘《（]/u.test(after))
}
