import type { BlockSource } from './body'

/** How many characters two sources have in common; ranges of one source must not overlap each other. */
export function overlapOf(one: readonly BlockSource[], other: readonly BlockSource[]): number {
  let common = 0
  for (const { page, ranges } of one) {
    for (const rival of other) {
      if (rival.page !== page) continue
      for (const { start, end } of ranges)
        for (const range of rival.ranges)
          common += Math.max(0, Math.min(end, range.end) - Math.max(start, range.start))
    }
  }
  return common
}

/** How many characters a source has. */
export const lengthOf = (source: readonly BlockSource[]): number =>
  source.reduce(
    (sum, { ranges }) => sum + ranges.reduce((length, { start, end }) => length + end - start, 0),
    0,
  )
