import type { Block } from '../blocks/to-blocks'
import { isColumnName } from './set-aside'

export type HeadRole = 'section' | 'kicker' | 'headline' | 'deck' | 'subhead'

const kickerEnd = /(?:[—―]{1,3}|强调|指出|表示|要求|提出|讲话|主持|致辞|时|[:：])$/u
const deckStart = /^[—―]{1,3}|^（副题）/u
const attendance = /(?:出席|主持|致辞|讲话|参加|陪同)(?:[\s\u3000].*)?(?:出席|主持|致辞|讲话|参加|陪同)?$/u

/**
 * The role of each heading above a body, in printed order. Type sizes are lost, so position and form decide: a column
 * name comes first, of two headings the first is the kicker unless the second is set like a deck.
 */
export function toHeadRoles(headings: readonly Block[]): Map<Block, HeadRole> {
  const roles = new Map<Block, HeadRole>()
  const [first] = headings
  const hasSection = first !== undefined && headings.length > 1 && isColumnName(first)
  if (hasSection) roles.set(first, 'section')
  const rest = hasSection ? headings.slice(1) : headings
  const main = rest.length <= 1 ? rest[0] : chooseHeadline(rest)
  const at = main ? rest.indexOf(main) : -1
  for (const [index, heading] of rest.entries()) {
    roles.set(heading, index === at ? 'headline' : index < at ? 'kicker' : 'deck')
  }
  return roles
}

function chooseHeadline(headings: readonly Block[]): Block | undefined {
  const scored = headings.map((heading, index) => ({
    heading,
    score: scoreHeadline(headings, heading, index),
  }))
  return scored.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).heading
}

function scoreHeadline(headings: readonly Block[], heading: Block, index: number): number {
  const before = headings[index - 1]
  let score = index === 1 ? 2 : index === 0 ? 1 : 0
  if (kickerEnd.test(heading.text)) score -= 3
  if (before && kickerEnd.test(before.text)) score += 1
  if (deckStart.test(heading.text) || (index > 0 && attendance.test(heading.text))) score -= 3
  if (heading.lines.some((line) => line.isMarkedHeading)) score += headings.length > 1 && index === 0 ? 2 : 0
  if (isLetterSpacedBlock(heading)) score += 2
  if (index > 0 && before && isExplaining(heading.text, before.text)) score -= 2
  return score
}

function isLetterSpacedBlock(block: Block): boolean {
  return /^(?:\S\s+){3,}\S$/u.test(block.lines[0]?.clean ?? '')
}

/** A deck explains: much longer than the line above it, with clauses or figures in it. */
function isExplaining(text: string, above: string): boolean {
  return text.length >= above.length * 1.7 && text.length >= 20 && /[，,；\d]/u.test(text)
}
