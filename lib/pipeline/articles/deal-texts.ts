import { FREE_WIDTH } from '../blocks/column-widths'
import { joinCount } from '../blocks/page-habits'
import type { PageHabits } from '../blocks/page-habits'
import type { Block } from '../blocks/to-blocks'
import { cutsWord } from '../chinese/word-pairs'
import { scatteringOf, toScattered } from './scattered-heads'
import type { Head, Item, Scattered } from './scattered-heads'
import { addText, isHeading, newStory } from './story'
import type { Story } from './story'
import { toKinship } from './text-kinship'
import type { Kinship } from './text-kinship'

/** The share of heads without a text below from which on the page is taken for scattered: one of many may be misread. */
const scatteredMin = 1 / 6
/** How many divisions of the page are kept in view while it is read. */
const beam = 60
/** Longer pages are read article by article. */
const itemsMax = 400
const headsMax = 24
/** A shorter text says less of what it is about, in characters. */
const tellingLength = 18

/** What speaks for a division and what against it, in about the unit of log odds; found on annotated pages. */
const GAIN = {
  namedByHead: 9,
  akinToText: 10.8,
  underHead: 1.5,
  dispatchBegins: 2,
  bylineBegins: 2,
  sentenceGoesOn: 2.5,
  wordGoesOn: 1,
  sameColumn: 0.45,
  moreSubheads: 1.05,
}
const COST = {
  begin: 0.3,
  /** For each head above whose text has not begun. */
  skippedHead: 0.7,
  bareHead: 1.8,
  beginInside: 1.8,
  beginWithSubhead: 0.9,
  beginWithPicture: 2.5,
  beginTwice: 4,
  headless: 2.5,
  headlessDispatch: 1.8,
  resume: 0.72,
  /** More where most heads stand above their texts. */
  resumeWhereCalm: 1.6,
  pictureElsewhere: 0.9,
  closingElsewhere: 6,
  leaveOpen: 1.05,
  leaveForOpen: 1,
  otherColumn: 1.05,
  startsInside: 0.9,
  endsInside: 1.35,
  dispatchInside: 5,
  afterEnd: 4,
  underOtherHead: 1,
  lateByline: 4.5,
  secondByline: 8,
}

/** An article as far as it is dealt: its head or -1, its texts, and what they lead to expect. */
type Article = {
  head: number
  texts: readonly number[]
  isClosed: boolean
  hasByline: boolean
  hasSubhead: boolean
}
/** A way to divide the page as far as it is read. */
type Division = { score: number; articles: readonly Article[]; current: number; choices: Choice | null }
type Choice = { item: number; article: number; before: Choice | null }
/** With the words of heads and items, the heads' first; `calm`: from 0 to 1, how few heads are scattered. */
type Page = Scattered & { words: readonly string[]; kin: Kinship; habits: PageHabits; calm: number }

const nothing: Division = { score: 0, articles: [], current: -1, choices: null }

/**
 * Deals the texts of a page out to its heads, wherever they were printed, where many heads stand above no text: the best
 * of many divisions of the page (beam search), by the words that head and texts share, by where articles begin, by broken
 * sentences and columns. Null where nearly every head has its text below. Quadratic in the number of paragraphs, which is bounded.
 */
export function dealTexts(blocks: readonly Block[], habits: PageHabits): Story[] | null {
  const scattered = toScattered(blocks)
  const { heads, items } = scattered
  const share = scatteringOf(scattered)
  if (share <= scatteredMin || heads.length > headsMax || items.length > itemsMax) return null
  const words = [
    ...heads.map((head) => wordsOf(head.blocks.filter(isHeading))),
    ...items.map((item) => wordsOf(item.blocks)),
  ]
  const page: Page = { ...scattered, words, kin: toKinship(words), habits, calm: Math.max(0, 1 - 2 * share) }
  return toStories(page, bestDivision(page))
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n')
}

function bestDivision(page: Page): Division {
  let divisions = [nothing]
  for (const index of page.items.keys())
    divisions = bestOf(
      divisions.flatMap((division) => waysOn(division, index, page)),
      beam,
    )
  const ended = divisions.map((division) => ({
    ...division,
    score: division.score - bareHeads(division, page),
  }))
  return bestOf(ended, 1)[0] ?? nothing
}

function bestOf(divisions: Division[], count: number): Division[] {
  return divisions.toSorted((a, b) => b.score - a.score).slice(0, count)
}

function bareHeads({ articles }: Division, { heads }: Page): number {
  return COST.bareHead * (heads.length - articles.filter(({ head }) => head >= 0).length)
}

/** The next item goes on with an article, begins that of a head above, or one without a head. */
function waysOn(division: Division, index: number, page: Page): Division[] {
  const item = page.items[index]
  if (!item) return []
  const begun = new Set(division.articles.map(({ head }) => head))
  const waiting = page.heads.slice(0, item.above).flatMap((head, at) => (begun.has(at) ? [] : [{ head, at }]))
  const ways = division.articles.map((article, at) =>
    chosen(division, at, article, index, item, valueOfGoingOn(division, at, index, item, page)),
  )
  for (const [skipped, { head, at }] of waiting.entries())
    ways.push(
      chosen(
        division,
        division.articles.length,
        articleOf(head, at),
        index,
        item,
        valueOfBeginning(division, at, index, item, page) - COST.skippedHead * skipped,
      ),
    )
  if (item.kind !== 'closing' || ways.length === 0) {
    const cost = item.isDispatch ? COST.headlessDispatch : COST.headless
    const value = -cost - costOfLeaving(division, item, page)
    ways.push(chosen(division, division.articles.length, articleOf(null, -1), index, item, value))
  }
  return ways
}

