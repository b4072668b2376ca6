import type { SourcedBlock } from './printed-difference'
import type { PublishedBlock } from './published-article'

export type PublishedTextBlock = Extract<PublishedBlock, { runs: unknown }>

/** The blocks of a publication that hold text, in reading order, those inside quotes, lists and tables included. */
export function publishedTextBlocks(block: PublishedBlock): PublishedTextBlock[] {
  if ('runs' in block) return [block]
  if (block.kind === 'quote') return block.blocks.flatMap(publishedTextBlocks)
  if (block.kind === 'list') return block.items.flat().flatMap(publishedTextBlocks)
  if (block.kind === 'table')
    return block.rows.flat().flatMap((cell) => cell.blocks.flatMap(publishedTextBlocks))
  return []
}

/** A published block as it is compared with print. */
export function toSourcedBlock({ id, kind, source, runs }: PublishedTextBlock): SourcedBlock {
  return { id, type: kind, source, text: runs.map(({ text }) => text).join('') }
}
