import { isDispatch } from '../blocks/form-patterns'
import type { Block } from '../blocks/to-blocks'
import { namesText } from './similarity'
import { addText, headingsOf, newStory, paragraphsOf } from './story'
import type { Story } from './story'

const headsMax = 12
/** What a sign that an article begins weighs beside the words that head and text share. */
const openingWeight = 0.4
const brokenWeight = 0.6

/**
 * Heads that all come before all their texts: the texts are dealt out to the heads in their order, so that each head
 * gets the text that repeats it most and a text begins where articles do. Other pages stay as they are.
 */
export function pairHeadsFirst(stories: readonly Story[]): Story[] {
  const at = stories.findIndex((story) => story.passages.length > 0)
  const full = stories[at]
  if (!full) return [...stories]
  const bare = stories.slice(0, at)
  const next = stories.findIndex((story, index) => index > at && headingsOf(story).length > 0)
  const end = next < 0 ? stories.length : next
  const rest = stories.slice(at, end)
  const heads = [...bare.flatMap(({ head }) => splitHead(head)), ...splitHead(full.head)]
  const texts = [
    ...bare.flatMap(({ closing }) => closing),
    ...rest.flatMap((story, index) => textBlocks(story, index === 0)),
  ]
  const paragraphs = texts.filter(({ label }) => label === 'paragraph')
  const openings = texts.filter((_, index) => index > 0 && openingOf(texts, index) > 0).length
  const isLikely = heads.length >= 2 && (openings >= heads.length - 1 || (heads.length >= 4 && openings > 0))
  if (!isLikely || heads.length > headsMax || paragraphs.length < heads.length) return [...stories]
  return [...deal(heads, texts), ...stories.slice(end)]
}

/** One head for each headline: kickers go with the one below them, decks and bylines with the one above. */
export function splitHead(head: readonly Block[]): Block[][] {
  const heads: Block[][] = []
  let hasHeadline = true
  for (const block of head) {
    const isLater = block.label === 'deck' || block.label === 'byline'
    if (heads.length === 0 || (hasHeadline && !isLater)) {
      heads.push([])
      hasHeadline = false
    }
    heads.at(-1)?.push(block)
    if (block.label === 'headline') hasHeadline = true
  }
  return heads
}

/** Everything below the heads in printed order; bylines between texts too. */
function textBlocks(story: Story, isFirst: boolean): Block[] {
  const bylines = isFirst ? [] : story.head
  const body = story.passages.flatMap(({ subhead, blocks }) => (subhead ? [subhead, ...blocks] : blocks))
  return [...bylines, ...body, ...story.closing]
}

function deal(heads: readonly Block[][], texts: readonly Block[]): Story[] {
  const starts = bestStarts(heads, texts)
  return heads.map((head, index) => {
    const story = { ...newStory(head), isRearranged: true }
    for (const block of texts.slice(starts[index], starts[index + 1] ?? texts.length)) {
      if (block.label === 'subhead') story.passages.push({ subhead: block, blocks: [] })
      else if (block.label === 'byline' && paragraphsOf(story).length === 0) story.head.push(block)
      else if (block.label === 'paragraph' || block.label === 'caption') addText(story, block)
      else story.closing.push(block)
    }
    return story
  })
}

/** Where each head's text begins: the best of all orderly divisions, by dynamic programming. */
function bestStarts(heads: readonly Block[][], texts: readonly Block[]): number[] {
  const gains = gainsOf(heads, texts)
  const count = texts.length
  const best = heads.map(() => new Float64Array(count + 1).fill(-Infinity))
  const from = heads.map(() => new Int32Array(count + 1))
  for (const [index, gain] of gains.entries()) {
    const sums = new Float64Array(count + 1)
    for (const [at, value] of gain.entries()) sums[at + 1] = (sums[at] ?? 0) + value
    let open = -Infinity
    let openAt = 0
    for (let end = 1; end <= count; end += 1) {
      const start = end - 1
      const before = index === 0 ? (start === 0 ? 0 : -Infinity) : (best[index - 1]?.[start] ?? -Infinity)
      const value = before + (index === 0 ? 0 : openingOf(texts, start)) - (sums[start] ?? 0)
      if (value > open) {
        open = value
        openAt = start
      }
      const row = best[index]
      const origin = from[index]
      if (row) row[end] = open + (sums[end] ?? 0)
      if (origin) origin[end] = openAt
    }
  }
  const starts: number[] = []
  let end = count
  for (let index = heads.length - 1; index >= 0; index -= 1) {
    end = from[index]?.[end] ?? 0
    starts.unshift(end)
  }
  return starts
}

/** For each head and block, how much more the block repeats this head than the heads on average. */
function gainsOf(heads: readonly Block[][], texts: readonly Block[]): number[][] {
  const words = heads.map((head) => head.map(({ text }) => text).join(''))
  const shares = words.map((heading) => texts.map(({ text }) => namesText(heading, text)))
  const means = texts.map((_, at) => shares.reduce((sum, row) => sum + (row[at] ?? 0), 0) / heads.length)
  return shares.map((row) => row.map((share, at) => share - (means[at] ?? 0)))
}

/** Whether an article can begin with a block. */
function openingOf(texts: readonly Block[], at: number): number {
  const block = texts[at]
  const before = texts[at - 1]
  if (!block) return 0
  if (block.label === 'byline' || block.label === 'jump-from') return openingWeight
  if (block.label !== 'paragraph') return -openingWeight
  if (isDispatch(block.text)) return before?.label === 'byline' ? 0 : openingWeight
  if (before?.label === 'byline' || before?.label === 'subhead') return -openingWeight
  if (before?.label === 'signature' || before?.label === 'jump-to') return openingWeight
  return block.startsInside || before?.endsInside ? -brokenWeight : -0.1
}
