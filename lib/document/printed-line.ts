import type { PrintedLineRef } from '../editorial/reader-views'
import type { Run } from './published-article'
import type { BlockSource } from './body'
import { fold, foldCharacter } from './fold'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

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

/** The printed words of a block without white space, and for each of their characters the page and the place it stands at. */
type Printed = { text: string; pageIds: string[]; offsets: number[] }

function printedWordsOf(block: PrintedBlock, textOf: ReadonlyMap<string, string>): Printed {
  const printed: Printed = { text: '', pageIds: [], offsets: [] }
  for (const { page, ranges } of block.source) {
    const text = textOf.get(page) ?? ''
    for (const { start, end } of ranges) {
      for (let offset = start; offset < end; offset += 1) {
        const folded = foldCharacter(text.charAt(offset))
        printed.text += folded
        for (let unit = 0; unit < folded.length; unit += 1) {
          printed.pageIds.push(page)
          printed.offsets.push(offset)
        }
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

/**
 * The number of the line that holds a character of a page, counted from 1, blank lines included: of `toLines`, without making them. The
 * last line for a place behind the text, 0 for an empty one.
 */
export function lineNumberAt(text: string, offset: number): number {
  const last = Math.min(offset, text.length - 1)
  if (last < 0) return 0
  let number = 1
  for (let at = 0; at < last; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) number += 1
  }
  return number
}

/**
 * The printed lines that figures of a block were taken from, by the id of each: the words of the block were reflowed, so a figure is looked
 * for in the printed ranges, nearest to where it stands in the block. Null for one that the block does not hold, and in a block typed at
 * the desk.
 */
export function printedLinesOf(
  block: PrintedBlock,
  textOf: ReadonlyMap<string, string>,
): (metricId: string) => PrintedLineRef | null {
  let words: Printed | null = null
  return (metricId) => {
    const place = placeOf(block.runs, metricId)
    if (!place) return null
    words ??= printedWordsOf(block, textOf)
    const at = nearest(words.text, fold(place.quote), fold(place.before).length)
    const [pageId, offset] = [words.pageIds[at], words.offsets[at]]
    if (pageId === undefined || offset === undefined) return null
    return { pageId, number: lineNumberAt(textOf.get(pageId) ?? '', offset) }
  }
}
