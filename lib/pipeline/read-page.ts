import { setAside } from './articles/set-aside'
import type { SetAside } from './articles/set-aside'
import { markCaptions } from './articles/mark-captions'
import { toDraft } from './articles/to-draft'
import { rejoinColumns } from './articles/rejoin-columns'
import { toStories } from './articles/to-stories'
import { attachTrailingHeadings } from './articles/trailing-headings'
import { toBlocks } from './blocks/to-blocks'
import type { Discard, PageReading } from './model'
import { toLines } from './to-lines'

/**
 * The whole road from the text of a newspaper page to drafts an editor can open. Nothing is lost on the way: every
 * non-blank line is in exactly one piece of one draft, or is discarded with a reason. Never throws.
 */
export function readPage(text: string): PageReading {
  const lines = toLines(text) // numbered as printed
  const { blocks, habits } = toBlocks(lines) // headings, paragraphs, bylines…
  const sorted = setAside(blocks) // what is no article
  const printed = toStories(markCaptions(sorted.blocks), habits) // which blocks belong together
  const stories = attachTrailingHeadings(printed).map((story) => rejoinColumns(story, habits)) // in reading order
  const drafts = stories.map(toDraft) // reflowed, with what they say of themselves
  return { newspaper: null, printedOn: null, pageLabel: null, drafts, discards: sorted.aside.map(toDiscard) }
}

function toDiscard({ block, reason, rule, score }: SetAside): Discard {
  return { start: block.lines[0]?.start ?? 0, end: block.lines.at(-1)?.end ?? 0, reason, rule, score }
}
