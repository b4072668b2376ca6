import type { Block } from '../blocks/to-blocks'

/** A stretch of an article's body: its subhead, when it has one, and the text and captions under it. */
export type Passage = { subhead: Block | null; blocks: Block[] }

/** An article while it is put together. */
export type Story = {
  /** What stands above the body, as printed: column, kicker, headline, deck, byline, jump line. */
  head: Block[]
  passages: Passage[]
  /** What closes it: byline, source, jump line. */
  closing: Block[]
  /** Some of it was printed away from its place and put back. */
  isRearranged: boolean
}

const headings = new Set<Block['label']>(['section', 'kicker', 'headline', 'deck'])

export function isHeading(block: Block): boolean {
  return headings.has(block.label)
}

/** The headings of a story's head. */
export function headingsOf(story: Story): Block[] {
  return story.head.filter(isHeading)
}

/** Every paragraph of a story in order. */
export function paragraphsOf(story: Story): Block[] {
  return story.passages.flatMap((passage) => passage.blocks.filter((block) => block.label === 'paragraph'))
}

/** The first paragraphs of a story, `most` at the most. */
export function firstParagraphsOf(story: Story, most: number): Block[] {
  const first: Block[] = []
  for (const { blocks } of story.passages) {
    for (const block of blocks) {
      if (first.length === most) return first
      if (block.label === 'paragraph') first.push(block)
    }
  }
  return first
}

/** The last paragraph of a story. */
export function lastParagraphOf(story: Story): Block | undefined {
  for (let at = story.passages.length - 1; at >= 0; at -= 1) {
    const last = story.passages[at]?.blocks.findLast((block) => block.label === 'paragraph')
    if (last) return last
  }
  return undefined
}

/** An article with nothing under its head yet. */
export function newStory(head: readonly Block[]): Story {
  return { head: [...head], passages: [], closing: [], isRearranged: false }
}

/** Puts text or a caption at the end of a story. */
export function addText(story: Story, block: Block) {
  const passage = story.passages.at(-1)
  if (passage) passage.blocks.push(block)
  else story.passages.push({ subhead: null, blocks: [block] })
}
