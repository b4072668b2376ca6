import { dealTexts } from './articles/deal-texts'
import { setAside } from './articles/set-aside'
import type { SetAside } from './articles/set-aside'
import { toCaptions } from './articles/to-captions'
import { toDraft } from './articles/to-draft'
import { readPublication } from './articles/read-publication'
import { attachHeadsApart } from './articles/heads-apart'
import { pairHeadsFirst } from './articles/heads-first'
import { rejoinColumns } from './articles/rejoin-columns'
import { rejoinStories } from './articles/rejoin-stories'
import { resumeStories } from './articles/resume-stories'
import { settleHeads } from './articles/settle-heads'
import type { Story } from './articles/story'
import { toStories } from './articles/to-stories'
import { attachTrailingHeadings, isTrailing } from './articles/trailing-headings'
import { readLines } from './blocks/line-model'
import type { LineReader } from './blocks/line-model'
import type { PageHabits } from './blocks/page-habits'
import { toBlocks } from './blocks/to-blocks'
import type { Block } from './blocks/to-blocks'
import type { Discard, PageReading } from './model'
import { toLines } from './to-lines'

/**
 * The whole road from the text of a newspaper page to drafts an editor can open. Nothing is lost on the way: every
 * non-blank line is in exactly one piece of one draft, or is discarded with a reason. Never throws.
 */
export function readPage(text: string, read: LineReader = readLines): PageReading {
  const lines = toLines(text) // numbered as printed
  const { blocks, habits } = toBlocks(lines, read) // headings, paragraphs, bylines…
  const sorted = setAside(blocks) // what is no article
  const captioned = toCaptions(sorted.blocks)
  const grouped = groupBlocks(captioned, habits) // which blocks belong together
  const headed = settleHeads(grouped) // each text with its headline
  const stories = rejoinStories(headed, habits).map((story) => rejoinColumns(story, habits)) // in reading order
  const drafts = stories.map((story) => toDraft(story, text)) // reflowed, with what they say of themselves
  return { ...readPublication(sorted.aside), drafts, discards: toDiscards(sorted.aside) }
}

/** Where each head stands with its text, above it or below, in printed order; else each text with the head it fits best. */
function groupBlocks(blocks: readonly Block[], habits: PageHabits): Story[] {
  const printed = toStories(blocks)
  const inOrder = groupInOrder(printed, habits)
  return (isTrailing(printed) ? null : dealTexts(blocks, habits, inOrder)) ?? inOrder
}

function groupInOrder(printed: readonly Story[], habits: PageHabits): Story[] {
  const resumed = resumeStories(printed, habits) // what another article interrupted
  const paired = attachTrailingHeadings(pairHeadsFirst(resumed)) // heads printed before or below their texts
  return attachHeadsApart(paired) // each text with its head
}

/** Neighbouring lines set aside for the same reason are one discard. */
function toDiscards(aside: readonly SetAside[]): Discard[] {
  const discards: Discard[] = []
  let last = -2
  for (const { block, reason, rule, score } of aside) {
    for (const { start, end, index } of block.lines) {
      const open = discards.at(-1)
      const goesOn = open !== undefined && open.reason === reason && last + 1 === index
      if (goesOn) Object.assign(open, { end, score: Math.min(open.score, score) })
      else discards.push({ start, end, reason, rule, score })
      last = index
    }
  }
  return discards
}
