import type { Block, BlockLabel } from '../blocks/to-blocks'
import type { DiscardReason } from '../model'

export type SetAside = { block: Block; reason: DiscardReason; rule: string; score: number }
export type Sorted = { blocks: Block[]; aside: SetAside[] }

const reasons: Partial<Record<BlockLabel, DiscardReason>> = {
  furniture: 'page-furniture',
  advertisement: 'advertisement',
  navigation: 'navigation',
  ghost: 'ghost-text',
}

/** Takes out what is no article: furniture, navigation, advertisements, and display lines printed twice. */
export function setAside(blocks: readonly Block[]): Sorted {
  const sorted: Sorted = { blocks: [], aside: [] }
  for (const block of blocks) {
    const reason = reasons[block.label]
    if (reason) sorted.aside.push({ block, score: block.score, ...named(block, reason) })
    else sorted.blocks.push(block)
  }
  return sorted
}

/** What the words of furniture say is more telling than its place. */
function named({ of, reason: why }: Block, reason: DiscardReason): { reason: DiscardReason; rule: string } {
  if (reason === 'page-furniture' && of.kind === 'discard') return { reason: of.reason, rule: of.rule }
  return { reason, rule: `${reason}.${why}` }
}
