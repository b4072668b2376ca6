import type { Block } from '../blocks/to-blocks'

/** Puts the line that says who took a picture with the caption above or below it; a credit alone stays what it is. */
export function toCaptions(blocks: readonly Block[]): Block[] {
  const result: Block[] = []
  for (const [index, block] of blocks.entries()) {
    const before = result.at(-1)
    if (block.label === 'credit' && before?.label === 'caption' && !hasCredit(before)) {
      result[result.length - 1] = joined(before, block, before)
    } else if (
      block.label === 'caption' &&
      before?.label === 'credit' &&
      blocks[index + 1]?.label !== 'credit' &&
      before.lines[0]?.isBlankBefore !== false
    ) {
      result[result.length - 1] = joined(before, block, block)
    } else result.push(block)
  }
  return result
}

function joined(first: Block, second: Block, caption: Block): Block {
  return { ...caption, lines: [...first.lines, ...second.lines], score: Math.min(first.score, second.score) }
}

function hasCredit(block: Block): boolean {
  return block.lines.some((line) => line.kind.kind === 'credit')
}
