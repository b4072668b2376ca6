import { eachPair } from '../chinese/character-pairs'

/** How much of each text is read, in characters. */
const readMost = 600

/**
 * How much a text repeats of a heading or of another text, 0 to 1: the pairs of neighbouring characters that both have, each
 * weighed by how few texts of the page have it.
 */
export type Kinship = {
  /** Of a heading's weight, the share that the text has too. */
  named: (heading: number, text: number) => number
  /** Of both texts' weight, the share that they have in common (cosine). */
  akin: (one: number, other: number) => number
}

/** Reads the kinship of texts; quadratic in their number, for the few of one page. */
export function toKinship(texts: readonly string[]): Kinship {
  const sets = texts.map(distinctPairs)
  const spread = new Map<number, number>()
  for (const set of sets) for (const pair of set) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  const weightOf = (pair: number) => Math.log((texts.length + 1) / (spread.get(pair) ?? 1))
  const totals = sets.map((set) => sum(set, weightOf))
  const shared = texts.map(() => new Map<number, number>())
  const common = (one: number, other: number) => {
    const [first, second] = one < other ? [one, other] : [other, one]
    const found = shared[first]?.get(second)
    if (found !== undefined) return found
    const [few, many] = smallerFirst(sets[first], sets[second])
    const value = sum(few, (pair) => (many.has(pair) ? weightOf(pair) : 0))
    shared[first]?.set(second, value)
    return value
  }
  return {
    named: (heading, text) => common(heading, text) / Math.max(1, totals[heading] ?? 0),
    akin: (one, other) =>
      common(one, other) / Math.max(1, Math.sqrt((totals[one] ?? 0) * (totals[other] ?? 0))),
  }
}

function distinctPairs(text: string): Set<number> {
  const pairs = new Set<number>()
  eachPair(text.slice(0, readMost), (pair) => pairs.add(pair))
  return pairs
}

function smallerFirst(
  one: Set<number> = new Set(),
  other: Set<number> = new Set(),
): [Set<number>, Set<number>] {
  return one.size <= other.size ? [one, other] : [other, one]
}

function sum(pairs: ReadonlySet<number>, weightOf: (pair: number) => number): number {
  let total = 0
  for (const pair of pairs) total += weightOf(pair)
  return total
}
