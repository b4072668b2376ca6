import { FREE_WIDTH } from '../blocks/column-widths'
import { joinCount } from '../blocks/page-habits'
import type { PageHabits } from '../blocks/page-habits'
import type { Block } from '../blocks/to-blocks'
import { cutsWord } from '../chinese/word-pairs'
import type { Item, Scattered } from './scattered-heads'
import type { Kinship } from './text-kinship'

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
export type Article = {
  head: number
  texts: readonly number[]
  isClosed: boolean
  hasByline: boolean
  hasSubhead: boolean
}
/** A way to divide the page as far as it is read. */
export type Division = {
  score: number
  articles: readonly Article[]
  current: number
  choices: Choice | null
}
type Choice = { item: number; article: number; before: Choice | null }
/** With the words of heads and items, the heads' first; `calm`: from 0 to 1, how few heads are scattered. */
export type DividedPage = Scattered & {
  words: readonly string[]
  kin: Kinship
  habits: PageHabits
  calm: number
  isScattered: boolean
}

/** What speaks for an item going on with an article that has begun. */
export function valueOfGoingOn(
  division: Division,
  at: number,
  index: number,
  item: Item,
  page: DividedPage,
): number {
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

/** What speaks for an item beginning the article of a head below `skipped` others whose texts have not begun. */
export function valueOfBeginning(
  division: Division,
  at: number,
  skipped: number,
  index: number,
  item: Item,
  page: DividedPage,
): number {
  const head = page.heads[at]
  if (!head || item.kind === 'closing') return -COST.secondByline
  const value =
    wordsSay({ head: at, texts: [] }, index, page) -
    COST.begin -
    COST.skippedHead * skipped +
    (item.under === at ? GAIN.underHead : 0)
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

/** What speaks for an item beginning an article without a head. */
export function valueWithoutHead(division: Division, item: Item, page: DividedPage): number {
  const cost = item.isDispatch ? COST.headlessDispatch : COST.headless
  return -cost - costOfLeaving(division, item, page)
}

/** How well a text goes with a head and with the two texts of the article that are most akin to it. */
function wordsSay(
  { head, texts }: Pick<Article, 'head' | 'texts'>,
  index: number,
  page: DividedPage,
): number {
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
function costOfLeaving({ articles, current }: Division, item: Item, { items }: DividedPage): number {
  const last = items[articles[current]?.texts.at(-1) ?? -1]
  if (!last?.main.endsInside || item.kind !== 'text') return 0
  return item.main.startsInside ? COST.leaveForOpen : COST.leaveOpen
}

/** What speaks against a division for each head that gets no text. */
export function bareHeads({ articles }: Division, { heads }: DividedPage): number {
  return COST.bareHead * (heads.length - articles.filter(({ head }) => head >= 0).length)
}
