import { endsParagraph } from '../blocks/measure'
import type { Block } from '../blocks/to-blocks'
import { draftOfPieces } from '../draft-of-pieces'
import type { BlockRole, Draft, Piece, Range } from '../model'
import { toHeadRoles } from './head-roles'
import type { HeadRole } from './head-roles'
import { headingsOf } from './story'
import type { Story } from './story'

/** A story as an editor gets it: its pieces in reading order, and the draft that they make. */
export function toDraft(story: Story, text: string): Draft {
  return draftOfPieces(text, toPieces(story, toHeadRoles(headingsOf(story))))
}

function toPieces(story: Story, roles: ReadonlyMap<Block, HeadRole>): Piece[] {
  const head = story.head.flatMap((block) =>
    piecesOf(block, roles.get(block) ?? roleOf(block), ruleOf(story, block), false),
  )
  const closing = story.closing.flatMap((block) => piecesOf(block, roleOf(block), 'closing', false))
  return [...head, ...bodyPieces(story), ...closing]
}

/** Paragraphs whose halves now follow each other are one, also across a caption; captions keep their own words. */
function bodyPieces(story: Story): Piece[] {
  const pieces: Piece[] = []
  let isFirst = true
  for (const { subhead, blocks } of story.passages) {
    let open: Block | null = null
    if (subhead) pieces.push(...piecesOf(subhead, 'subhead', ruleOf(story, subhead), false))
    for (const block of blocks) {
      const role = roleOf(block)
      const begins = role === 'body' && isFirst
      const joins = role === 'body' && (begins ? block.startsInside : open !== null && !isEnded(open))
      pieces.push(...piecesOf(block, role, ruleOf(story, block), joins))
      if (role !== 'body') continue
      open = block
      isFirst = false
    }
  }
  return pieces
}

const isEnded = (block: Block): boolean => endsParagraph(block.lines.at(-1)?.clean ?? '')

function piecesOf(block: Block, role: BlockRole, rule: string, joins: boolean): Piece[] {
  return toRanges(block).map((range, index) => ({
    ...range,
    role,
    joins: joins || index > 0,
    score: scores[role],
    rule: `${role}.${rule}`,
  }))
}

const scores: Record<BlockRole, number> = {
  section: 0.8,
  kicker: 0.8,
  headline: 0.9,
  deck: 0.75,
  byline: 0.95,
  body: 0.95,
  subhead: 0.85,
  caption: 0.85,
  jump: 0.95,
  furniture: 0.8,
}

function ruleOf(story: Story, block: Block): string {
  if (story.isRearranged) return 'rearranged'
  return block.endsInside || block.startsInside ? 'broken' : 'in-order'
}

function roleOf(block: Block): BlockRole {
  if (block.kind === 'caption') return 'caption'
  if (block.kind === 'heading') return 'headline'
  if (block.kind === 'byline' || block.kind === 'credit' || block.kind === 'source-credit') return 'byline'
  if (block.kind === 'jump-from' || block.kind === 'jump-to' || block.kind === 'page-reference') return 'jump'
  return 'body'
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
