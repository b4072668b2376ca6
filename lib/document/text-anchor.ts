import { z } from 'zod'
import { textBlocksOf, type Body, type TextBlock } from './body'
import { joinTexts, type JoinedText } from './joined-text'
import { findQuote, matchQuotes } from './match-quotes'
import { placeAfter, splicesOf, type Splice } from './propose/merge-text'
import { isInCharacter } from './whole-characters'
import { wordsAround } from './words-around'

const BlockId = z.string().min(1).max(64)

/**
 * A stretch of text as someone chose it: from an offset in one block to before one in the same or, with `endBlockId`, in a later
 * one.
 */
export const BlockRange = z
  .object({
    blockId: BlockId,
    start: z.int().min(0),
    endBlockId: BlockId.nullable().default(null),
    end: z.int().min(1),
  })
  .refine(({ start, endBlockId, end }) => endBlockId !== null || start < end)
export type BlockRange = z.infer<typeof BlockRange>

/**
 * Words of a text by their place, what they say (a line for each block), and up to 32 characters either side. While they are
 * gone, all of it is as it was last.
 */
export type TextAnchor = BlockRange & { quote: string; before: string; after: string; isGone: boolean }

/** Changed words are still the same stretch while at least so much of them stayed. */
const KEPT_PART = 0.25
/** So much beside words that came back tells them from others that were there. */
const BESIDE = 6

type Side = { blocks: readonly TextBlock[]; joined: JoinedText }
type Stretch = { start: number; end: number }

function sideOf(body: Body): Side {
  const blocks = textBlocksOf(body)
  return { blocks, joined: joinTexts(blocks) }
}

/** Where a range stands in the text of all blocks; null where the body has no such range. */
function stretchOf(
  { blocks, joined }: Side,
  { blockId, start, endBlockId, end }: BlockRange,
): Stretch | null {
  const first = blocks.findIndex(({ id }) => id === blockId)
  const last = endBlockId === null ? first : blocks.findIndex(({ id }) => id === endBlockId)
  const [head, tail] = [blocks[first], blocks[last]]
  if (!head || !tail || start > head.text.length || end > tail.text.length) return null
  const stretch = { start: (joined.base[first] ?? 0) + start, end: (joined.base[last] ?? 0) + end }
  return stretch.start < stretch.end ? stretch : null
}

/** The other way round, without the ends of lines at its edges; null when nothing else is in it. */
function anchorOn({ blocks, joined }: Side, stretch: Stretch): TextAnchor | null {
  let { start, end } = stretch
  const isEndOfLine = (at: number) => joined.base.includes(at + 1)
  while (start < end && isEndOfLine(start)) start += 1
  while (start < end && isEndOfLine(end - 1)) end -= 1
  if (start === end || isInCharacter(joined.text, start) || isInCharacter(joined.text, end)) return null
  const before = (at: number) => joined.base.findLastIndex((base) => base <= at)
  const [first, last] = [before(start), before(end - 1)]
  const [head, tail] = [blocks[first], blocks[last]]
  if (!head || !tail) return null
  return {
    blockId: head.id,
    start: start - (joined.base[first] ?? 0),
    endBlockId: first === last ? null : tail.id,
    end: end - (joined.base[last] ?? 0),
    quote: joined.text.slice(start, end),
    ...wordsAround(joined.text, { start, end }),
    isGone: false,
  }
}

/** The words of a body at a range, with what stands around them; null where the body has no such range, or it cuts a character. */
export function anchorAt(body: Body, range: BlockRange): TextAnchor | null {
  const side = sideOf(body)
  const stretch = stretchOf(side, range)
  return stretch && anchorOn(side, stretch)
}

/**
 * Where anchors of one body stand in another that was made of it by anybody, by id. In their own blocks they go along with
 * the edits, as a selection would, while a quarter of their words is left; else their exact words are looked for elsewhere by
 * what stood around them (`matchQuotes`), and words that were gone, when they come back. Never guesses: words that
 * could be two places are gone.
 */
