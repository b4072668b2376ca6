import { FREE_WIDTH } from '../blocks/column-widths'
import type { Block } from '../blocks/to-blocks'

const pointing = /^[▲▼◀▶△]|^(?:图为|图片为|图中|上图|下图|左图|右图|题图|图[①-⑳0-9一二三四五])/u
const widthMax = 60

/**
 * Finds captions: a short sentence above its photo credit, a credit line with its own words, display type doubled
 * beside a credit, or a line that points at a picture. Blocks keep their order.
 */
export function markCaptions(blocks: readonly Block[]): Block[] {
  const marked: Block[] = []
  const lastText = blocks.findLastIndex((block) => block.kind === 'paragraph')
  for (const [index, block] of blocks.entries()) {
    const before = marked.at(-1)
    const after = blocks[index + 1]
    if (block.kind === 'credit' && before && isCaptionText(before, marked.at(-2), lastText > index)) {
      marked[marked.length - 1] = { ...before, kind: 'caption', lines: [...before.lines, ...block.lines] }
    } else if (block.kind === 'credit' && hasOwnWords(block.text)) {
      marked.push({ ...block, kind: 'caption' })
    } else if (
      isDoubledBeside(block, before, after) ||
      (block.kind === 'paragraph' && pointing.test(block.text))
    ) {
      marked.push({ ...block, kind: 'caption' })
    } else marked.push(block)
  }
  return marked
}

function isCaptionText(block: Block, before: Block | undefined, hasMoreText: boolean): boolean {
  if (block.kind === 'caption') return !block.lines.some((line) => line.kind.kind === 'credit')
  if (block.kind !== 'paragraph' || block.text.length > widthMax * 1.5) return false
  if (pointing.test(block.text)) return true
  const sentences = block.text.match(/[。！？]/gu)?.length ?? 0
  const hasNoColumn = before?.kind === 'paragraph' && before.column === FREE_WIDTH
  const standsApart =
    hasNoColumn || before?.kind !== 'paragraph' || Math.abs(before.column - block.column) > 2
  return sentences <= 2 && standsApart && hasMoreText
}

/** `科创云廊 陈海汶团队 摄`: words before the photographer. */
function hasOwnWords(text: string): boolean {
  const words = text.trim().split(/\s+/u)
  return (
    words.length >= 3 && (words[0]?.length ?? 0) >= 4 && !/(?:报|社|网|记者|通讯员)$/u.test(words[0] ?? '')
  )
}

function isDoubledBeside(block: Block, before: Block | undefined, after: Block | undefined): boolean {
  const isDoubled = block.kind === 'heading' && block.lines.some((line) => line.isDoubled)
  return isDoubled && (after?.kind === 'credit' || before?.kind === 'caption' || before?.kind === 'credit')
}
