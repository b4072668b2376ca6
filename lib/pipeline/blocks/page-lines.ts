import type { Line } from '../model'
import { FREE_WIDTH, toColumnWidths } from './column-widths'
import { toLineKind } from './line-kind'
import type { LineKind } from './line-kind'
import { endsParagraph, widthOf } from './measure'

/** A printed line with all that its words, its width and its surroundings say. */
export type PageLine = Line & {
  /** Position among the non-blank lines of the page. */
  index: number
  /** Without white space at the ends, invisible characters, Markdown marks and doubled type. */
  clean: string
  isDoubled: boolean
  /** A Markdown heading, or a line wholly in bold. */
  isMarkedHeading: boolean
  /** A paragraph can end here. */
  isEnded: boolean
  isIndented: boolean
  kind: LineKind
  /** In em, as printed. */
  width: number
  /** Width of the column the line stands in, or FREE_WIDTH. */
  column: number
  isBlankBefore: boolean
  isBlankAfter: boolean
}

const invisible = /[\u200B-\u200D\u2060\uFEFF\u00AD]/gu
/** Heading marks, also without the space that hasty writers leave out, but no topic (`#长三角#`) and no number (`#3`). */
const markdown = /^(?:#{1,6}\s+|#{2,6}(?=[^#\s])|#(?=[^#\s\d][^#]*$)|>\s?)/u
const closingMarks = /\s+#+$/u
const bold = /^(\*\*|__)(.+)\1$/u

/** The non-blank lines of a page, measured and read one by one. */
export function toPageLines(lines: readonly Line[]): PageLine[] {
  const printed = lines.filter((line) => !line.isBlank)
  const cleaned = printed.map((line) => cleanText(line.text))
  const texts = cleaned.map(({ clean }) => clean)
  const widths = texts.map(widthOf)
  const ends = texts.map(endsParagraph)
  const columns = toColumnWidths(widths, ends)
  const measured = printed.map((line, index): PageLine => {
    const own = cleaned[index] ?? cleanText(line.text)
    return {
      index,
      number: line.number,
      start: line.start,
      end: line.end,
      text: line.text,
      isBlank: line.isBlank,
      clean: own.clean,
      isDoubled: own.isDoubled,
      isMarkedHeading: own.isMarkedHeading,
      isEnded: ends[index] ?? false,
      isIndented: /^(?:\u3000{1,2}|[ \t]{2,})\S/u.test(line.text),
      kind: toLineKind(own.clean),
      width: widths[index] ?? 0,
      column: columns[index] ?? 0,
      isBlankBefore: line.number === 1 || lines[line.number - 2]?.isBlank === true,
      isBlankAfter: lines[line.number] === undefined || lines[line.number]?.isBlank === true,
    }
  })
  return measured.map((line, index): PageLine =>
    isInRunningText(line, measured[index - 1], measured[index + 1])
      ? { ...line, kind: { kind: 'text' } }
      : line,
  )
}

/** Kinds that a few words of running text can look like. */
const mistakable = new Set<LineKind['kind']>([
  'discard',
  'credit',
  'page-reference',
  'jump-to',
  'advertisement',
])

/**
 * A line of a paragraph can look like furniture by chance (`早在 2007年 8月 23日`): one that goes on with an unfinished
 * line above, or begins a paragraph with a full line below, is text.
 */
function isInRunningText(line: PageLine, before: PageLine | undefined, after: PageLine | undefined): boolean {
  if (
    !mistakable.has(line.kind.kind) ||
    isUnmistakable(line.kind) ||
    line.column === FREE_WIDTH ||
    line.isDoubled
  )
    return false
  const goesOn =
    before?.kind.kind === 'text' && before.column === line.column && !before.isEnded && isSetFull(before)
  if (goesOn && (isSetFull(line) || !line.isBlankBefore)) return true
  const isFirst = line.width >= line.column - 3.4 && line.width <= line.column + 1
  const leads = after?.kind.kind === 'text' && after.column === line.column && isSetFull(after)
  return isFirst && leads && !line.isBlankAfter && line.kind.kind === 'discard'
}

/** Serial numbers and the names of editors are in no running text. */
function isUnmistakable(kind: LineKind): boolean {
  return (
    kind.kind === 'discard' &&
    (kind.rule === 'masthead.number' || kind.rule === 'furniture.editor' || kind.rule === 'furniture.contact')
  )
}

function isSetFull({ width, column }: PageLine): boolean {
  return width >= column - 1.6 && width <= column + 2
}

/** A printed line without white space at its ends, invisible characters, Markdown marks and doubled type. */
export function cleanText(text: string): { clean: string; isDoubled: boolean; isMarkedHeading: boolean } {
  const trimmed = (text.search(invisible) < 0 ? text : text.replaceAll(invisible, '')).trim()
  const heading = markdown.exec(trimmed)
  const isHeading = heading?.[0].startsWith('#') ?? false
  const opened = heading ? trimmed.slice(heading[0].length).trim() : trimmed
  const unmarked = isHeading ? opened.replace(closingMarks, '') : opened
  const inBold = bold.exec(unmarked)?.[2]
  const bare = inBold ?? unmarked
  const single = undouble(bare)
  return {
    clean: single ?? bare,
    isDoubled: single !== null,
    isMarkedHeading: isHeading || inBold !== undefined,
  }
}

/** Display type that was extracted twice (`程向民程向民`, `GG6060科创云廊科创云廊`), once; null when it was not. */
export function undouble(text: string): string | null {
  if (text.length < 6 || text.length > 120) return null
  const gap = text.search(/\s/u)
  if (gap !== 0 && !mayBeDoubled(gap < 0 ? text : text.slice(0, gap))) return null
  const tokens = text.split(/(\s+)/u)
  const once = tokens.map((token) => (/^\s*$/u.test(token) ? token : undoubleToken(token)))
  if (once.some((token) => token === null)) return null
  const single = once.join('')
  // Two doubled characters are ordinary Chinese (`研究研究`); a doubled name or title is longer.
  return single.replace(/\s/gu, '').length >= 3 ? single : null
}

/** What is printed twice has an even length and prints its first character again; spares most lines the pattern. */
function mayBeDoubled(token: string): boolean {
  return token.length % 2 === 0 && token.indexOf(token.charAt(0), 1) > 0
}

function undoubleToken(token: string): string | null {
  if (!mayBeDoubled(token)) return null
  return /^(?:(.+?)\1)+$/u.test(token) ? token.replace(/(.+?)\1/gu, '$1') : null
}
