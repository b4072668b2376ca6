import { eachPair } from './character-pairs'

/**
 * How often each pair of neighbouring characters stands in some texts. An open hash table, at most half full: a page asks
 * for millions of pairs, and a Map takes several times as long.
 */
export type PairCounts = {
  /** Pairs by slot, 0 where there is none; no pair is 0. */
  keys: Int32Array
  counts: Int32Array
  /** How many different pairs there are. */
  size: number
  /** How many pairs there are in all. */
  total: number
}

const roomMin = 16

/** No pairs, with room for so many that nothing has to move. */
export function emptyCounts(room = 0): PairCounts {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(roomMin, room * 2)))
  return { keys: new Int32Array(slots), counts: new Int32Array(slots), size: 0, total: 0 }
}

/** The pairs of neighbouring letters or digits of a text. */
export function pairsOf(text: string): PairCounts {
  const pairs = emptyCounts(text.length)
  addPairs(pairs, text)
  return pairs
}

/** Takes all pairs out and puts those of a text in; cheaper than another table. */
export function setPairs(to: PairCounts, text: string) {
  to.keys.fill(0)
  to.counts.fill(0)
  to.size = 0
  to.total = 0
  addPairs(to, text)
}

/** Adds the pairs of a text to others. */
export function addPairs(to: PairCounts, text: string) {
  eachPair(text, (pair) => addPair(to, pair))
}

/** Adds one pair to others. */
export function addPair(to: PairCounts, pair: number) {
  const slot = slotOf(to.keys, pair)
  to.total += 1
  to.counts[slot] = (to.counts[slot] ?? 0) + 1
  if (to.keys[slot] === pair) return
  to.keys[slot] = pair
  to.size += 1
  if (to.size * 2 > to.keys.length) grow(to)
}

/** How often a pair is among others. */
export function countOf({ keys, counts }: PairCounts, pair: number): number {
  return counts[slotOf(keys, pair)] ?? 0
}

/** How many different pairs are among others too. */
export function countShared(pairs: PairCounts, others: PairCounts): number {
  let shared = 0
  const { keys } = pairs
  for (let slot = 0; slot < keys.length; slot += 1) {
    const pair = keys[slot] ?? 0
    if (pair !== 0 && countOf(others, pair) > 0) shared += 1
  }
  return shared
}

/** The slot of a pair, or the free one where it belongs. */
function slotOf(keys: Int32Array, pair: number): number {
  const mask = keys.length - 1
  const mixed = Math.imul(pair, 0x9e3779b1)
  let slot = (mixed ^ (mixed >>> 15)) & mask
  while (keys[slot] !== pair && keys[slot] !== 0) slot = (slot + 1) & mask
  return slot
}

function grow(pairs: PairCounts) {
  const { keys, counts } = pairs
  pairs.keys = new Int32Array(keys.length * 2)
  pairs.counts = new Int32Array(keys.length * 2)
  for (let from = 0; from < keys.length; from += 1) {
    const pair = keys[from] ?? 0
    if (pair === 0) continue
    const slot = slotOf(pairs.keys, pair)
    pairs.keys[slot] = pair
    pairs.counts[slot] = counts[from] ?? 0
  }
}

/** Texts whose pairs are counted once somebody asks for them: few stories need theirs. */
export type GatheredPairs = { add: (texts: readonly string[]) => void; counts: () => PairCounts }

/** Gathers texts. */
export function gatherPairs(): GatheredPairs {
  const pairs = emptyCounts()
  const waiting: string[] = []
  return {
    add: (texts) => {
      for (const text of texts) waiting.push(text)
    },
    counts: () => {
      for (const text of waiting.splice(0)) addPairs(pairs, text)
      return pairs
    },
  }
}
