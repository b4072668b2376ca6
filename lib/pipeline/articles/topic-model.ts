import { eachPair } from '../chinese/character-pairs'
import { countOf } from '../chinese/pair-counts'
import type { PairCounts } from '../chinese/pair-counts'

/**
 * How much likelier a text is to go on with one text than with another, as the mean logarithm of likelihoods over its
 * pairs of characters; above 0 for the first. Both are mixed with the page in equal parts (Jelinek-Mercer), so that a pair in
 * neither says nothing, however long they are. What it leans away from is read once, the answer asked for several texts.
 */
export function leaningFrom(other: PairCounts, page: PairCounts, text: string): (one: PairCounts) => number {
  const pairs = new Int32Array(text.length)
  const common = new Float64Array(text.length)
  const others = new Float64Array(text.length)
  let count = 0
  eachPair(text, (pair) => {
    const share = (countOf(page, pair) + 0.1) / Math.max(1, page.total)
    pairs[count] = pair
    common[count] = share
    others[count] = shareOf(other, pair) + share
    count += 1
  })
  return (one) => {
    let sum = 0
    for (let at = 0; at < count; at += 1)
      sum += Math.log((shareOf(one, pairs[at] ?? 0) + (common[at] ?? 0)) / (others[at] ?? 1))
    return count === 0 ? 0 : sum / count
  }
}

function shareOf(pairs: PairCounts, pair: number): number {
  return pairs.total === 0 ? 0 : countOf(pairs, pair) / pairs.total
}
