/**
 * Fingerprints of texts by winnowing: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: Local Algorithms for Document
 * Fingerprinting", SIGMOD 2003. Of each `WINDOW` neighbouring hashes of runs of `RUN` characters the smallest is kept, so
 * that two texts which share `SURE` characters in a row share a print, wherever the passage stands.
 */
export const RUN = 16
export const WINDOW = 32
/** A shared passage of this many letters, digits and Han characters is always found. */
export const SURE = RUN + WINDOW - 1

/** A text reduced to what it says; for each of its UTF-16 code units, where its character begins and ends in the original. */
export type Normal = { text: string; at: number[]; end: number[] }

const CHARACTER = /[\p{L}\p{N}]/gu

/** Letters, digits and Han characters alone, compatibility forms united (全角 and 半角), lower case. */
export function normalOf(original: string): Normal {
  let text = ''
  const at: number[] = []
  const end: number[] = []
  for (const { 0: character, index } of original.matchAll(CHARACTER)) {
    const folded = character.normalize('NFKC').toLowerCase()
    for (let unit = 0; unit < folded.length; unit += 1) {
      at.push(index)
      end.push(index + character.length)
    }
    text += folded
  }
  return { text, at, end }
}

// Two rolling hashes of 26 bits side by side stay exact in a double: products are below 2^42, the pair below 2^52.
const [FIRST, SECOND] = [67_108_859, 67_108_837]
const [BASE_FIRST, BASE_SECOND] = [65_599, 48_271]

/** The value that rolls out of the hash: `base` to the power of `RUN - 1`. */
function leadOf(base: number, modulus: number): number {
  let lead = 1
  for (let count = 1; count < RUN; count += 1) lead = (lead * base) % modulus
  return lead
}
const [LEAD_FIRST, LEAD_SECOND] = [leadOf(BASE_FIRST, FIRST), leadOf(BASE_SECOND, SECOND)]

function hashesOf(text: string): number[] {
  const hashes: number[] = []
  let [first, second] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    if (at >= RUN) {
      const gone = text.charCodeAt(at - RUN) + 1
      first = (first + FIRST - ((gone * LEAD_FIRST) % FIRST)) % FIRST
      second = (second + SECOND - ((gone * LEAD_SECOND) % SECOND)) % SECOND
    }
    const unit = text.charCodeAt(at) + 1
    first = (first * BASE_FIRST + unit) % FIRST
    second = (second * BASE_SECOND + unit) % SECOND
    if (at >= RUN - 1) hashes.push(first * 2 ** 26 + second)
  }
  return hashes
}

/**
 * The prints of a text, ascending and without repeats: whole numbers below 2^53. A text shorter than a window gives its
 * smallest hash, one shorter than `RUN` characters none. Linear in the length of the text.
 */
export function fingerprintOf(original: string): number[] {
  const hashes = hashesOf(normalOf(original).text)
  const kept = new Set<number>()
  /** Indices of hashes that may yet be the smallest of a window, their hashes ascending. */
  const queue: number[] = []
  let head = 0
  for (const [at, hash] of hashes.entries()) {
    while (queue.length > head && (hashes[queue[queue.length - 1] ?? 0] ?? 0) >= hash) queue.pop()
    queue.push(at)
    if ((queue[head] ?? 0) <= at - WINDOW) head += 1
    const isFull = at >= WINDOW - 1 || at === hashes.length - 1
    if (isFull) kept.add(hashes[queue[head] ?? 0] ?? hash)
  }
  return [...kept].sort((a, b) => a - b)
}

/** The share of the smaller set of prints that the other has too, 0 to 1: an estimate of how much of the shorter text both hold. */
export function printsShared(first: readonly number[], second: readonly number[]): number {
  const [small, large] = first.length <= second.length ? [first, new Set(second)] : [second, new Set(first)]
  if (small.length === 0) return 0
  return small.filter((print) => large.has(print)).length / small.length
}
