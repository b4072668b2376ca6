import { textBlocksOf, type BlockSource, type Body } from './body'
import { overlapOf } from './source-overlap'

/** A block that is about to be written. */
export type NewBlock = { text: string; source: readonly BlockSource[] }
type OldBlock = NewBlock & { id: string }

/**
 * Ids for the blocks of a document that is made anew, in their order: a block that was in the old one keeps its id, told
 * by its text and its printed place, then by its text, then by the place alone. `createId` names the rest.
 */
export function keepBlockIds(before: Body, blocks: readonly NewBlock[], createId: () => string): string[] {
  const old = new Set<OldBlock>(textBlocksOf(before).filter(({ id }) => id !== ''))
  const ids = new Map<NewBlock, string>()
  const adopt = (block: NewBlock, found: OldBlock | undefined) => {
    if (!found) return
    ids.set(block, found.id)
    old.delete(found)
  }
  const find = (isSame: (known: OldBlock, block: NewBlock) => boolean) => {
    for (const block of blocks)
      if (!ids.has(block))
        adopt(
          block,
          [...old].find((known) => isSame(known, block)),
        )
  }
  find((known, block) => known.text === block.text && isSamePlace(known, block))
  find((known, block) => known.text === block.text)
  for (const { block, known } of byOverlap(
    [...old],
    blocks.filter((block) => !ids.has(block)),
  ))
    if (!ids.has(block) && old.has(known)) adopt(block, known)
  return blocks.map((block) => ids.get(block) ?? createId())
}

const isSamePlace = (one: NewBlock, other: NewBlock) =>
  JSON.stringify(one.source) === JSON.stringify(other.source)

/** All pairs that share printed characters, those that share most first. */
function byOverlap(old: readonly OldBlock[], blocks: readonly NewBlock[]) {
  const pairs = blocks.flatMap((block) =>
    old.map((known) => ({ block, known, common: overlapOf(known.source, block.source) })),
  )
  return pairs.filter(({ common }) => common > 0).sort((one, other) => other.common - one.common)
}
