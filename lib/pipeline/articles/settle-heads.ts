import type { Block } from '../blocks/to-blocks'
import type { Story } from './story'

const announcing = /(?:[—―]{1,3}|强调|指出|表示|要求|提出|[:：])$/u

/** Leaves each head one headline: of two, the first is the kicker when it announces or is short, else the second the deck. */
export function settleHeads(stories: readonly Story[]): Story[] {
  return stories.map((story) => {
    const headlines = story.head.filter(({ label }) => label === 'headline')
    const only = headlines.length > 1 ? chooseHeadline(headlines) : undefined
    if (headlines.length === 0) return promoteHeadline(story)
    if (!only) return story
    let isBelow = false
    const head = story.head.map((block) => {
      if (block === only) isBelow = true
      if (block.label !== 'headline' || block === only) return block
      return { ...block, label: isBelow ? ('deck' as const) : ('kicker' as const) }
    })
    return { ...story, head }
  })
}

function chooseHeadline(headlines: readonly Block[]): Block | undefined {
  const [first, second] = headlines
  if (!first || !second || announcing.test(first.text)) return second
  if (/^[—―]/u.test(second.text)) return first
  return second.score > first.score ? second : first
}

/** A head without a headline: what was taken for a kicker, a deck or a column name is one. */
function promoteHeadline(story: Story): Story {
  const candidate =
    story.head.findLast(({ label }) => label === 'kicker') ??
    story.head.find(({ label }) => label === 'deck') ??
    story.head.find(({ label }) => label === 'section')
  if (!candidate) return promoteSubhead(story)
  if (story.passages.length === 0) return story
  return {
    ...story,
    head: story.head.map((block) => (block === candidate ? { ...block, label: 'headline' as const } : block)),
  }
}

/** An article with no head at all that begins with a subhead: nothing else can be its headline. */
function promoteSubhead(story: Story): Story {
  const [first, ...others] = story.passages
  if (!first?.subhead || story.head.length > 0) return story
  const headline = { ...first.subhead, label: 'headline' as const }
  return { ...story, head: [headline], passages: [{ subhead: null, blocks: first.blocks }, ...others] }
}
