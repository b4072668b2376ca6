/** The pairs of neighbouring characters of a text, each with how often it stands there. */
function pairsOf(text: string): Map<number, number> {
  const pairs = new Map<number, number>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const sizeOf = (text: string) => Math.max(0, text.length - 1)

/**
 * How alike a text is to each of these: Dice's coefficient of their bags of character pairs, 0 to 1. The texts are looked up by
 * their pairs, so that those which share none cost nothing.
 */
export function likenessOf(texts: readonly string[]): (text: string) => Float64Array {
  const holders = new Map<number, { index: number; count: number }[]>()
  for (const [index, text] of texts.entries())
    for (const [pair, count] of pairsOf(text)) {
      const held = holders.get(pair)
      if (held) held.push({ index, count })
      else holders.set(pair, [{ index, count }])
    }
  return (text) => {
    const likeness = new Float64Array(texts.length)
    for (const [pair, count] of pairsOf(text))
      for (const holder of holders.get(pair) ?? [])
        likeness[holder.index] = (likeness[holder.index] ?? 0) + Math.min(count, holder.count)
    return likeness.map((common, index) => {
      const all = sizeOf(text) + sizeOf(texts[index] ?? '')
      return all === 0 ? 0 : (2 * common) / all
    })
  }
}
