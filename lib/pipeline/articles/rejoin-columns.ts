import { FREE_WIDTH } from '../blocks/column-widths'
import type { PageHabits } from '../blocks/page-habits'
import { joinCount } from '../blocks/page-habits'
import type { Block } from '../blocks/to-blocks'
import { cutBetween } from './similarity'
import type { Passage, Story } from './story'

/** How many passages above and below are asked. */
const nearby = 60

const sidebarLabel =
  /^(?:嘉宾简介|人物简介|人物名片|作者简介|专家简介|名片|相关链接|新闻链接|相关新闻|新闻背景|背景链接|延伸阅读|名词解释|知识链接|小贴士|记者手记|采访手记|短评|记者点评)[:：\s■●◆]?/u

/**
 * Puts displaced columns back: text that breaks off in a sentence is continued where the page goes on inside one.
 * The page's own neighbouring characters choose between several places. Captions and boxes that stood between the
 * halves go to the end.
 */
export function rejoinColumns(story: Story, habits: PageHabits): Story {
  const passages = story.passages.map((passage) => ({
    subhead: passage.subhead,
    blocks: [...passage.blocks],
  }))
  let hasMoved = false
  for (const [at, passage] of passages.entries()) {
    const end = passage.blocks.at(-1)
    if (!end || end.label !== 'paragraph' || !end.endsInside) continue
    const found = findContinuation(
      passages.slice(Math.max(0, at - nearby), at + nearby),
      passage,
      end,
      habits,
    )
    if (!found) continue
    passage.blocks.push(...found.from.blocks.splice(found.index, found.length))
    hasMoved = true
  }
  if (!hasMoved && !story.isRearranged) return story
  return { ...story, passages: asideLast(passages), isRearranged: true }
}

type Continuation = { from: Passage; index: number; length: number }

function findContinuation(
  passages: readonly Passage[],
  open: Passage,
  end: Block,
  habits: PageHabits,
): Continuation | null {
  let best: Continuation | null = null
  let most = 0
  for (const passage of passages) {
    for (const [index, block] of passage.blocks.entries()) {
      const before = passage.blocks[index - 1]
      if (passage === open || block.label !== 'paragraph' || !block.startsInside || before?.endsInside)
        continue
      const count = joinCount(habits, end.text, block.text)
      if (count <= most) continue
      most = count
      best = { from: passage, index, length: lengthOf(open, passage, index) }
    }
  }
  return best
}

/** How much of the column goes along: up to another column, and where subheads tell, up to the second one's text. */
function lengthOf(open: Passage, from: Passage, index: number): number {
  const first = from.blocks[index]
  const column: Block[] = []
  for (const block of from.blocks.slice(index)) {
    const isOther = block.label !== 'paragraph' || !isSameColumn(block, column.at(-1) ?? first ?? block)
    if (isOther || (column.length > 0 && block.startsInside && !column.at(-1)?.endsInside)) break
    column.push(block)
  }
  if (!open.subhead || !from.subhead) return column.length
  const rest = column.slice(1).map((block) => block.text)
  return 1 + cutBetween(open.subhead.text, from.subhead.text, rest).count
}

function isSameColumn(first: Block, second: Block): boolean {
  if (first.column === FREE_WIDTH || second.column === FREE_WIDTH) return first.column === second.column
  return Math.abs(first.column - second.column) <= 3
}

/** Captions, then boxes: they interrupt the text only on paper. */
function asideLast(passages: readonly Passage[]): Passage[] {
  const captions: Block[] = []
  const boxes: Block[] = []
  const main = passages.map((passage) => {
    const kept: Block[] = []
    let box: Block | null = null
    for (const block of passage.blocks) {
      if (block.label === 'caption') captions.push(block)
      else if (sidebarLabel.test(block.text)) {
        boxes.push(block)
        box = block
      } else if (box && isSameColumn(box, block) && !block.startsInside) boxes.push(block)
      else {
        box = null
        kept.push(block)
      }
    }
    return { subhead: passage.subhead, blocks: kept }
  })
  const aside = [...captions, ...boxes]
  return aside.length > 0 ? [...main, { subhead: null, blocks: aside }] : main
}
