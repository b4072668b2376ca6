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
 * Reads RFC 4180 text, lines ended in any way; the apostrophes of `toCsv` are taken off again. Empty lines are left out.
 * Answers null when a quoted cell has no end or goes on behind its quote.
 */
export function readCsv(text: string): string[][] | null {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/uy
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  while (cell.lastIndex < text.length || row.length > 0) {
    const found = cell.exec(text)
    if (!found) return null
    const [, quoted, plain = '', end] = found
    row.push(unguard(quoted === undefined ? plain : quoted.replaceAll('""', '"')))
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}
