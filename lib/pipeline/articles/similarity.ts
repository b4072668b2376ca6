/** The share of a heading's neighbouring characters that the text repeats, 0 to 1; how well the heading names it. */
export function namesText(heading: string, text: string): number {
  const pairs = pairsOf(heading)
  if (pairs.size === 0) return 0
  const found = pairsOf(text)
  let shared = 0
  for (const pair of pairs) if (found.has(pair)) shared += 1
  return shared / pairs.size
}

/**
 * Where a run of texts passes from one heading to the next: the number of leading texts that belong to the first.
 * Of equally good places the last one is taken. Both sides may be empty. Linear in the length of the texts.
 */
export function cutBetween(
  first: string,
  second: string,
  texts: readonly string[],
): { count: number; score: number } {
  const before = runningShares(first, texts)
  const after = runningShares(second, texts.toReversed()).toReversed()
  let best = { count: 0, score: -1 }
  for (let count = 0; count <= texts.length; count += 1) {
    const score = (before[count - 1] ?? 0) + (after[count] ?? 0)
    if (score >= best.score - 1e-9) best = { count, score }
  }
  return best
}

/** For each leading run of texts, the share of the heading it repeats. */
function runningShares(heading: string, texts: readonly string[]): number[] {
  const missing = pairsOf(heading)
  const total = missing.size
  return texts.map((text) => {
    if (missing.size > 0) for (const pair of pairsOf(text)) missing.delete(pair)
    return total === 0 ? 0 : (total - missing.size) / total
  })
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < text.length; index += 1) {
    const pair = text.slice(index, index + 2)
    if (/^[\p{L}\p{N}]{2}$/u.test(pair)) pairs.add(pair)
  }
  return pairs
}
