import { meetingPair } from '../chinese/character-pairs'
import { addPairs, countOf, emptyCounts } from '../chinese/pair-counts'
import type { PairCounts } from '../chinese/pair-counts'
import { FREE_WIDTH } from './column-widths'
import type { PageLine } from './page-lines'

/** How this page was printed and extracted, counted over all its lines. */
export type PageHabits = {
  /** A blank line follows nearly every line, so blank lines say nothing and their absence does. */
  isDoubleSpaced: boolean
  /** Blank lines stand between blocks, so display lines without one between them belong together. */
  usesBlanks: boolean
  /** Paragraphs begin two em later than other lines. */
  isIndented: boolean
  /** Paragraphs keep the white space they begin with, so a line without it begins none. */
  keepsIndents: boolean
  /** How often two Chinese characters stand side by side inside a line. */
  pairs: PairCounts
}

/** Reads the habits of a page. */
export function toPageHabits(lines: readonly PageLine[]): PageHabits {
  return {
    isDoubleSpaced: isDoubleSpaced(lines),
    usesBlanks: usesBlanks(lines),
    isIndented: isIndented(lines),
    keepsIndents: keepsIndents(lines),
    pairs: countPairs(lines),
  }
}

/** How often the page prints these two neighbouring characters; the sign that a line runs on into another. */
export function joinCount(habits: PageHabits, before: string, after: string): number {
  const pair = meetingPair(before, after)
  return pair === null ? 0 : countOf(habits.pairs, pair)
}

function isDoubleSpaced(lines: readonly PageLine[]): boolean {
  const inColumn = lines.filter((line) => line.column !== FREE_WIDTH && !line.isEnded)
  const spaced = inColumn.filter((line) => line.isBlankAfter)
  return inColumn.length >= 6 && spaced.length / inColumn.length > 0.6
}

function usesBlanks(lines: readonly PageLine[]): boolean {
  return lines.slice(1).filter((line) => line.isBlankBefore).length > lines.length * 0.03
}

function keepsIndents(lines: readonly PageLine[]): boolean {
  const text = lines.filter((line) => line.kind.kind === 'text')
  const indented = text.filter((line) => line.isIndented).length
  const ended = text.filter((line) => line.isEnded).length
  return indented >= 3 && indented >= ended * 0.4
}

function isIndented(lines: readonly PageLine[]): boolean {
  let indented = 0
  let full = 0
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    if (!before || line.column === FREE_WIDTH || line.isEnded) continue
    const isStart = before.isEnded && before.column === line.column && before.width < before.column - 2
    if (!isStart) continue
    if (line.width <= line.column - 1.2 || line.isIndented) indented += 1
    else full += 1
  }
  return indented >= full
}

function countPairs(lines: readonly PageLine[]): PairCounts {
  const pairs = emptyCounts()
  for (const { clean } of lines) addPairs(pairs, clean)
  return pairs
}
