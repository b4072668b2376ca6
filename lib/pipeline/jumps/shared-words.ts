/** Runs of this many characters stand for words: most Chinese names and terms are two to four long. */
const GRAM = 3

/** The runs of `size` letters and digits in a text, across no punctuation. */
export function gramsIn(text: string, size = GRAM): Set<string> {
  const grams = new Set<string>()
  for (const [run] of text.normalize('NFKC').matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let at = 0; at + size <= run.length; at += 1) grams.add(run.slice(at, at + size))
  }
  return grams
}

/** In how many of the texts each run stands: what all of them say tells none from another. */
export function frequenciesOf(texts: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const gram of text) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/** The share of the smaller text's runs that the other has too, 0 to 1, each weighed by how rare it is among `total` texts. */
export function sharedWords(
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
  frequencies: ReadonlyMap<string, number>,
  total: number,
): number {
  const [small, large] = first.size <= second.size ? [first, second] : [second, first]
  let all = 0
  let shared = 0
  for (const gram of small) {
    const weight = Math.log(1 + total / (frequencies.get(gram) ?? 1))
    all += weight
    if (large.has(gram)) shared += weight
  }
  return all === 0 ? 0 : shared / all
}
