import { cutsWord } from '../chinese/word-pairs'
import type { PageHabits } from '../blocks/page-habits'
import { joinCount } from '../blocks/page-habits'
import type { Block } from '../blocks/to-blocks'
import { namesText } from './similarity'
import { headingsOf, lastParagraphOf, paragraphsOf } from './story'
import type { Story } from './story'

const joinedMin = 1
/** How many articles above and below are asked. */
const nearby = 60

/**
 * Text without a head that begins inside a sentence is the rest of an article whose text breaks off: it goes to the one
 * it fits best, by the characters that meet, the width of the column and the words they share. What fits none stays.
 */
export function rejoinStories(stories: readonly Story[], habits: PageHabits): Story[] {
  const result = [...stories]
  for (const index of stories.keys()) {
    const story = result[index]
    const first = story && paragraphsOf(story)[0]
    if (index === 0 || !story || !first?.startsInside || story.head.length > 0) continue
    const home = findHome(result, index, first, habits)
    const open = home === null ? undefined : result[home]
    if (home === null || !open) continue
    result[home] = joined(open, story)
    result[index] = { ...story, passages: [], closing: [] }
  }
  return result.filter(({ head, passages, closing }) => head.length + passages.length + closing.length > 0)
}

function findHome(stories: readonly Story[], at: number, first: Block, habits: PageHabits): number | null {
  let best: number | null = null
  let most = joinedMin
  for (let index = Math.max(0, at - nearby); index < Math.min(stories.length, at + nearby); index += 1) {
    const story = stories[index]
    const last = story && lastParagraphOf(story)
    if (index === at || !story || !last?.endsInside) continue
    const score = fitOf(story, last, first, habits)
    if (score >= most) {
      best = index
      most = score
    }
  }
  return best
}

function fitOf(story: Story, last: Block, first: Block, habits: PageHabits): number {
  const meeting = cutsWord(last.text, first.text) ? 2 : Math.min(2, joinCount(habits, last.text, first.text))
  const column = Math.abs(last.column - first.column) <= 2 || last.column === first.column ? 1 : 0
  return (
    meeting +
    column +
    2 *
      namesText(
        headingsOf(story)
          .map(({ text }) => text)
          .join(''),
        first.text,
      )
  )
}

function joined(open: Story, rest: Story): Story {
  return {
    ...open,
    passages: [...open.passages, ...rest.passages],
    closing: [...open.closing, ...rest.closing],
    isRearranged: true,
  }
}
