import type { Block } from '../blocks/to-blocks'
import type { PageHabits } from '../blocks/page-habits'
import { isMarkedPage, scoreOpening } from './opens-story'
import { paragraphsOf } from './story'
import type { Story } from './story'

const bracketed = /^[（(【]/u

/**
 * Groups the blocks of a page into articles in printed order: a run of headings and bylines closes the article above,
 * opens a new one, or is a subhead within it.
 */
export function toStories(blocks: readonly Block[], habits: PageHabits): Story[] {
  const stories: Story[] = []
  const isMarked = isMarkedPage(blocks)
  let index = 0
  while (index < blocks.length) {
    const end = endOfRun(blocks, index)
    placeRun(stories, { run: blocks.slice(index, end), below: blocks[end], isMarked }, habits)
    index = end
    while (index < blocks.length && blocks[index]?.kind === 'paragraph') {
      const block = blocks[index]
      if (block) addText(currentStory(stories), block)
      index += 1
    }
  }
  return stories
}

function endOfRun(blocks: readonly Block[], from: number): number {
  let end = from
  while (end < blocks.length && blocks[end]?.kind !== 'paragraph') end += 1
  return end
}

type Run = { run: readonly Block[]; below: Block | undefined; isMarked: boolean }

function placeRun(stories: Story[], { run, below, isMarked }: Run, habits: PageHabits) {
  const current = stories.at(-1)
  const opening = run.findIndex((block) => block.kind === 'heading' || block.kind === 'jump-from')
  const closing = opening < 0 ? run : run.slice(0, opening)
  const opener = opening < 0 ? [] : run.slice(opening)
  for (const block of closing) placeClosing(stories, block, opener.length > 0)
  if (opener.length === 0) return
  const hasText = current !== undefined && paragraphsOf(current).length > 0
  if (!current || !hasText) {
    if (current && current.passages.length === 0 && current.closing.length === 0)
      for (const block of opener) current.head.push(block)
    else stories.push(newStory(opener))
    return
  }
  const crossing = {
    run: opener,
    below,
    above: paragraphsOf(current).at(-1),
    isMarked,
    isClosed: current.closing.length > 0,
    subheads: current.passages.flatMap((passage) => (passage.subhead ? [passage.subhead] : [])),
  }
  if (scoreOpening(crossing, habits) > 0) stories.push(newStory(opener))
  else placeSubheads(current, opener)
}

/** Bylines and sources below text close it; the same above any text begin an article. */
function placeClosing(stories: Story[], block: Block, isBeforeHeading: boolean) {
  const current = stories.at(-1)
  if (current && paragraphsOf(current).length > 0) {
    if (block.kind === 'caption') addText(current, block)
    else current.closing.push(block)
    return
  }
  if (!current || (isBeforeHeading && bracketed.test(block.text))) stories.push(newStory([block]))
  else current.head.push(block)
}

function placeSubheads(story: Story, blocks: readonly Block[]) {
  for (const block of blocks) {
    if (block.kind === 'heading') story.passages.push({ subhead: block, blocks: [] })
    else if (block.kind === 'caption') addText(story, block)
    else story.closing.push(block)
  }
}

/** Headings, bylines and captions above the text. Captions are part of the body. */
function newStory(blocks: readonly Block[]): Story {
  const captions = blocks.filter((block) => block.kind === 'caption')
  const head = blocks.filter((block) => block.kind !== 'caption')
  return {
    head,
    passages: captions.length > 0 ? [{ subhead: null, blocks: captions }] : [],
    closing: [],
    isRearranged: false,
  }
}

function currentStory(stories: Story[]): Story {
  const last = stories.at(-1)
  if (last) return last
  const story = newStory([])
  stories.push(story)
  return story
}

function addText(story: Story, block: Block) {
  const passage = story.passages.at(-1)
  if (passage) passage.blocks.push(block)
  else story.passages.push({ subhead: null, blocks: [block] })
}
