import type { PrintedLineRef } from '../editorial/reader-views'
import { toLines } from '../pipeline/to-lines'
import type { Run } from './published-article'
import type { BlockSource } from './body'
import { fold } from './fold'

type PrintedBlock = { source: readonly BlockSource[]; runs: readonly Run[] }

/** Where the characters of a metric stand in its block. */
function placeOf(runs: readonly Run[], metricId: string): { before: string; quote: string } | null {
  const first = runs.findIndex(({ metrics }) => metrics?.includes(metricId))
  if (first === -1) return null
  const marked = runs.filter(({ metrics }) => metrics?.includes(metricId))
  return {
    before: runs
      .slice(0, first)
      .map(({ text }) => text)
      .join(''),
    quote: marked.map(({ text }) => text).join(''),
  }
}

type Printed = { text: string; at: { pageId: string; offset: number }[] }

/** The printed words of a block without white space, and where each stands. */
function printedWordsOf(block: PrintedBlock, textOf: ReadonlyMap<string, string>): Printed {
  const printed: Printed = { text: '', at: [] }
  for (const { page, ranges } of block.source) {
    const text = textOf.get(page) ?? ''
    for (const { start, end } of ranges) {
      for (let offset = start; offset < end; offset += 1) {
        const folded = fold(text.charAt(offset))
        printed.text += folded
        for (let unit = 0; unit < folded.length; unit += 1) printed.at.push({ pageId: page, offset })
      }
    }
  }
  return printed
}

/** The occurrence of `quote` that is nearest to `expected`, or `expected` itself where the words were changed. */
function nearest(text: string, quote: string, expected: number): number {
  let best: number | null = null
  for (let at = text.indexOf(quote); at !== -1 && quote !== ''; at = text.indexOf(quote, at + 1)) {
    if (best === null || Math.abs(at - expected) < Math.abs(best - expected)) best = at
  }
  return best ?? Math.min(expected, text.length - 1)
}

/** The number of the line that holds a character of a page, counted from 1, blank lines included. */
export function lineNumberAt(text: string, offset: number): number {
  return toLines(text.slice(0, offset + 1)).length
}

/**
 * The printed line that a figure was taken from: the words of the block were reflowed, so the figure is looked for in
 * the printed ranges, nearest to where it stands in the block. Null for a block typed at the desk.
 */
export function printedLineOf(
  block: PrintedBlock,
  metricId: string,
  textOf: ReadonlyMap<string, string>,
): PrintedLineRef | null {
  const place = placeOf(block.runs, metricId)
  const printed = printedWordsOf(block, textOf)
  if (!place || printed.text === '') return null
  const found = printed.at[nearest(printed.text, fold(place.quote), fold(place.before).length)]
  if (!found) return null
  return { pageId: found.pageId, number: lineNumberAt(textOf.get(found.pageId) ?? '', found.offset) }
}
