import { joinCount } from '../blocks/page-habits'
import type { PageHabits } from '../blocks/page-habits'
import type { Block } from '../blocks/to-blocks'
import { cutsWord } from '../chinese/word-pairs'
import { opensArticle } from './dispatch'
import { headingsOf, paragraphsOf } from './story'
import type { Passage, Story } from './story'
import { addPairs, emptyCounts, leaning } from './topic-model'
import type { PairCounts } from './topic-model'

/** Articles that may be open when another one ends, the nearest first. */
const hostsMax = 4
/** How far a text is read to tell what it is about, in characters. */
const nearby = 400
/** What must speak for it before text is taken from the article it is printed under. */
const least = 1.2
/** Wider lines are a paragraph each. */
const columnMax = 40

type Host = { story: Story; words: PairCounts }

/**
 * An article that another one interrupts goes on below that one, with no head of its own: the rest of the text is given
 * back to it where the width of the column, a broken sentence, subheads and the words used say so. Every text is looked
 * at for one such place; linear in the length of the page.
 */
export function resumeStories(stories: readonly Story[], habits: PageHabits): Story[] {
  const page = emptyCounts()
  for (const story of stories) addPairs(page, textOf(story))
  const result: Story[] = []
  const hosts: Host[] = []
  for (const story of stories) {
    const found = findCut(story, hosts, page, habits)
    if (found) {
      const [own, rest] = splitAt(story, found.at)
      found.host.story.passages.push(...rest)
      found.host.story.closing.push(...(own ? [] : story.closing))
      found.host.story.isRearranged = true
      for (const { blocks } of rest) for (const block of blocks) addPairs(found.host.words, block.text)
      if (own) result.push(own)
      continue
    }
    const kept = { ...story, passages: [...story.passages], closing: [...story.closing] }
    result.push(kept)
    if (paragraphsOf(kept).length === 0 || isClosed(kept)) continue
    const words = emptyCounts()
    addPairs(words, textOf(kept))
    hosts.unshift({ story: kept, words })
    hosts.length = Math.min(hosts.length, hostsMax)
  }
  return result
}

type Cut = { at: number; host: Host }
type Unit = { block: Block; isSubhead: boolean }

function findCut(story: Story, hosts: readonly Host[], page: PairCounts, habits: PageHabits): Cut | null {
  const units = unitsOf(story)
  const own = emptyCounts()
  for (const block of headingsOf(story)) addPairs(own, block.text)
  let best: Cut | null = null
  let most = least
  for (const [at, unit] of units.entries()) {
    const isWhole = at === 0 && headingsOf(story).length === 0
    const isPossible = at > 0 ? hasText(units, at) : isWhole
    if (isPossible && unit.block.label !== 'caption' && !opensArticle(unit.block.text)) {
      for (const [index, host] of hosts.entries()) {
        const value = valueOf({ units, at, host, own, page, habits }) - index * 0.3
        if (value > most) {
          most = value
          best = { at, host }
        }
      }
    }
    addPairs(own, unit.block.text)
  }
  return best
}

type Place = {
  units: readonly Unit[]
  at: number
  host: Host
  own: PairCounts
  page: PairCounts
  habits: PageHabits
}

/** What speaks for the text from a place on belonging to the host, in about the unit of log odds. */
function valueOf(place: Place): number {
  const form = columnsSay(place) + sentencesSay(place) + subheadsSay(place)
  return form <= 0 ? 0 : form + wordsSay(place)
}

function columnsSay({ units, at, host }: Place): number {
  const isText = ({ block, isSubhead }: Unit) => !isSubhead && block.label === 'paragraph'
  const text = widthAmong(
    units
      .slice(at, at + 8)
      .filter(isText)
      .map(({ block }) => block),
  )
  const before = widthAmong(
    units
      .slice(Math.max(0, at - 8), at)
      .filter(isText)
      .map(({ block }) => block),
  )
  const open = widthAmong(paragraphsOf(host.story).slice(-4))
  if (text === null || open === null) return 0
  const toHost = Math.abs(text - open)
  if (before === null) return toHost <= 1 ? 1 : -1
  const nearer = Math.abs(text - before) - toHost
  return Math.abs(nearer) < 0.8 ? 0 : Math.max(-2, Math.min(2, nearer))
}

