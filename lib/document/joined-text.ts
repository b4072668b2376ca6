type Block = { id: string; text: string }
export type BlockPlace = { blockId: string; start: number; end: number }

/**
 * The texts of blocks as one, each on a line of its own, with the way from places in one to places in the other. `base` is
 * where each block begins.
 */
export type JoinedText = {
  text: string
  base: readonly number[]
  /** Null when the stretch does not lie in one block. */
  placeOf: (stretch: { start: number; end: number }) => BlockPlace | null
}

export function joinTexts(blocks: readonly Block[]): JoinedText {
  const base: number[] = []
  let length = 0
  for (const { text } of blocks) {
    base.push(length)
    length += text.length + 1
  }
  const placeOf: JoinedText['placeOf'] = ({ start, end }) => {
    const at = lastFrom(base, start)
    const [block, from] = [blocks[at], base[at]]
    if (!block || from === undefined || end > from + block.text.length) return null
    return { blockId: block.id, start: start - from, end: end - from }
  }
  return { text: blocks.map(({ text }) => text).join('\n'), base, placeOf }
}

/** The last of ascending numbers that is not above a value. */
function lastFrom(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? Infinity) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
