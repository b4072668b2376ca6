import { INKED } from './decode-file'
import type { Annotations, Draft, Line, PageReading, Range } from './model'
import type { FileReading, ReadSheet } from './read-file'
import { toLines } from './to-lines'

export type JoinedFile = { text: string; reading: PageReading; annotations: Annotations[] }

/**
 * A file of several sheets as one text, with all articles in their order and every range counted through the whole text.
 * What it says of its newspaper, date and page is that of the first sheet. A line on which two sheets meet counts for the
 * one that holds more of it.
 */
export function joinSheets({ format, sheets }: FileReading): JoinedFile {
  const parts = sheets.map((sheet) =>
    format === 'pdf' && !sheet.text.endsWith('\n') ? `${sheet.text}\n` : sheet.text,
  )
  const text = parts.join('')
  const starts = parts.map((_, at) => parts.slice(0, at).join('').length)
  const sheetRanges = parts.map((part, at) => ({
    start: starts[at] ?? 0,
    end: (starts[at] ?? 0) + part.length,
  }))
  const lines = toLines(text)
  const moved = sheets.map((sheet, at) => moveSheet(sheet, starts[at] ?? 0, ownPart(at, sheetRanges, lines)))
  const [first] = moved
  return {
    text,
    reading: {
      newspaper: first?.reading.newspaper ?? null,
      printedOn: first?.reading.printedOn ?? null,
      pageLabel: first?.reading.pageLabel ?? null,
      drafts: moved.flatMap(({ reading }) => reading.drafts),
      discards: moved.flatMap(({ reading }) => reading.discards),
    },
    annotations: moved.flatMap(({ annotations }) => annotations),
  }
}

/** The part of a sheet that lies on lines of its own, counted through the whole text. */
function ownPart(at: number, sheets: readonly Range[], lines: readonly Line[]): Range {
  const { start, end } = sheets[at] ?? { start: 0, end: 0 }
  const first = lines[lineAt(lines, start)]
  const second = lines[lineAt(lines, start) + 1]
  const last = lines[lineAt(lines, end - 1)]
  return {
    start: first && ownerOf(first, sheets) !== at ? (second?.start ?? end) : start,
    end: last && ownerOf(last, sheets) !== at ? last.start : end,
  }
}

/** The sheet that holds most of the ink of a line, the first of equals. */
function ownerOf(line: Line, sheets: readonly Range[]): number {
  const inks = sheets.map(({ start, end }) =>
    inkOf(line.text.slice(Math.max(0, start - line.start), Math.max(0, end - line.start))),
  )
  return inks.indexOf(Math.max(...inks))
}

const inkOf = (text: string) => [...text].filter((glyph) => INKED.test(glyph)).length

/** The index of the line that an offset falls on. */
function lineAt(lines: readonly Line[], offset: number): number {
  const next = lines.findIndex(({ start }) => start > offset)
  return next < 0 ? lines.length - 1 : next - 1
}

function moveSheet({ text, reading, annotations }: ReadSheet, by: number, bounds: Range): ReadSheet {
  const move = <R extends Range>(range: R): R[] => {
    const [start, end] = [Math.max(range.start + by, bounds.start), Math.min(range.end + by, bounds.end)]
    return start < end ? [{ ...range, start, end }] : []
  }
  const drafts = reading.drafts.map((draft): Draft => ({
    ...draft,
    pieces: draft.pieces.flatMap(move),
    blocks: draft.blocks.map((block) => ({ ...block, source: block.source.flatMap(move) })),
  }))
  return { text, reading: { ...reading, drafts, discards: reading.discards.flatMap(move) }, annotations }
}
