import { z } from 'zod'
import { textBlocksOf, type Body, type TextBlock } from './body'
import { joinTexts, type BlockPlace, type JoinedText } from './joined-text'
import { CONTEXT, findQuote, matchQuotes } from './match-quotes'
import { placeAfter, splicesOf } from './propose/merge-text'

/** A stretch of one block's text, half-open, as someone chose it. */
export const BlockRange = z
  .object({ blockId: z.string().min(1).max(64), start: z.int().min(0), end: z.int().min(1) })
  .refine(({ start, end }) => start < end)
export type BlockRange = z.infer<typeof BlockRange>

/**
 * Words of a text by their place, what they say, and up to 32 characters either side. While they are gone, all of it is as it
 * was last.
 */
export type TextAnchor = BlockPlace & { quote: string; before: string; after: string; isGone: boolean }

/** Changed words are still the same stretch while at least so much of them stayed. */
const KEPT_PART = 0.25
/** So much beside words that came back tells them from others that were there. */
const BESIDE = 6

type Side = { blocks: readonly TextBlock[]; joined: JoinedText }

function sideOf(body: Body): Side {
  const blocks = textBlocksOf(body)
  return { blocks, joined: joinTexts(blocks) }
}

function anchorIn({ blocks, joined }: Side, { blockId, start, end }: BlockPlace): TextAnchor | null {
  const at = blocks.findIndex(({ id }) => id === blockId)
  const block = blocks[at]
  if (!block || end > block.text.length) return null
  const from = (joined.base[at] ?? 0) + start
  const to = from + end - start
  return {
    blockId,
    start,
    end,
    quote: block.text.slice(start, end),
    before: joined.text.slice(Math.max(0, from - CONTEXT), from),
    after: joined.text.slice(to, to + CONTEXT),
    isGone: false,
  }
}

/** The words of a body at a stretch, with what stands around them; null where the body has no such stretch. */
export const anchorAt = (body: Body, place: BlockPlace): TextAnchor | null => anchorIn(sideOf(body), place)

/**
 * Where anchors of one body stand in another that was made of it by anybody, by id. In their own block they go along with
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
    const own = anchor.isGone ? null : inOwnBlock(sides, anchor)
    if (own) stayed.push([id, own])
    else lost.push([id, anchor])
  }
  return new Map([...stayed, ...elsewhere(sides, lost)])
}

type Sides = { was: Side; now: Side }

function inOwnBlock({ was, now }: Sides, { blockId, start, end, quote }: TextAnchor): TextAnchor | null {
  const before = was.blocks.find(({ id }) => id === blockId)?.text
  const after = now.blocks.find(({ id }) => id === blockId)?.text
  if (before?.slice(start, end) !== quote || after === undefined) return null
  const edits = before === after ? [] : splicesOf(before, after)
  const place = { start: placeAfter(edits, start, 'start'), end: placeAfter(edits, end, 'end') }
  const removed = edits.reduce(
    (sum, edit) => sum + Math.max(0, Math.min(edit.end, end) - Math.max(edit.start, start)),
    0,
  )
  if (place.start >= place.end || quote.length - removed < KEPT_PART * quote.length) return null
  return anchorIn(now, { blockId, ...place })
}

/** Anchors whose words are not in their own block: found by their words and context, or gone. */
function elsewhere({ was, now }: Sides, lost: readonly [string, TextAnchor][]): [string, TextAnchor][] {
  const standing = lost.flatMap(([id, { isGone, blockId, start, end, quote }]) => {
    const at = was.blocks.findIndex((block) => block.id === blockId)
    if (isGone || was.blocks[at]?.text.slice(start, end) !== quote) return []
    const base = was.joined.base[at] ?? 0
    return [{ id, kind: 'entity' as const, start: base + start, end: base + end }]
  })
  const matches = matchQuotes({ before: was.joined.text, after: now.joined.text }, standing)
  // What had been there all along is no coming back.
  const isNew = (stretch: { start: number; end: number }) => {
    const place = now.joined.placeOf(stretch)
    const text = now.blocks.find(({ id }) => id === place?.blockId)?.text
    if (!place || text === undefined) return false
    const beside = text.slice(Math.max(0, place.start - BESIDE), place.end + BESIDE)
    return !was.blocks.some((block) => block.text.includes(beside))
  }
  const found = (id: string, anchor: TextAnchor) => {
    const match = matches.get(id)
    if (match) return match.kind === 'exact' ? match : null
    return findQuote(now.joined.text, { kind: 'entity', ...anchor }, anchor.isGone ? isNew : () => true)
  }
  return lost.map(([id, anchor]) => {
    const at = found(id, anchor)
    const place = at && now.joined.placeOf(at)
    return [id, (place && anchorIn(now, place)) ?? { ...anchor, isGone: true }]
  })
}
