/** Characters with which a spreadsheet begins to calculate, full-width ones included. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/u

const DECIMAL = /^-?\d+(?:\.\d+)?$/u

/** A cell that a spreadsheet shows as it is: one that it would calculate gets an apostrophe before it; a number is one. */
const guard = (value: string) => (FORMULA.test(value) && !DECIMAL.test(value) ? `'${value}` : value)
const unguard = (value: string) => (GUARDED.test(value) ? value.slice(1) : value)

const quote = (value: string) => (/[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** Rows as RFC 4180 text in UTF-8 with a byte order mark, so that every spreadsheet reads the characters; nothing in it is calculated. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map((value) => quote(guard(value))).join(',')}\r\n`).join('')}`

/**
 * Reads RFC 4180 text, lines ended in any way; the apostrophes of `toCsv` are taken off again. An empty line is a row without
 * cells, so that rows count as a spreadsheet counts them. Answers null when a quoted cell has no end or goes on behind its quote.
 */
export function readCsv(text: string): string[][] | null {
  const rows: string[][] = []
  let row: string[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length || row.length > 0) {
    const end = text[at] === '"' ? endOfQuoted(text, at) : endOfPlain(text, at)
    if (end === null) return null
    const written = text.slice(at, end)
    row.push(unguard(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written))
    at = end + 1
    if (text[end] === ',') continue
    if (text[end] === '\r' && text[at] === '\n') at += 1
    rows.push(row.length > 1 || row[0] !== '' ? row : [])
    row = []
  }
  return rows
}

const isEndOfCell = (text: string, at: number) => at === text.length || /[,\r\n]/u.test(text.charAt(at))

// Looked for step by step: an expression that takes a cell as a whole runs out of room in one of millions of characters.
function endOfQuoted(text: string, from: number): number | null {
  let end = text.indexOf('"', from + 1)
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  return end !== -1 && isEndOfCell(text, end + 1) ? end + 1 : null
}

function endOfPlain(text: string, from: number): number | null {
  const mark = /[",\r\n]/gu
  mark.lastIndex = from
  const end = mark.exec(text)?.index ?? text.length
  return isEndOfCell(text, end) ? end : null
}