/** The usual width of lines that are no paragraph's last one, in em; null where there are too few or no column. */
function widthAmong(blocks: readonly Block[]): number | null {
  const widths = blocks
    .flatMap(({ lines }) => lines.slice(0, -1).map(({ width }) => width))
    .slice(0, 40)
    .toSorted((one, other) => one - other)
  const middle = widths[Math.floor(widths.length / 2)]
  return widths.length < 2 || middle === undefined || middle > columnMax ? null : middle
}

function sentencesSay({ units, at, host, habits }: Place): number {
  const first = units[at]
  const before = at > 0 ? units[at - 1]?.block : undefined
  const open = paragraphsOf(host.story).at(-1)
  if (!first || !open) return 0
  const startsInside = !first.isSubhead && first.block.startsInside
  if (before?.label === 'paragraph' && before.endsInside) return startsInside ? -4 : -2
  if (!startsInside) return open.endsInside ? -1.5 : 0
  if (!open.endsInside) return 0.5
  const meets = cutsWord(open.text, first.block.text) || joinCount(habits, open.text, first.block.text) > 0
  return meets ? 4 : 3
}

/** An article that has subheads goes on with one; one that has none does not end with one. */
function subheadsSay({ units, at, host }: Place): number {
  const hasOwn = units.slice(0, at).some(({ isSubhead }) => isSubhead)
  const hasHost = host.story.passages.some(({ subhead }) => subhead !== null)
  if (!units[at]?.isSubhead) return 0
  return hasHost && !hasOwn ? 1 : hasOwn && !hasHost ? -1.5 : 0
}

function wordsSay({ units, at, host, own, page }: Place): number {
  let text = ''
  for (const { block } of units.slice(at, at + 20)) if (text.length < nearby) text += block.text
  if (own.total === 0) return 1
  return Math.max(-3, Math.min(3, 10 * leaning(text.slice(0, nearby), host.words, own, page)))
}

function unitsOf(story: Story): Unit[] {
  return story.passages.flatMap(({ subhead, blocks }) => [
    ...(subhead ? [{ block: subhead, isSubhead: true }] : []),
    ...blocks.map((block) => ({ block, isSubhead: false })),
  ])
}

function hasText(units: readonly Unit[], end: number): boolean {
  return units.slice(0, end).some(({ block, isSubhead }) => !isSubhead && block.label === 'paragraph')
}

/** The story up to a unit, or null when nothing is left of it, and the passages from there on. */
function splitAt(story: Story, at: number): [Story | null, Passage[]] {
  const own: Passage[] = []
  const rest: Passage[] = []
  let seen = 0
  for (const { subhead, blocks } of story.passages) {
    const start = seen + (subhead ? 1 : 0)
    const isRest = seen >= at
    const kept = isRest ? [] : blocks.slice(0, Math.max(0, at - start))
    const moved = isRest ? blocks : blocks.slice(kept.length)
    if (!isRest) own.push({ subhead, blocks: kept })
    if (isRest || moved.length > 0) rest.push({ subhead: isRest ? subhead : null, blocks: moved })
    seen = start + blocks.length
  }
  if (at === 0 && story.head.length === 0) return [null, rest]
  return [{ ...story, passages: own }, rest]
}

function isClosed({ closing }: Story): boolean {
  return closing.some(({ label }) => label === 'signature' || label === 'jump-to')
}

function textOf(story: Story): string {
  return [...headingsOf(story), ...unitsOf(story).map(({ block }) => block)]
    .map(({ text }) => text)
    .join('\n')
}
