/** The first and last of neighbouring printed lines, counted from 1. */
export type LineRange = { first: number; last: number }

/** How many lines they are. */
export const countLines = (ranges: readonly LineRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)

const RANGES = /^\d{1,7}(?:-\d{1,7})?(?:,\d{1,7}(?:-\d{1,7})?)*$/u

/** `12-20,25`: line ranges as they stand in an address. */
export function lineRangesText(ranges: readonly LineRange[]): string {
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}

/** The ranges of an address, or null for anything that is none. */
export function parseLineRanges(text: string): LineRange[] | null {
  if (!RANGES.test(text)) return null
  const ranges = text.split(',').map((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return { first, last }
  })
  return ranges.every(({ first, last }) => first >= 1 && first <= last) ? ranges : null
}
