import type { Line } from './model'

/** White space and the invisible characters that extraction leaves on empty lines. */
const blank = /^[\s\u180E\u200B-\u200D\u2060\uFEFF]*$/u

/**
 * The lines of a page, numbered from 1. A line is ended by LF, CRLF or a lone CR and by nothing else; a terminator at
 * the very end opens no further line. Each line with the terminator that follows it, one after the other, is the text.
 */
export function toLines(text: string): Line[] {
  const lines: Line[] = []
  const terminator = /\r\n|\n|\r/gu
  let start = 0
  while (start < text.length) {
    terminator.lastIndex = start
    const found = terminator.exec(text)
    const end = found ? found.index : text.length
    lines.push(toLine(text.slice(start, end), start, lines.length + 1))
    start = found ? terminator.lastIndex : text.length
  }
  return lines
}

function toLine(text: string, start: number, number: number): Line {
  return { number, start, end: start + text.length, text, isBlank: blank.test(text) }
}