function articleOf(head: Head | null, at: number): Article {
  return { head: at, texts: [], isClosed: false, hasByline: head?.hasByline ?? false, hasSubhead: false }
}

/** The division with the item added to an article. */
function chosen(
  { score, articles, choices }: Division,
  at: number,
  article: Article,
  index: number,
  item: Item,
  value: number,
): Division {
  const longer: Article = {
    head: article.head,
    texts: item.kind === 'text' ? [...article.texts, index] : article.texts,
    isClosed: article.isClosed || item.main.label === 'signature' || item.main.label === 'jump-to',
    hasByline: article.hasByline || item.kind === 'byline',
    hasSubhead: article.hasSubhead || item.hasSubhead,
  }
  const next = [...articles]
  next[at] = longer
  return {
    score: score + value,
    articles: next,
    current: at,
    choices: { item: index, article: at, before: choices },
  }
}

function valueOfGoingOn(division: Division, at: number, index: number, item: Item, page: Page): number {
  const article = division.articles[at]
  const isCurrent = at === division.current
  if (!article) return -Infinity
  if (item.kind === 'closing') return isCurrent ? 0 : -COST.closingElsewhere
  if (item.kind === 'caption') return wordsSay(article, index, page) - (isCurrent ? 0 : COST.pictureElsewhere)
  if (item.kind === 'byline') {
    const isLate = article.hasByline || article.texts.length > 2
    return isLate ? -COST.secondByline : -COST.lateByline - (isCurrent ? 0 : 1)
  }
  const last = page.items[article.texts.at(-1) ?? -1]
  const value =
    wordsSay(article, index, page) +
    (last ? flowSays(last, item, page.habits) : 0) +
    (item.hasSubhead && article.hasSubhead ? GAIN.moreSubheads : 0) -
    (item.isDispatch ? (last ? COST.dispatchInside : article.hasByline ? 1 : 0) : 0) -
    (article.isClosed ? COST.afterEnd : 0) -
    (item.under >= 0 ? COST.underOtherHead : 0)
  if (isCurrent) return value
  return value - COST.resume - COST.resumeWhereCalm * page.calm - costOfLeaving(division, item, page)
}

function valueOfBeginning(division: Division, at: number, index: number, item: Item, page: Page): number {
  const head = page.heads[at]
  if (!head || item.kind === 'closing') return -COST.secondByline
  const value =
    wordsSay({ head: at, texts: [] }, index, page) - COST.begin + (item.under === at ? GAIN.underHead : 0)
  if (item.kind === 'caption') return value - COST.beginWithPicture
  const left = value - costOfLeaving(division, item, page)
  if (item.kind === 'byline') return left + (head.hasByline ? -COST.beginTwice : GAIN.bylineBegins)
  return (
    left +
    (item.isDispatch ? GAIN.dispatchBegins - (head.hasByline ? 1 : 0) : 0) -
    (item.main.startsInside && !head.hasJump ? COST.beginInside : 0) -
    (item.hasSubhead ? COST.beginWithSubhead : 0)
  )
}

/** How well a text goes with a head and with the two texts of the article that are most akin to it. */
function wordsSay({ head, texts }: Pick<Article, 'head' | 'texts'>, index: number, page: Page): number {
  const { heads, words, kin } = page
  const own = heads.length + index
  let first = 0
  let second = 0
  for (const at of texts) {
    const value = kin.akin(heads.length + at, own)
    if (value > first) second = first
    if (value > first) first = value
    else if (value > second) second = value
  }
  const named = head >= 0 ? kin.named(head, own) : 0
  const telling = Math.min(1, (words[own]?.length ?? 0) / tellingLength)
  return telling * (GAIN.namedByHead * named + GAIN.akinToText * (first * 0.6 + second * 0.4))
}

/** Whether a text can go on where another ended. */
function flowSays({ main: last }: Item, { main, hasSubhead }: Item, habits: PageHabits): number {
  const column = columnsSay(last, main)
  const startsInside = main.startsInside && !hasSubhead
  if (startsInside && last.endsInside) {
    const meets = cutsWord(last.text, main.text) || joinCount(habits, last.text, main.text) > 0
    return column + GAIN.sentenceGoesOn + (meets ? GAIN.wordGoesOn : 0)
  }
  return column - (startsInside ? COST.startsInside : last.endsInside ? COST.endsInside : 0)
}

function columnsSay(one: Block, other: Block): number {
  if (one.column === FREE_WIDTH || other.column === FREE_WIDTH) return 0
  return Math.abs(one.column - other.column) <= 1 ? GAIN.sameColumn : -COST.otherColumn
}

/** What speaks against leaving the article above in the middle of a sentence. */
function costOfLeaving({ articles, current }: Division, item: Item, { items }: Page): number {
  const last = items[articles[current]?.texts.at(-1) ?? -1]
  if (!last?.main.endsInside || item.kind !== 'text') return 0
  return item.main.startsInside ? COST.leaveForOpen : COST.leaveOpen
}

function toStories({ heads, items }: Page, { articles, choices }: Division): Story[] {
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
