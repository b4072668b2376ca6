import type { DraftBlock, Line, Range } from '../pipeline/model'
import { blockOfLines, cleanLines } from '../pipeline/printed-text'
import { uniteSources } from './block-identity'
import type { BlockSource, TextBlock } from './body'
import { textDifference, type DifferencePart } from './text-difference'

/** A block as it reads now, with where it was printed. */
export type SourcedBlock = Pick<TextBlock, 'id' | 'type' | 'source' | 'text'>

/** The lines of printed pages in the order of each page, by page id; blank lines may be missing. */
export type PrintedPages = ReadonlyMap<string, readonly PageLine[]>
export type PageLine = Pick<Line, 'number' | 'start' | 'end' | 'text'>

/**
 * How a block differs from its printed lines: not at all, in white space and the form of punctuation alone, or in words.
 * Of the parts, those not `added` are the print, those not `removed` the block.
 */
export type PrintedDifference = { kind: 'none' | 'form' | 'words'; parts: DifferencePart[] }

/** The parts of printed lines that a range covers, in order. */
export function linesIn(lines: readonly PageLine[], { start, end }: Range): PageLine[] {
  const found: PageLine[] = []
  for (let at = firstEndingAfter(lines, start); at < lines.length; at += 1) {
    const line = lines[at]
    if (!line || line.start >= end) break
    const [from, to] = [Math.max(start, line.start), Math.min(end, line.end)]
    found.push({ ...line, start: from, end: to, text: line.text.slice(from - line.start, to - line.start) })
  }
  return found
}

/** The index of the first of some ranges in order that ends behind an offset. */
export function firstEndingAfter(ranges: readonly Range[], offset: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The blocks that were printed, together with those that share printed lines: halves of a paragraph that was split are
 * compared with it as one text.
 */
export function groupBySource<B extends SourcedBlock>(blocks: readonly B[]): B[][] {
  const leaders = blocks.map((_, index) => index)
  const leaderOf = (index: number): number => {
    const leader = leaders[index] ?? index
    if (leader === index) return index
    leaders[index] = leaderOf(leader)
    return leaders[index]
  }
  const places = blocks
    .flatMap(({ source }, index) =>
      source.flatMap(({ page, ranges }) => ranges.map((range) => ({ page, ...range, index }))),
    )
    .toSorted((a, b) => (a.page === b.page ? a.start - b.start : a.page < b.page ? -1 : 1))
  const reach = { page: '', end: 0, index: 0 }
  for (const { page, start, end, index } of places) {
    if (reach.page !== page || start >= reach.end) Object.assign(reach, { page, end, index })
    else {
      leaders[leaderOf(index)] = leaderOf(reach.index)
      reach.end = Math.max(reach.end, end)
    }
  }
  const groups = new Map<number, B[]>()
  for (const [index, block] of blocks.entries()) {
    if (block.source.length === 0) continue
    const leader = leaderOf(index)
    groups.set(leader, [...(groups.get(leader) ?? []), block])
  }
  return [...groups.values()]
}

const KIND: Record<SourcedBlock['type'], DraftBlock['kind']> = {
  paragraph: 'paragraph',
  heading: 'subhead',
  figure: 'caption',
}

/** The printed words of a group of blocks, reflowed as the import does it; null when its printed lines are not at hand. */
function printedTextOf(group: readonly SourcedBlock[], pages: PrintedPages): string | null {
  const source = group.reduce<BlockSource[]>((all, block) => uniteSources(all, block.source), [])
  const lines: string[] = []
  for (const { page, ranges } of source) {
    const printed = pages.get(page)
    if (!printed) return null
    for (const range of ranges) lines.push(...linesIn(printed, range).flatMap(({ text }) => cleanLines(text)))
  }
  if (lines.length === 0) return null
  const kinds = new Set(group.map(({ type }) => KIND[type]))
  const [kind] = kinds
  return blockOfLines(kinds.size === 1 && kind ? kind : 'paragraph', lines).text
}

/**
 * How each block of a group (groupBySource) differs from print, by id; empty when the printed lines are not at hand. Printed
 * words that are gone between two blocks count with the first.
 */
export function differencesOf(
  group: readonly SourcedBlock[],
  pages: PrintedPages,
): Map<string, PrintedDifference> {
  const printed = printedTextOf(group, pages)
  if (printed === null) return new Map()
  const parts = textDifference(printed, group.map(({ text }) => text).join(''))
  return new Map(shareOut(parts, group).map((own, at) => [group[at]?.id ?? '', toDifference(own)]))
}

function shareOut(parts: readonly DifferencePart[], group: readonly SourcedBlock[]): DifferencePart[][] {
  const shares: DifferencePart[][] = group.map(() => [])
  let [at, left] = [0, group[0]?.text.length ?? 0]
  const goOn = () => {
    at += 1
    left = group[at]?.text.length ?? 0
  }
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'removed') {
      // Words in the place of which others stand are of the block that has those.
      while (parts[index + 1]?.kind === 'added' && left === 0 && at < group.length - 1) goOn()
      shares[at]?.push(part)
      continue
    }
    let rest = part.text
    while (rest.length > left && at < group.length - 1) {
      if (left > 0) shares[at]?.push({ kind: part.kind, text: rest.slice(0, left) })
      rest = rest.slice(left)
      goOn()
    }
    shares[at]?.push({ kind: part.kind, text: rest })
    left -= rest.length
  }
  return shares
}

const textWithout = (kind: DifferencePart['kind'], parts: readonly DifferencePart[]) =>
  parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('')

/** Without what is a matter of typing: white space, full and half width, straight and curly quotation marks. */
const wordsOf = (text: string) =>
  text
    .replaceAll(/[“”„‟＂]/gu, '"')
    .replaceAll(/[‘’‚‛＇]/gu, "'")
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')

function toDifference(parts: DifferencePart[]): PrintedDifference {
  if (parts.every(({ kind }) => kind === 'same')) return { kind: 'none', parts }
  const isForm = wordsOf(textWithout('added', parts)) === wordsOf(textWithout('removed', parts))
  return { kind: isForm ? 'form' : 'words', parts }
}
