/** Where and what was proposed; the shape of a stored suggestion's anchor. */
export type Anchor = { blockId: string; quote: string; occurrence: number; before: string; after: string }

export type Located = { blockId: string; start: number; end: number }

type Block = { id: string; text: string }
type Hit = Located & { occurrence: number; context: number }

/** So much context on one side says that words which moved to another block are the same words. */
const MOVED_CONTEXT = 6
/** So much says it in their own block, where more speaks for them. */
const OWN_CONTEXT = 2

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

/** How many characters beside the hit are as they were, on the better side; all of a side that reached the block's edge count double. */
function contextAt(text: string, start: number, end: number, anchor: Anchor): { best: number; sum: number } {
  const left = commonEnd(text.slice(0, start), anchor.before)
  const right = commonStart(text.slice(end), anchor.after)
  return { best: Math.max(left, right), sum: left + right }
}

function hitsIn(block: Block, anchor: Anchor, floor: number): Hit[] {
  const hits: Hit[] = []
  let occurrence = 0
  for (let at = block.text.indexOf(anchor.quote); at !== -1; at = block.text.indexOf(anchor.quote, at + 1)) {
    const end = at + anchor.quote.length
    const { best, sum } = contextAt(block.text, at, end, anchor)
    if (best >= floor) hits.push({ blockId: block.id, start: at, end, occurrence, context: sum })
    occurrence += 1
  }
  return hits
}

/** The hit with the most context; null when two have as much. */
function clearBest(hits: readonly Hit[]): Hit | null {
  const [best, next] = [...hits].sort((a, b) => b.context - a.context)
  return best && (!next || next.context < best.context) ? best : null
}

function inOwnBlock(block: Block, anchor: Anchor): Hit | null {
  const hits = hitsIn(block, anchor, 0)
  const only = hits[0]
  if (hits.length === 1 && only && anchor.occurrence === 0) return only
  const known = Math.min(OWN_CONTEXT, anchor.before.length + anchor.after.length)
  const likely = hits.filter(({ context }) => context >= known)
  return clearBest(likely) ?? likely.find(({ occurrence }) => occurrence === anchor.occurrence) ?? null
}

/** Looks in the block where it was made. */
export const locateInBlock = (block: Block, anchor: Anchor): Located | null =>
  anchor.quote === '' ? null : inOwnBlock(block, anchor)

/** Looks in the other blocks, for words that were moved with those around them. */
export function locateElsewhere(blocks: readonly Block[], anchor: Anchor): Located | null {
  if (anchor.quote === '') return null
  const floor = Math.min(MOVED_CONTEXT, Math.max(anchor.before.length, anchor.after.length))
  return clearBest(
    blocks.flatMap((block) => (block.id === anchor.blockId ? [] : hitsIn(block, anchor, Math.max(1, floor)))),
  )
}

/**
 * Finds a stored suggestion in text that may have been edited since: its exact words, in its own block, else (after a
 * split, a join or a move) in another where the words around them are the same. Null when the words are gone or it cannot
 * be told which of several they are: a suggestion is never guessed onto other words.
 */
export function locateSuggestion(blocks: readonly Block[], anchor: Anchor): Located | null {
  const own = blocks.find(({ id }) => id === anchor.blockId)
  const hit = (own && locateInBlock(own, anchor)) ?? locateElsewhere(blocks, anchor)
  return hit && { blockId: hit.blockId, start: hit.start, end: hit.end }
}
