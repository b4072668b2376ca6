import type { LineRange } from '../editorial/line-ranges'
import type { BlockPrint, PrintedPlace } from '../editorial/reader-views'
import type { Range } from '../pipeline/model'
import {
  differencesOf,
  firstEndingAfter,
  groupBySource,
  linesIn,
  type PageLine,
  type SourcedBlock,
} from './printed-difference'

/** A printed page as readers see it: `visible` are ranges in its order that do not overlap. */
export type ReadersPage = { lines: readonly PageLine[]; visible: readonly Range[] }
type Page = ReadersPage & {
  /** The numbers of the lines that are not blank. */
  inked: ReadonlySet<number>
}

const hasInk = ({ text }: PageLine) => text.trim() !== ''

/** The parts of a range that are visible, and whether nothing printed in it is hidden. */
function visibleIn(range: Range, { lines, visible }: Page) {
  const parts: Range[] = []
  for (let at = firstEndingAfter(visible, range.start); at < visible.length; at += 1) {
    const seen = visible[at]
    if (!seen || seen.start >= range.end) break
    parts.push({ start: Math.max(seen.start, range.start), end: Math.min(seen.end, range.end) })
  }
  const gaps = [...parts, { start: range.end, end: range.end }].map(({ start }, at) => ({
    start: parts[at - 1]?.end ?? range.start,
    end: start,
  }))
  return { parts, isWhole: !gaps.some((gap) => linesIn(lines, gap).some(hasInk)) }
}

/** Neighbours as one range; blank lines between them do not part them. */
function toLineRanges(numbers: readonly number[], { inked }: Pick<Page, 'inked'>): LineRange[] {
  const ranges: LineRange[] = []
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const open = ranges.at(-1)
    let next = open ? open.last + 1 : 0
    while (open && next < number && !inked.has(next)) next += 1
    if (open && next === number) open.last = number
    else ranges.push({ first: number, last: number })
  }
  return ranges
}

/** Where the lines of a block stand that readers may see, and whether those are all of them. */
function placesOf({ source }: SourcedBlock, pages: ReadonlyMap<string, Page>) {
  let isWhole = true
  const places = source.flatMap(({ page: pageId, ranges }): PrintedPlace[] => {
    const page = pages.get(pageId)
    if (!page) {
      isWhole = false
      return []
    }
    const found = ranges.flatMap((range) => {
      const seen = visibleIn(range, page)
      isWhole &&= seen.isWhole
      return seen.parts.flatMap((part) => linesIn(page.lines, part).filter(hasInk))
    })
    if (found.length === 0) return []
    const numbers = found.map(({ number }) => number)
    const lines = found.map(({ number, text }) => ({ number, text: text.trimEnd() }))
    return [{ pageId, ranges: toLineRanges(numbers, page), lines }]
  })
  return { places, isWhole }
}

/**
 * Where each block was printed and what was changed from it, by block id, as far as readers may see the printed lines. A
 * difference is told only where all of them are visible; blocks that have none of them are left out.
 */
export function blockPrints(
  blocks: readonly SourcedBlock[],
  readersPages: ReadonlyMap<string, ReadersPage>,
): Record<string, BlockPrint> {
  const pages = new Map(
    [...readersPages].map(([id, page]): [string, Page] => {
      return [id, { ...page, inked: new Set(page.lines.filter(hasInk).map(({ number }) => number)) }]
    }),
  )
  const lines = new Map([...pages].map(([id, page]) => [id, page.lines]))
  const prints = groupBySource(blocks).flatMap((group) => {
    const placed = group.map((block) => ({ id: block.id, ...placesOf(block, pages) }))
    const isWhole = placed.every((block) => block.isWhole)
    const differences = isWhole ? differencesOf(group, lines) : null
    return placed.flatMap(({ id, places }): [string, BlockPrint][] => {
      const difference = differences?.get(id)
      const parts = difference?.kind === 'words' ? difference.parts : null
      return places.length > 0 ? [[id, { places, difference: parts }]] : []
    })
  })
  return Object.fromEntries(prints)
}

/**
 * The lines of a page that an article holds as text (`own`) but none of its blocks was taken from: paragraphs that were
 * deleted at the desk.
 */
export function leftOutLines(
  blocks: readonly SourcedBlock[],
  pageId: string,
  { lines, own }: { lines: readonly PageLine[]; own: readonly Range[] },
): LineRange[] {
  const taken = new Set(
    blocks
      .flatMap(({ source }) =>
        source.flatMap(({ page, ranges }) =>
          page === pageId ? ranges.flatMap((range) => linesIn(lines, range).filter(hasInk)) : [],
        ),
      )
      .map(({ number }) => number),
  )
  const inked = new Set(lines.filter(hasInk).map(({ number }) => number))
  const left = own.flatMap((range) =>
    linesIn(lines, range).filter((line) => hasInk(line) && !taken.has(line.number)),
  )
  return toLineRanges(
    left.map(({ number }) => number),
    { inked },
  )
}
