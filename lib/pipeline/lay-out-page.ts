import { cleanRuns } from './layout/clean-runs'
import { inReadingOrder } from './layout/reading-order'
import { sharedWidth, type Run, type SetBlock, type SetLine } from './layout/run'
import { toSetBlocks } from './layout/to-set-blocks'
import { toSetLines } from './layout/to-set-lines'
import { takeStacks, toVerticalBlocks, toVerticalLines } from './layout/vertical-lines'

export type { Run } from './layout/run'

/** An indented line begins this far to the right of its column, in em. */
const INDENT = { from: 1.3, to: 2.7 }

/**
 * The text of a page from the places of its glyphs: lines as they are printed, in reading order. A blank line parts what
 * is set apart, an indented line begins with two ideographic spaces. Empty when there are no glyphs. Never throws.
 */
export function layOutPage(runs: readonly Run[]): string {
  const clean = cleanRuns(runs)
  const { stacks, rest } = takeStacks(clean.filter(({ isVertical }) => !isVertical))
  const vertical = [...toVerticalLines(clean.filter(({ isVertical }) => isVertical)), ...stacks]
  const blocks = [...toSetBlocks(toSetLines(rest)), ...toVerticalBlocks(vertical)]
  const em = textSize(blocks)
  return toText(inReadingOrder(blocks, em), em)
}

/** The size in which most characters of the page are set. */
function textSize(blocks: readonly SetBlock[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of blocks.flatMap(({ lines }) => lines)) {
    const rounded = Math.round(size * 4) / 4
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length)
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one)
  return most?.[0] ?? 1
}

function toText(blocks: readonly SetBlock[], em: number): string {
  let text = ''
  let before: SetBlock | null = null
  for (const block of blocks) {
    if (before) text += isSetOn(before, block, em) ? '\n' : '\n\n'
    text += block.lines.map((line) => indentOf(line, block) + line.text).join('\n')
    before = block
  }
  return text === '' ? '' : `${text}\n`
}

/** Whether text goes on in the next block: the same size, right below or in a further column of the same width. */
function isSetOn(block: SetBlock, next: SetBlock, em: number): boolean {
  const isText = [block, next].every(({ size }) => Math.abs(size - em) < 0.12 * em)
  if (!isText) return false
  const [width, nextWidth] = [block, next].map(({ left, right }) => right - left)
  if (sharedWidth(block, next) > 0) return next.top - block.bottom < 1.2 * em
  return width !== undefined && nextWidth !== undefined && Math.abs(width - nextWidth) < 0.15 * width
}

function indentOf(line: SetLine, block: SetBlock): string {
  const indent = (line.left - block.left) / line.size
  return !line.isVertical && indent > INDENT.from && indent < INDENT.to ? '　　' : ''
}
