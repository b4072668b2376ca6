import type { Block } from '../blocks/to-blocks'
import { FREE_WIDTH } from '../blocks/column-widths'
import { cutBetween, namesText } from './similarity'
import { headingsOf, isHeading, paragraphsOf } from './story'
import type { Passage, Story } from './story'

/** The least share of a heading its text must repeat for the heading to be taken from the one before it. */
const namedMin = 0.6
const leadLabel =
  /^(?:编者按|编者的话|编者|核心提示|开栏的话|开栏语|导语|引言|导读|内容提要|阅读提示)[:：\s]?/u

/**
 * Headings that the extraction put after what they head, given back to it. A page shows the habit by beginning with
 * text under no heading and ending with a heading over no text; an article shows it in the same way with its subheads.
 */
export function attachTrailingHeadings(stories: readonly Story[]): Story[] {
  const shifted = isTrailing(stories) ? shiftHeads(stories) : [...stories]
  return shifted.map(shiftSubheads)
}

/** Whether the page prints heads below their texts: it ends with one, and the texts above repeat them more. */
export function isTrailing(stories: readonly Story[]): boolean {
  const first = stories[0]
  const last = stories.at(-1)
  if (!first || !last || stories.length < 2) return false
  const beginsWithText = headingsOf(first).length === 0 && paragraphsOf(first).length > 0
  const endsWithHeading = headingsOf(last).length > 0 && paragraphsOf(last).length === 0
  if (!endsWithHeading) return false
  let leaning = beginsWithText ? 0.3 : -0.3
  for (const [index, story] of stories.entries()) {
    const heading = textOf(headingsOf(story))
    const above = stories[index - 1]
    if (heading === '' || !above) continue
    leaning +=
      namesText(heading, textOf(paragraphsOf(above))) - namesText(heading, textOf(paragraphsOf(story)))
  }
  return leaning > 0
}

/** Every head goes to the text before it; of two headings in a row the last may head the text after it. */
function shiftHeads(stories: readonly Story[]): Story[] {
  const result: Story[] = []
  let carried: Block | null = null
  for (const [index, story] of stories.entries()) {
    const above = index === 0 ? story.head : []
    const head = stories[index + 1]?.head ?? []
    const bodies = stories[index + 2]
    if (story.passages.length === 0 && story.closing.length === 0 && above.length + head.length === 0)
      continue
    const [own, rest]: [Passage[], Passage[]] = carried
      ? splitPassages(
          story.passages,
          cutBetween(carried.text, textOf(headingsIn(head)), textsOf(story)).count,
        )
      : [[], story.passages]
    if (carried) result.push({ head: [carried], passages: own, closing: [], isRearranged: true })
    carried = bodies ? headingForNext(head, stories[index + 1], bodies.head) : null
    const kept = carried ? head.filter((block) => block !== carried) : [...head]
    result.push({ head: [...above, ...kept], passages: rest, closing: story.closing, isRearranged: true })
  }
  return result
}

/** The last of several headings, when the text after it repeats it and leaves something for the heading behind. */
function headingForNext(
  head: readonly Block[],
  next: Story | undefined,
  nextHead: readonly Block[],
): Block | null {
  const headings = headingsIn(head)
  const last = headings.at(-1)
  if (!next || !last || headings.length < 2) return null
  const texts = textsOf(next)
  const { count } = cutBetween(last.text, textOf(headingsIn(nextHead)), texts)
  if (count === 0 || count >= texts.length) return null
  return namesText(last.text, texts.slice(0, count).join('')) >= namedMin ? last : null
}

function shiftSubheads(story: Story): Story {
  const last = story.passages.at(-1)
  const first = story.passages[0]
  const endsWithSubhead = last?.subhead && !last.blocks.some((block) => block.label === 'paragraph')
  if (!first || !last || first === last || first.subhead !== null || !endsWithSubhead) return story
  const subheads = story.passages.slice(1).map((passage) => passage.subhead)
  const shifted = story.passages
    .slice(0, -1)
    .map((passage, index) => ({ ...passage, subhead: subheads[index] ?? null }))
  const rest = last.blocks.length > 0 ? [{ subhead: null, blocks: last.blocks }] : []
  return { ...story, passages: [...splitLead(shifted), ...rest], isRearranged: true }
}

/** An editor's note or a lead set across the columns stands above the first subhead. */
function splitLead(passages: readonly Passage[]): Passage[] {
  const [first, ...others] = passages
  if (!first) return []
  const length = leadLength(first.blocks)
  if (length === 0) return [...passages]
  const lead = { subhead: null, blocks: first.blocks.slice(0, length) }
  return [lead, { subhead: first.subhead, blocks: first.blocks.slice(length) }, ...others]
}

function leadLength(blocks: readonly Block[]): number {
  const text = blocks.filter((block) => block.label === 'paragraph')
  const main = text.at(-1)?.column ?? FREE_WIDTH
  let length = 0
  for (const block of blocks) {
    const isLabelled = leadLabel.test(block.text)
    const isWider = block.column !== main && (block.column === FREE_WIDTH || block.column > main * 1.3)
    if (!isLabelled && !isWider) break
    length += 1
  }
  return length < blocks.length ? length : 0
}

/** Splits passages after a number of paragraphs. */
function splitPassages(passages: readonly Passage[], count: number): [Passage[], Passage[]] {
  const before: Passage[] = []
  const after: Passage[] = []
  let seen = 0
  for (const passage of passages) {
    const own: Block[] = []
    const rest: Block[] = []
    for (const block of passage.blocks) {
      ;(seen < count ? own : rest).push(block)
      if (block.label === 'paragraph') seen += 1
    }
    if (own.length > 0) before.push({ subhead: passage.subhead, blocks: own })
    if (rest.length > 0 || own.length === 0)
      after.push({ subhead: own.length > 0 ? null : passage.subhead, blocks: rest })
  }
  return [before, after]
}

function headingsIn(head: readonly Block[]): Block[] {
  return head.filter(isHeading)
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('')
}

function textsOf(story: Story): string[] {
  return paragraphsOf(story).map((block) => block.text)
}
