import type { PublishedBlock } from './published-article'
import { publishedTextBlocks } from './published-text-blocks'

/** Characters that a practised reader of Chinese news takes in a minute. */
const PACE = 450
/** With fewer subheads than this a text needs no list of them. */
const SUBHEADS_MIN = 3

const textOf = (block: { runs: readonly { text: string }[] }) => block.runs.map(({ text }) => text).join('')

/** How long the text takes to read: whole minutes, at least one. */
export function readingMinutes(blocks: readonly PublishedBlock[]): number {
  const characters = blocks
    .flatMap(publishedTextBlocks)
    .reduce((sum, block) => sum + [...textOf(block).replaceAll(/\s/gu, '')].length, 0)
  return minutesToRead(characters)
}

/** How long so many characters take to read: whole minutes, at least one. */
export const minutesToRead = (characters: number): number => Math.max(1, Math.round(characters / PACE))

/** The subheads of a text long enough to have a list of them, with the blocks they stand in. */
export function subheadsOf(blocks: readonly PublishedBlock[]): { id: string; text: string }[] {
  const subheads = blocks.flatMap((block) =>
    block.kind === 'heading' ? [{ id: block.id, text: textOf(block).trim() }] : [],
  )
  return subheads.length < SUBHEADS_MIN ? [] : subheads
}
