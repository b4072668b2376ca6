import { eachPair } from '../chinese/character-pairs'
import { addPair, countOf, countShared, emptyCounts, pairsOf } from '../chinese/pair-counts'

/** The share of a heading's neighbouring characters that the text repeats, 0 to 1; how well the heading names it. */
export function namesText(heading: string, text: string): number {
  const pairs = pairsOf(heading)
  if (pairs.size === 0) return 0
  return countShared(pairs, pairsOf(text)) / pairs.size
}

/** How much the repetition within each text counts beside what the texts repeat together. */
const ownWeight = 0.01

/**
 * Where a run of texts passes from one heading to the next: the number of leading texts that belong to the first.
 * The cut under which each side repeats most of its heading; then each text goes where it repeats more, and of equal
 * cuts the last is taken. Either side may be empty. Linear in the length of the texts.
 */
export function cutBetween(first: string, second: string, texts: readonly string[]): { count: number } {
  const before = runningShares(first, texts)
  const after = runningShares(second, texts.toReversed()).toReversed()
  const leaning = texts.map((text) => leaningOf(namesText(first, text) - namesText(second, text)))
  let best = { count: 0, score: -Infinity }
  let leaned = 0
  for (let count = 0; count <= texts.length; count += 1) {
    if (count > 0) leaned += leaning[count - 1] ?? 0
    const score = (before[count - 1] ?? 0) + (after[count] ?? 0) + ownWeight * leaned
    if (score >= best.score - 1e-9) best = { count, score }
  }
  return { count: best.count }
}

/** A pair or two in common says nothing. */
function leaningOf(difference: number): number {
  return Math.abs(difference) < 0.05 ? 0 : difference
}

/** For each leading run of texts, the share of the heading it repeats. */
function runningShares(heading: string, texts: readonly string[]): number[] {
  const named = pairsOf(heading)
  const total = named.size
  const found = emptyCounts(total)
  return texts.map((text) => {
    if (found.size < total)
      eachPair(text, (pair) => {
        if (countOf(named, pair) > 0) addPair(found, pair)
      })
    return total === 0 ? 0 : found.size / total
  })
}