export function moveAnchors(
  before: Body,
  after: Body,
  anchors: ReadonlyMap<string, TextAnchor>,
): Map<string, TextAnchor> {
  if (anchors.size === 0) return new Map()
  const sides = { was: sideOf(before), now: sideOf(after) }
  const lost: [string, TextAnchor][] = []
  const stayed: [string, TextAnchor][] = []
  for (const [id, anchor] of anchors) {
    const own = anchor.isGone ? null : inOwnBlocks(sides, anchor)
    if (own) stayed.push([id, own])
    else lost.push([id, anchor])
  }
  return new Map([...stayed, ...elsewhere(sides, lost)])
}

type Sides = { was: Side; now: Side }

/** Where the words of an anchor stood, if they did. */
function stoodAt({ was }: Sides, anchor: TextAnchor): Stretch | null {
  const stretch = anchor.isGone ? null : stretchOf(was, anchor)
  return stretch && was.joined.text.slice(stretch.start, stretch.end) === anchor.quote ? stretch : null
}

function inOwnBlocks(sides: Sides, anchor: TextAnchor): TextAnchor | null {
  const { blockId, start, endBlockId, end, quote } = anchor
  const head = editsOf(sides, blockId)
  const tail = endBlockId === null ? head : editsOf(sides, endBlockId)
  if (!head || !tail || !stoodAt(sides, anchor)) return null
  const removed =
    endBlockId === null
      ? removedIn(head, { start, end })
      : removedIn(head, { start, end: Infinity }) + removedIn(tail, { start: 0, end })
  if (quote.length - removed < KEPT_PART * quote.length) return null
  const place = { start: placeAfter(head, start, 'start'), end: placeAfter(tail, end, 'end') }
  const stretch = stretchOf(sides.now, { blockId, endBlockId, ...place })
  return stretch && anchorOn(sides.now, stretch)
}

/** How a block was edited; null when it is not there before and after. */
function editsOf({ was, now }: Sides, blockId: string): Splice[] | null {
  const before = was.blocks.find(({ id }) => id === blockId)?.text
  const after = now.blocks.find(({ id }) => id === blockId)?.text
  if (before === undefined || after === undefined) return null
  return before === after ? [] : splicesOf(before, after)
}

/** How many characters of a stretch the edits take out. */
const removedIn = (edits: readonly Splice[], { start, end }: Stretch): number =>
  edits.reduce((sum, edit) => sum + Math.max(0, Math.min(edit.end, end) - Math.max(edit.start, start)), 0)

/** Anchors whose words are not in their own blocks: found by their words and context, or gone. */
function elsewhere(sides: Sides, lost: readonly [string, TextAnchor][]): [string, TextAnchor][] {
  const { was, now } = sides
  const standing = lost.flatMap(([id, anchor]) => {
    const stretch = stoodAt(sides, anchor)
    return stretch ? [{ id, kind: 'entity' as const, ...stretch }] : []
  })
  const matches = matchQuotes({ before: was.joined.text, after: now.joined.text }, standing)
  const found = (id: string, anchor: TextAnchor): Stretch | null => {
    const match = matches.get(id)
    if (match) return match.kind === 'exact' ? match : null
    const isOpen = anchor.isGone ? (stretch: Stretch) => isNew(sides, stretch) : () => true
    return findQuote(now.joined.text, { kind: 'entity', ...anchor }, isOpen)
  }
  return lost.map(([id, anchor]) => {
    const stretch = found(id, anchor)
    return [id, (stretch && anchorOn(now, stretch)) ?? { ...anchor, isGone: true }]
  })
}

/** What had been there all along is no coming back. Of words of one block, only that block is beside them. */
function isNew({ was, now }: Sides, stretch: Stretch): boolean {
  const place = now.joined.placeOf(stretch)
  const text = place && now.blocks.find(({ id }) => id === place.blockId)?.text
  if (!place || typeof text !== 'string') {
    const beside = now.joined.text.slice(Math.max(0, stretch.start - BESIDE), stretch.end + BESIDE)
    return !was.joined.text.includes(beside)
  }
  const beside = text.slice(Math.max(0, place.start - BESIDE), place.end + BESIDE)
  return !was.blocks.some((block) => block.text.includes(beside))
}
