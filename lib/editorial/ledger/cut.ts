import { trimToInk } from '../../pipeline/ink'
import type { Piece, Range } from '../../pipeline/model'
import { inkRunsOf } from '../../pipeline/ink'

/**
 * Ranges in page order, trimmed to ink, clamped to the text; those with nothing but blanks between them are one. What is
 * backwards, blank or outside the page is left out.
 */
export function cleanRanges(text: string, ranges: readonly Range[]): Range[] {
  const clean: Range[] = []
  const trimmed = ranges.flatMap((range) => trimToInk(text, range) ?? [])
  for (const range of trimmed.sort((one, other) => one.start - other.start)) {
    const open = clean.at(-1)
    if (open && inkRunsOf(text, open.end, range.start).length === 0) open.end = Math.max(open.end, range.end)
    else clean.push({ ...range })
  }
  return clean
}

/** One part of a piece after a cut; `isInside` says that it lies in the ranges that cut it. */
export type Part = { part: Piece; isInside: boolean; isTail: boolean }

/**
 * Cuts a piece at the edges of ranges (clean ones, in order). Its text stays one block: a part that follows another
 * `joins` it. A part that is blank vanishes; the whole piece comes back as it is when it lies wholly in or out.
 */
export function cutByRanges(text: string, piece: Piece, ranges: readonly Range[]): Part[] {
  const hits = ranges.filter(({ start, end }) => start < piece.end && end > piece.start)
  const parts: Part[] = []
  let at = piece.start
  const add = (end: number, isInside: boolean) => {
    const ink = trimToInk(text, { start: at, end })
    at = end
    if (ink) parts.push({ part: { ...piece, ...ink }, isInside, isTail: parts.length > 0 })
  }
  for (const { start, end } of hits) {
    if (start > at) add(start, false)
    add(Math.min(end, piece.end), true)
  }
  if (at < piece.end) add(piece.end, false)
  const [only] = parts
  if (parts.length === 1 && only) return [{ ...only, part: piece }]
  return parts.map(({ part, ...where }) => ({
    ...where,
    part: { ...part, joins: piece.joins || where.isTail },
  }))
}

/** A piece or discard in two at an offset; null when one of the halves would be blank. */
export function cutAt<T extends Range>(text: string, whole: T, at: number): [T, T] | null {
  const left = trimToInk(text, { start: whole.start, end: at })
  const right = trimToInk(text, { start: at, end: whole.end })
  return left && right
    ? [
        { ...whole, ...left },
        { ...whole, ...right },
      ]
    : null
}
