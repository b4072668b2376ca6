import { pageBefore, pageBehind } from '../blocks/line-kind'
import type { Block, BlockLabel } from '../blocks/to-blocks'
import { opensArticle } from './dispatch'
import { namesText } from './similarity'
import { addText, firstParagraphsOf, lastParagraphOf, newStory, paragraphsOf } from './story'
import type { Story } from './story'

/** The least share of a caption's neighbouring characters that an article repeats when the picture is its own. */
const relatedMin = 0.22

const headLabels = new Set<BlockLabel>(['jump-from', 'section', 'kicker', 'headline', 'deck', 'byline'])

/** Groups the blocks of a page into articles in printed order, by what each block is: a head opens, text follows. */
export function toStories(blocks: readonly Block[]): Story[] {
  const stories: Story[] = []
  for (const [index, block] of blocks.entries()) {
    if (headLabels.has(block.label)) placeHead(stories, block)
    else if (block.label === 'caption') placeCaption(stories, block, blocks[index + 1])
    else if (block.label === 'paragraph' || block.label === 'subhead') placeText(stories, block)
    else placeClosing(stories, block)
  }
  return stories
}

/** A head is open until text follows; what belongs above a headline does not come after one. */
function placeHead(stories: Story[], block: Block) {
  const open = stories.at(-1)
  const isOpen = open && firstParagraphsOf(open, 1).length === 0 && open.closing.length === 0
  const hasPictures = open !== undefined && open.passages.length > 0
  const isLater = block.label === 'deck' || block.label === 'byline'
  const hasHeadline = open?.head.some(({ label }) => label === 'headline') ?? false
  const goesOn = isLater || !hasHeadline || block.label === 'headline'
  if (open && isOpen && goesOn && !(hasPictures && !isLater)) open.head.push(block)
  else stories.push(newStory([block]))
}

/**
 * A dispatch begins an article, but for one below the lead of a headed article, and so does text below the line that
 * closed one, or that says it goes on from another page, or below text that goes on there. A subhead between goes along.
 */
function placeText(stories: Story[], block: Block) {
  const open = openStory(stories)
  if (block.label === 'subhead') open.passages.push({ subhead: block, blocks: [] })
  else if (beginsArticle(open, block)) {
    const last = open.passages.at(-1)
    const heading = last?.subhead && last.blocks.length === 0 ? last.subhead : null
    if (heading) open.passages.pop()
    const isNew = heading && opensArticle(block.text)
    stories.push(newStory(isNew ? [{ ...heading, label: 'headline' }] : []))
    if (heading && !isNew) openStory(stories).passages.push({ subhead: heading, blocks: [] })
    addText(openStory(stories), block)
  } else addText(open, block)
}

function beginsArticle(open: Story, block: Block): boolean {
  const before = firstParagraphsOf(open, 2)
  if (before.length === 0) return false
  if (open.closing.some(({ label }) => label === 'signature' || label === 'jump-to')) return true
  if (pageBefore(block.text) !== null || pageBehind(lastParagraphOf(open)?.text ?? '') !== null) return true
  if (!opensArticle(block.text)) return false
  return open.head.length === 0 || before.length > 1 || opensArticle(before[0]?.text ?? '')
}

/** A picture below a finished article that shares no words with it is news of its own. */
function placeCaption(stories: Story[], block: Block, next: Block | undefined) {
  const open = stories.at(-1)
  const isAtEnd = next === undefined || headLabels.has(next.label)
  const isFinished = open !== undefined && lastParagraphOf(open)?.endsInside === false
  if (open && isAtEnd && isFinished && namesText(block.text, wordsOf(open)) < relatedMin)
    stories.push(newStory([]))
  addText(openStory(stories), block)
}

function wordsOf(story: Story): string {
  return [...story.head, ...paragraphsOf(story)].map(({ text }) => text).join('')
}

function placeClosing(stories: Story[], block: Block) {
  const open = openStory(stories)
  const picture = isPictureCredit(block) ? pictureNews(open) : null
  if (picture) {
    stories.push(newStory([]))
    addText(openStory(stories), picture)
  }
  openStory(stories).closing.push(block)
}

/** When and where a picture was taken. */
const scene = /^(?:近日|日前|昨[日天]|\d{1,2}月\d{1,2}日)[^。]{8}/u

function isPictureCredit({ of, text }: Block): boolean {
  return of.kind === 'credit' || /摄(?:影报道|影)?\s*(?:[（(].{2,8}[）)])?$/u.test(text)
}

/** A sentence that a full line breaks off; the row of a table ends none either, but is short. */
function isBrokenOff({ endsInside, lines, column }: Block): boolean {
  return endsInside && (lines.at(-1)?.width ?? 0) >= column - 2
}

/** The words of a picture that is news of its own, taken from the end of an article that shares none of them. */
function pictureNews(open: Story): Block | null {
  const passage = open.passages.at(-1)
  const last = passage?.blocks.at(-1)
  const before = passage?.blocks.at(-2)
  if (!passage || last?.label !== 'paragraph' || last.startsInside || before?.label !== 'paragraph')
    return null
  if (isBrokenOff(before) || opensArticle(last.text)) return null
  const others = wordsOf(open).replace(last.text, '')
  if (!scene.test(last.text) || namesText(last.text, others) >= relatedMin) return null
  passage.blocks.pop()
  return last
}

function openStory(stories: Story[]): Story {
  const open = stories.at(-1)
  if (open) return open
  const story = newStory([])
  stories.push(story)
  return story
}
