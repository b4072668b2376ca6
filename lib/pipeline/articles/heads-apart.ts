import type { Block } from '../blocks/to-blocks'
import { countShared, pairsOf } from '../chinese/pair-counts'
import type { PairCounts } from '../chinese/pair-counts'
import { splitHead } from './heads-first'
import { cutBetween, namesText } from './similarity'
import { firstParagraphsOf, headingsOf, paragraphsOf } from './story'
import type { Passage, Story } from './story'

/** How many articles above and below a head its text is sought in. */
const nearby = 20
/** How far a text is read to tell whether a head names it, in characters. */
const readMost = 700
/** What must speak for a text that does not stand beside the head. */
const least = 0.22
/** What a text directly below a head has before any word is read, and one directly above it. */
const ownText = 0.3
const textAbove = 0.15
/** The share of a head that part of another article must repeat, and how much more than the rest of that article. */
const partMin = 0.45
const partMore = 0.2
/** How many articles above and below are asked for such a part, and how much of their end is read, in characters. */
const partNearby = 8
const partMost = 900

type Head = { blocks: Block[]; words: string; from: number; isLast: boolean; isBare: boolean }
/** `isOpening`: a text without a head that does not begin inside a sentence, and is no picture's. */
type Place = { at: number; pairs: PairCounts; isOpening: boolean }

/**
 * Heads that stand over no text, or several over one: each gets the text without a head that repeats it most, wherever
 * that was printed. What is left of several heads stays above its text. Pages without such heads stay as they are.
 */
export function attachHeadsApart(stories: readonly Story[]): Story[] {
  const joined = joinHeads(stories)
  const heads = joined.flatMap((story, at) => openHeads(story, at))
  if (heads.length === 0) return joined
  const places = joined.flatMap((story, at) => (isPlace(story, heads, at) ? [toPlace(story, at)] : []))
  const chosen = choose(heads, places)
  return takeParts(deal(joined, heads, chosen))
}

const isBare = (story: Story) => headingsOf(story).length > 0 && story.passages.length === 0

/** A headline without a text, and below it a head that lacks one: `评论`, a byline. */
function joinHeads(stories: readonly Story[]): Story[] {
  const result: Story[] = []
  for (const story of stories) {
    const above = result.at(-1)
    const lacks = story.head.length > 0 && !hasHeadline(story.head)
    if (above && lacks && isBare(above) && above.closing.length === 0 && hasHeadline(above.head))
      result[result.length - 1] = { ...story, head: [...above.head, ...story.head] }
    else result.push(story)
  }
  return result
}

function hasHeadline(head: readonly Block[]): boolean {
  return head.some(({ label }) => label === 'headline')
}

/** The heads of a story that may belong elsewhere: all of a head without text, or of several above one. */
function openHeads(story: Story, at: number): Head[] {
  const heads = headsOf(story.head)
  if (heads.length === 0 || (!isBare(story) && heads.length < 2)) return []
  return heads.map((blocks, index) => ({
    blocks,
    words: blocks.map(({ label, text }) => (label === 'byline' ? '' : text)).join(''),
    from: at,
    isLast: index === heads.length - 1,
    isBare: isBare(story),
  }))
}

/** The heads with a headline: the parts of the whole where it has several, else the whole. */
function headsOf(head: readonly Block[]): Block[][] {
  const heads = splitHead(head)
  if (heads.filter(hasHeadline).length >= 2) return mergeHeadless(heads)
  return hasHeadline(head) ? [[...head]] : []
}

/** What has no headline of its own goes with the head above. */
function mergeHeadless(heads: readonly Block[][]): Block[][] {
  const merged: Block[][] = []
  for (const own of heads) {
    const above = merged.at(-1)
    if (above && !hasHeadline(own)) above.push(...own)
    else merged.push([...own])
  }
  return merged
}

function isPlace(story: Story, heads: readonly Head[], at: number): boolean {
  if (paragraphsOf(story).length === 0) return false
  return headingsOf(story).length === 0 || heads.some(({ from }) => from === at)
}

function toPlace(story: Story, at: number): Place {
  let text = ''
  for (const block of paragraphsOf(story)) if (text.length < readMost) text += block.text
  const isPicture = story.closing.some(({ of }) => of.kind === 'credit')
  const isOpening =
    headingsOf(story).length === 0 && !isPicture && firstParagraphsOf(story, 1)[0]?.startsInside === false
  return { at, pairs: pairsOf(text.slice(0, readMost)), isOpening }
}

/** The place of each head, the surest first; undefined where nothing speaks for one. */
function choose(heads: readonly Head[], places: readonly Place[]): (Place | undefined)[] {
  const pairs = heads.flatMap((head, index) => {
    const near = places.filter(({ at }) => Math.abs(at - head.from) <= nearby)
    const words = pairsOf(head.words)
    const shares = near.map(({ pairs }) => countShared(words, pairs) / Math.max(1, words.size))
    const all = shares.reduce((sum, share) => sum + share, 0)
    return near.map((place, at) => ({
      index,
      place,
      value: leadOf(shares[at] ?? 0, all, shares.length) + beside(head, place),
    }))
  })
  const chosen: (Place | undefined)[] = heads.map(() => undefined)
  const taken = new Set<Place>()
  for (const { index, place, value } of pairs.toSorted((a, b) => b.value - a.value)) {
    if (value < least || chosen[index] || taken.has(place)) continue
    chosen[index] = place
    taken.add(place)
  }
  pairRest(heads, places, chosen, taken)
  return chosen
}

