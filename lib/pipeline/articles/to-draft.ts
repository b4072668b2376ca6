import type { Block, BlockLabel } from '../blocks/to-blocks'
import { draftOfPieces } from '../draft-of-pieces'
import type { BlockRole, Draft, Piece, Range } from '../model'
import type { Story } from './story'

/** A story as an editor gets it: its pieces in reading order, and the draft that they make. */
export function toDraft(story: Story, text: string): Draft {
  return draftOfPieces(text, toPieces(story))
}

function toPieces(story: Story): Piece[] {
  return [
    ...story.head.flatMap((block) => piecesOf(story, block, false)),
    ...bodyPieces(story),
    ...story.closing.flatMap((block) => piecesOf(story, block, false)),
  ]
}

/** Paragraphs whose halves now follow each other are one, also across a caption; captions keep their own words. */
function bodyPieces(story: Story): Piece[] {
  const pieces: Piece[] = []
  let isFirst = true
  for (const { subhead, blocks } of story.passages) {
    let open: Block | null = null
    if (subhead) pieces.push(...piecesOf(story, subhead, false))
    for (const block of blocks) {
      const role = roleOf(block)
      const begins = role === 'body' && isFirst
      const joins =
        role === 'body' && (begins ? beginsElsewhere(story, block) : open !== null && !isEnded(open))
      pieces.push(...piecesOf(story, block, joins))
      if (role !== 'body') continue
      open = block
      isFirst = false
    }
  }
  return pieces
}

/** Text under a headline of its own begins there, unless the page says where it comes from. */
function beginsElsewhere({ head }: Story, { startsInside }: Block): boolean {
  const has = (label: BlockLabel) => head.some((block) => block.label === label)
  return startsInside && (has('jump-from') || !has('headline'))
}

const isEnded = (block: Block): boolean => block.lines.at(-1)?.isEnded ?? false

function piecesOf(story: Story, block: Block, joins: boolean): Piece[] {
  const role = roleOf(block)
  return toRanges(block).map((range, index) => ({
    ...range,
    role,
    joins: joins || index > 0,
    score: block.score,
    rule: `${role}.${story.isRearranged ? 'rearranged' : block.reason}`,
  }))
}

const roles: Partial<Record<BlockLabel, BlockRole>> = {
  section: 'section',
  kicker: 'kicker',
  headline: 'headline',
  deck: 'deck',
  subhead: 'subhead',
  caption: 'caption',
  byline: 'byline',
  signature: 'byline',
  credit: 'byline',
  'jump-from': 'jump',
  'jump-to': 'jump',
}

function roleOf(block: Block): BlockRole {
  return roles[block.label] ?? 'body'
}

/** The character ranges of a block: one, or more when lines that belong elsewhere stand between its own. */
function toRanges(block: Block): Range[] {
  const ranges: (Range & { last: number })[] = []
  for (const { start, end, index } of block.lines) {
    const open = ranges.at(-1)
    if (open && open.last + 1 === index) Object.assign(open, { end, last: index })
    else ranges.push({ start, end, last: index })
  }
  return ranges.map(({ start, end }) => ({ start, end }))
}
