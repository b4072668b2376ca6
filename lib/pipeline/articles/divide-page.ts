import type { Block } from '../blocks/to-blocks'
import { bareHeads, valueOfBeginning, valueOfGoingOn, valueWithoutHead } from './division-value'
import type { Article, DividedPage, Division } from './division-value'
import type { Head, Item } from './scattered-heads'
import { isHeading } from './story'
import type { Story } from './story'

/** How many divisions of the page are kept in view while it is read: of a page in order fewer do. */
const beam = 60
const calmBeam = 20
const nothing: Division = { score: 0, articles: [], current: -1, choices: null }

/** The best of many divisions (beam search). Quadratic in the number of paragraphs. */
export function bestDivision(page: DividedPage): Division {
  const width = page.isScattered ? beam : calmBeam
  let divisions = [nothing]
  for (const index of page.items.keys())
    divisions = bestOf(
      divisions.flatMap((division) => waysOn(division, index, page)),
      width,
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

/** What the division that stories make of a page scores, by the same measure as the best. */
export function scoreOfStories(stories: readonly Story[], page: DividedPage): number {
  const places = new Map(stories.flatMap((story, at) => blocksOf(story).map((block) => [block, at] as const)))
  const heads = headsByStory(places, page)
  const begun = new Map<number, number>()
  let division = nothing
  for (const [index, item] of page.items.entries()) {
    const story = places.get(item.main) ?? -1
    const at = begun.get(story)
    const known = at === undefined ? undefined : division.articles[at]
    if (at !== undefined && known) {
      const value = valueOfGoingOn(division, at, index, item, page)
      division = chosen(division, at, known, index, item, value)
      continue
    }
    const head = heads.get(story) ?? -1
    const value =
      head < 0
        ? valueWithoutHead(division, item, page)
        : valueOfBeginning(division, head, skippedAbove(division, head), index, item, page)
    begun.set(story, division.articles.length)
    const article = articleOf(page.heads[head] ?? null, head)
    division = chosen(division, division.articles.length, article, index, item, value)
  }
  return division.score - bareHeads(division, page)
}

/** How many heads above one have no text yet. */
function skippedAbove({ articles }: Division, head: number): number {
  return head - articles.filter((article) => article.head >= 0 && article.head < head).length
}

/** The first head of each story. */
function headsByStory(places: ReadonlyMap<Block, number>, { heads }: DividedPage): Map<number, number> {
  const found = new Map<number, number>()
  for (const [at, { blocks }] of heads.entries()) {
    const main = blocks.find(isHeading) ?? blocks[0]
    const story = main ? places.get(main) : undefined
    if (story !== undefined && !found.has(story)) found.set(story, at)
  }
  return found
}

function blocksOf({ head, passages, closing }: Story): Block[] {
  const body = passages.flatMap(({ subhead, blocks }) => (subhead ? [subhead, ...blocks] : blocks))
  return [...head, ...body, ...closing]
}

/** The next item goes on with an article, begins that of a head above, or one without a head. */
function waysOn(division: Division, index: number, page: DividedPage): Division[] {
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
        valueOfBeginning(division, at, skipped, index, item, page),
      ),
    )
  if (item.kind !== 'closing' || ways.length === 0) {
    const value = valueWithoutHead(division, item, page)
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