/** As many heads without any text as texts without a head that begin as articles do belong together, in their order. */
function pairRest(
  heads: readonly Head[],
  places: readonly Place[],
  chosen: (Place | undefined)[],
  taken: ReadonlySet<Place>,
) {
  const rest = places.filter((place) => place.isOpening && !taken.has(place))
  const bare = [...heads.keys()].filter((index) => !chosen[index] && heads[index]?.isBare)
  if (rest.length === bare.length) for (const [at, index] of bare.entries()) chosen[index] = rest[at]
}

/** How much more a text repeats a head than the other texts do on average. */
function leadOf(share: number, all: number, count: number): number {
  return count < 2 ? share : share - (0.7 * (all - share)) / (count - 1)
}

function beside({ from, isLast }: Head, { at }: Place): number {
  if (at === from) return isLast ? ownText : ownText / 2
  if (at === from - 1) return textAbove
  return -0.02 * Math.min(5, Math.abs(at - from))
}

/** Gives each text its head; what was left of several heads stays above the text below. */
function deal(
  stories: readonly Story[],
  heads: readonly Head[],
  chosen: readonly (Place | undefined)[],
): Story[] {
  const moved = new Map<number, Block[]>()
  for (const [index, head] of heads.entries()) {
    const place = chosen[index]
    if (place && place.at !== head.from) moved.set(place.at, withoutBylines(head, stories))
  }
  return stories.flatMap((story, at): Story[] => {
    const gone = new Set(
      heads.flatMap((head, index) => {
        const to = chosen[index]?.at
        return head.from === at && to !== undefined && to !== at ? withoutBylines(head, stories) : []
      }),
    )
    const given = moved.get(at) ?? []
    if (gone.size === 0 && given.length === 0) return [story]
    const head = [...given, ...story.head.filter((block) => !gone.has(block))]
    const isEmpty = head.length + story.passages.length + story.closing.length === 0
    return isEmpty ? [] : [{ ...story, head, isRearranged: true }]
  })
}

/** The byline below several heads is that of the text below. */
function withoutBylines({ blocks, from, isLast }: Head, stories: readonly Story[]): Block[] {
  const hasText = (stories[from]?.passages.length ?? 0) > 0
  return isLast && hasText ? blocks.filter(({ label }) => label !== 'byline') : blocks
}

/** A head that is left without a text takes the last part of another article's, when that part names it alone. */
function takeParts(stories: readonly Story[]): Story[] {
  const result = [...stories]
  const read = new Map<Story, PairCounts>()
  for (let at = 0; at < result.length; at += 1) {
    const story = result[at]
    if (!story || !isBare(story) || !hasHeadline(story.head)) continue
    const found = findPart(story, at, result, read)
    if (!found) continue
    result[found.at] = { ...found.story, passages: found.kept, closing: [] }
    result[at] = {
      ...story,
      passages: found.part,
      closing: [...story.closing, ...found.story.closing],
      isRearranged: true,
    }
  }
  return result
}

type Part = { at: number; story: Story; kept: Passage[]; part: Passage[] }

function findPart(
  bare: Story,
  from: number,
  stories: readonly Story[],
  read: Map<Story, PairCounts>,
): Part | null {
  const words = headingsOf(bare)
    .map(({ text }) => text)
    .join('')
  const named = pairsOf(words)
  let best: Part | null = null
  let most = partMin
  for (let at = Math.max(0, from - partNearby); at < Math.min(stories.length, from + partNearby); at += 1) {
    const story = stories[at]
    const paragraphs = story ? paragraphsOf(story) : []
    if (!story || at === from || paragraphs.length < 2) continue
    const texts = paragraphs.map(({ text }) => text)
    const pairs = read.get(story) ?? pairsOf(texts.join('\n').slice(-partMost))
    read.set(story, pairs)
    if (countShared(named, pairs) < partMin * named.size) continue
    const own = headingsOf(story)
      .map(({ text }) => text)
      .join('')
    const { count } = cutBetween(own, words, texts)
    const first = paragraphs[count]
    if (!first || count === 0 || first.startsInside || paragraphs[count - 1]?.endsInside) continue
    const share = namesText(words, texts.slice(count).join(''))
    const others = namesText(words, texts.slice(0, count).join(''))
    if (share < most || share < others + partMore) continue
    most = share
    best = { at, story, ...splitBefore(story.passages, first) }
  }
  return best
}

function splitBefore(passages: readonly Passage[], first: Block): { kept: Passage[]; part: Passage[] } {
  const at = passages.findIndex(({ blocks }) => blocks.includes(first))
  const own = passages[at]
  if (!own) return { kept: [...passages], part: [] }
  const cut = own.blocks.indexOf(first)
  const kept =
    cut === 0
      ? passages.slice(0, at)
      : [...passages.slice(0, at), { ...own, blocks: own.blocks.slice(0, cut) }]
  const rest = { subhead: cut === 0 ? own.subhead : null, blocks: own.blocks.slice(cut) }
  return { kept, part: [rest, ...passages.slice(at + 1)] }
}
