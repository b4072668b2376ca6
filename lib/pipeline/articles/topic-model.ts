import { eachPair } from '../chinese/character-pairs'
import { countOf } from '../chinese/pair-counts'
import type { PairCounts } from '../chinese/pair-counts'

/**
 * How much likelier a text is to go on with one text than with another, as the mean logarithm of likelihoods over its
 * pairs of characters; above 0 for the first. Both are mixed with the page in equal parts (Jelinek-Mercer), so that a pair in
 * neither says nothing, however long they are.
 */
export function leaning(text: string, one: PairCounts, other: PairCounts, page: PairCounts): number {
  let sum = 0
  let count = 0
  eachPair(text, (pair) => {
    const common = (countOf(page, pair) + 0.1) / Math.max(1, page.total)
    sum += Math.log((shareOf(one, pair) + common) / (shareOf(other, pair) + common))
    count += 1
  })
  return count === 0 ? 0 : sum / count
}

function shareOf(pairs: PairCounts, pair: number): number {
  return pairs.total === 0 ? 0 : countOf(pairs, pair) / pairs.total
}
