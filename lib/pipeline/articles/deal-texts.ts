import type { PageHabits } from '../blocks/page-habits'
import type { Block } from '../blocks/to-blocks'
import { bestDivision, scoreOfStories } from './divide-page'
import type { DividedPage, Division } from './division-value'
import { scatteringOf, toScattered } from './scattered-heads'
import { addText, isHeading, newStory, paragraphsOf } from './story'
import type { Story } from './story'
import { toKinship } from './text-kinship'

/** The share of heads without a text below from which on the page is taken for scattered: one of many may be misread. */
const scatteredMin = 1 / 6
/** Longer pages are read article by article. */
const itemsMax = 400
const headsMax = 24
/**
 * By how much a page dealt out must score more than as printed, in about the unit of log odds: where fewer heads and texts
 * then lack each other, and where none do, in all and for each text. Found on annotated pages.
 */
const savingGain = 5
const sureGain = 6
const sureGainEach = 0.6

/**
 * Deals the texts of a page out to its heads, wherever they were printed: the best of many divisions of the page, by the
 * words that head and texts share, by where articles begin, by broken sentences and columns. Null where nearly every head
 * has its text below and the page as printed, `inOrder`, says nearly as much. Quadratic in the number of paragraphs, which
 * is bounded.
 */
export function dealTexts(
  blocks: readonly Block[],
  habits: PageHabits,
  inOrder: readonly Story[],
): Story[] | null {
  const scattered = toScattered(blocks)
  const { heads, items } = scattered
  if (heads.length < 2 || heads.length > headsMax || items.length > itemsMax) return null
  const share = scatteringOf(scattered)
  const words = [
    ...heads.map((head) => wordsOf(head.blocks.filter(isHeading))),
    ...items.map((item) => wordsOf(item.blocks)),
  ]
  const page: DividedPage = {
    ...scattered,
    words,
    kin: toKinship(words),
    habits,
    calm: Math.max(0, 1 - 2 * share),
    isScattered: share > scatteredMin,
  }
  const best = bestDivision(page)
  const dealt = toStories(page, best)
  if (page.isScattered) return dealt
  const gain = best.score - scoreOfStories(inOrder, page)
  return isWorthDealing(gain, items.length, lacksIn(inOrder), lacksIn(dealt)) ? dealt : null
}

/** One text that seems to belong elsewhere moves no lines; heads that find their texts by it do. */
function isWorthDealing(gain: number, items: number, lacking: number, left: number): boolean {
  if (left < lacking) return gain > savingGain
  return left === 0 && gain > sureGain && gain > sureGainEach * items
}

/** How many articles lack a text or a headline, or have two headlines. */
function lacksIn(stories: readonly Story[]): number {
  return stories.filter((story) => {
    const headlines = story.head.filter(({ label }) => label === 'headline').length
    return paragraphsOf(story).length > 0 ? headlines !== 1 : headlines > 0
  }).length
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n')
}

function toStories({ heads, items }: DividedPage, { articles, choices }: Division): Story[] {
  const stories = articles.map(({ head }) => ({ ...newStory(heads[head]?.blocks ?? []), isRearranged: true }))
  const storyOf = new Map<number, Story>()
  for (let choice = choices; choice; choice = choice.before) {
    const story = stories[choice.article]
    if (story) storyOf.set(choice.item, story)
  }
  for (const [index, { blocks }] of items.entries()) {
    const story = storyOf.get(index)
    if (story) for (const block of blocks) addBlock(story, block)
  }
  const begun = new Set(articles.map(({ head }) => head))
  return [...stories, ...heads.flatMap(({ blocks }, at) => (begun.has(at) ? [] : [newStory(blocks)]))]
}

function addBlock(story: Story, block: Block) {
  if (block.label === 'subhead') story.passages.push({ subhead: block, blocks: [] })
  else if (block.label === 'byline' && story.passages.length === 0) story.head.push(block)
  else if (block.label === 'paragraph' || block.label === 'caption') addText(story, block)
  else story.closing.push(block)
}
