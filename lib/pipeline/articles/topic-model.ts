import { eachPair } from '../chinese/character-pairs'

/** How often each pair of neighbouring characters stands in a text, or in a whole page. */
export type PairCounts = { counts: Map<number, number>; total: number }

export function emptyCounts(): PairCounts {
  return { counts: new Map(), total: 0 }
}

export function addPairs(to: PairCounts, text: string) {
  eachPair(text, (pair) => {
    to.counts.set(pair, (to.counts.get(pair) ?? 0) + 1)
    to.total += 1
  })
}

/**
 * How much likelier a text is to go on with one text than with another, as the mean logarithm of likelihoods over its
 * pairs of characters; above 0 for the first. Both are mixed with the page in equal parts (Jelinek-Mercer), so that a pair in
 * neither says nothing, however long they are.
 */
export function leaning(text: string, one: PairCounts, other: PairCounts, page: PairCounts): number {
  let sum = 0
  let count = 0
  eachPair(text, (pair) => {
    const common = ((page.counts.get(pair) ?? 0) + 0.1) / Math.max(1, page.total)
    sum += Math.log((shareOf(one, pair) + common) / (shareOf(other, pair) + common))
    count += 1
  })
  return count === 0 ? 0 : sum / count
}

function shareOf({ counts, total }: PairCounts, pair: number): number {
  return total === 0 ? 0 : (counts.get(pair) ?? 0) / total
}
