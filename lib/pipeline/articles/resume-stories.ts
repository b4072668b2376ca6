import { joinCount } from '../blocks/page-habits'
import type { PageHabits } from '../blocks/page-habits'
import type { Block } from '../blocks/to-blocks'
import { gatherPairs } from '../chinese/pair-counts'
import type { GatheredPairs, PairCounts } from '../chinese/pair-counts'
import { cutsWord } from '../chinese/word-pairs'
import { opensArticle } from './dispatch'
import { headingsOf, paragraphsOf } from './story'
import type { Passage, Story } from './story'
import { leaningFrom } from './topic-model'

/** Articles that may be open when another one ends, the nearest first. */
const hostsMax = 4
/** How far a text is read to tell what it is about, in characters. */
const nearby = 400
/** What must speak for it before text is taken from the article it is printed under. */
const least = 1.2
/** What speaks against leaving the beginning of a text without a head, or taking the text that another head may have lost. */
const strayStart = 1.5
/** What the words used can weigh at the most. */
const wordsMost = 3
/** Wider lines are a paragraph each. */
const columnMax = 40
/** How much of the text around a place says how wide its column is. */
const tailLength = 4
const unitsAround = 8
const linesAround = 40

/** An article that may go on below: its words, its last paragraphs, the width of their lines. */
type Host = { story: Story; words: GatheredPairs; tail: Block[]; width: number | null; hasSubhead: boolean }

/**
 * An article that another one interrupts goes on below that one, with no head of its own: the rest of the text is given
 * back to it where the width of the column, a broken sentence, subheads and the words used say so. Every text is looked
 * at for one such place; linear in the length of the page.
 */
export function resumeStories(stories: readonly Story[], habits: PageHabits): Story[] {
  const page = gatherPairs()
  for (const story of stories) page.add(textsOf(story))
  const hasBareHeads = stories.some((story) => story.passages.length === 0 && headingsOf(story).length > 0)
  const result: Story[] = []
  const hosts: Host[] = []
  for (const story of stories) {
    const found = findCut(story, hosts, { page, habits, hasBareHeads })
    if (found) {
      const [own, rest] = splitAt(story, found.at)
      goOn(found.host, rest, own ? [] : story.closing)
      if (own) result.push(own)
      continue
    }
    const kept = { ...story, passages: [...story.passages], closing: [...story.closing] }
    result.push(kept)
    if (isClosed(kept) || paragraphsOf(kept).length === 0) continue
    hosts.unshift(toHost(kept))
    hosts.length = Math.min(hosts.length, hostsMax)
  }
  return result
}

function toHost(story: Story): Host {
  const words = gatherPairs()
  words.add(textsOf(story))
  const tail = paragraphsOf(story).slice(-tailLength)
  const hasSubhead = story.passages.some(({ subhead }) => subhead !== null)
  return { story, words, tail, width: widthAmong(tail), hasSubhead }
}

function goOn(host: Host, rest: readonly Passage[], closing: readonly Block[]) {
  host.story.passages.push(...rest)
  host.story.closing.push(...closing)
  host.story.isRearranged = true
  const blocks = rest.flatMap((passage) => passage.blocks)
  host.words.add(blocks.map(({ text }) => text))
  host.tail = [...host.tail, ...blocks.filter(({ label }) => label === 'paragraph')].slice(-tailLength)
  host.width = widthAmong(host.tail)
  host.hasSubhead ||= rest.some(({ subhead }) => subhead !== null)
}

type WholePage = { page: GatheredPairs; habits: PageHabits; hasBareHeads: boolean }
type Cut = { at: number; host: Host }
type Unit = { block: Block; isSubhead: boolean }

function findCut(
  story: Story,
  hosts: readonly Host[],
  { page, habits, hasBareHeads }: WholePage,
): Cut | null {
  if (hosts.length === 0) return null
  const units = unitsOf(story)
  const widths = widthsAround(units)
  const isBare = headingsOf(story).length === 0
  const isHeadless = story.head.length === 0
  const mayHaveHead = hasBareHeads && isHeadless && units[0]?.block.startsInside !== true
  const own = gatherPairs()
  own.add(headingsOf(story).map(({ text }) => text))
  let hasText = false
  let hasSubhead = false
  let best: Cut | null = null
  let most = least
  for (const [at, unit] of units.entries()) {
    const isPossible = at > 0 ? hasText : isBare
    if (isPossible && unit.block.label !== 'caption' && !opensArticle(unit.block.text)) {
      const place = { units, at, unit, own, hasSubhead, page, habits, leaning: null, ...widths(at) }
      for (const [index, host] of hosts.entries()) {
        const handicap = index * 0.3 + ((at > 0 ? isHeadless : mayHaveHead) ? strayStart : 0)
        const value = valueOf(place, host, most + handicap) - handicap
        if (value > most) {
          most = value
          best = { at, host }
        }
      }
    }
    own.add([unit.block.text])
    if (unit.isSubhead) hasSubhead = true
    else if (unit.block.label === 'paragraph') hasText = true
  }
  return best
}

/** A place in an article from which on its text may be another's. */
type Place = {
  units: readonly Unit[]
  at: number
  unit: Unit
  /** The words and subheads above. */
  own: GatheredPairs
  hasSubhead: boolean
  page: GatheredPairs
  habits: PageHabits
  widthAbove: number | null
  widthBelow: number | null
  /** How much the words from here on lean from the text above to a host's, once asked for. */
  leaning: ((words: PairCounts) => number) | null
}

/**
 * What speaks for the text from a place on belonging to the host, in about the unit of log odds. The words are read only
 * where they can bring it above what is asked.
 */
function valueOf(place: Place, host: Host, asked: number): number {
  const form = columnsSay(place, host) + sentencesSay(place, host) + subheadsSay(place, host)
  return form <= 0 || form + wordsMost <= asked ? 0 : form + wordsSay(place, host)
}

function columnsSay({ widthAbove, widthBelow }: Place, host: Host): number {
  if (widthBelow === null || host.width === null) return 0
  const toHost = Math.abs(widthBelow - host.width)
  if (widthAbove === null) return toHost <= 1 ? 1 : -1
  const nearer = Math.abs(widthBelow - widthAbove) - toHost
  return Math.abs(nearer) < 0.8 ? 0 : Math.max(-2, Math.min(2, nearer))
}

/** The usual widths of the lines above and below each place. */
function widthsAround(units: readonly Unit[]): (at: number) => Pick<Place, 'widthAbove' | 'widthBelow'> {
  const widths: number[] = []
  const starts = units.map(({ block, isSubhead }) => {
    const start = widths.length
    if (!isSubhead && block.label === 'paragraph') addWidths(widths, block)
    return start
  })
  const startOf = (at: number) => starts[Math.max(0, at)] ?? widths.length
  return (at) => ({
    widthAbove: usualOf(widths, startOf(at - unitsAround), startOf(at)),
    widthBelow: usualOf(widths, startOf(at), startOf(at + unitsAround)),
  })
}

/** The usual width of lines that are no paragraph's last one, in em; null where there are too few or no column. */
function widthAmong(blocks: readonly Block[]): number | null {
  const widths: number[] = []
  for (const block of blocks) addWidths(widths, block)
  return usualOf(widths, 0, widths.length)
}

function addWidths(to: number[], { lines }: Block) {
  for (let at = 0; at + 1 < lines.length; at += 1) to.push(lines[at]?.width ?? 0)
}

function usualOf(widths: readonly number[], start: number, end: number): number | null {
  const around = Float64Array.from(widths.slice(start, Math.min(end, start + linesAround))).sort()
  const middle = around[Math.floor(around.length / 2)]
  return around.length < 2 || middle === undefined || middle > columnMax ? null : middle
}

function sentencesSay({ units, at, unit: first, habits }: Place, host: Host): number {
  const before = units[at - 1]?.block
  const open = host.tail.at(-1)
  if (!open) return 0
  const startsInside = !first.isSubhead && first.block.startsInside
  if (before?.label === 'paragraph' && before.endsInside) return startsInside ? -4 : -2
  if (!startsInside) return open.endsInside ? -1.5 : 0
  if (!open.endsInside) return 0.5
  const meets = cutsWord(open.text, first.block.text) || joinCount(habits, open.text, first.block.text) > 0
  return meets ? 4 : 3
}

/** An article that has subheads goes on with one; one that has none does not end with one. */
function subheadsSay({ unit, hasSubhead }: Place, host: Host): number {
  if (!unit.isSubhead || hasSubhead === host.hasSubhead) return 0
  return host.hasSubhead ? 1 : -1.5
}

function wordsSay(place: Place, host: Host): number {
  const above = place.own.counts()
  if (above.total === 0) return 1
  place.leaning ??= leaningFrom(above, place.page.counts(), textFrom(place))
  return Math.max(-wordsMost, Math.min(wordsMost, 10 * place.leaning(host.words.counts())))
}

function textFrom({ units, at }: Place): string {
  let text = ''
  for (const { block } of units.slice(at, at + 20)) if (text.length < nearby) text += block.text
  return text.slice(0, nearby)
}

function unitsOf(story: Story): Unit[] {
  return story.passages.flatMap(({ subhead, blocks }) => [
    ...(subhead ? [{ block: subhead, isSubhead: true }] : []),
    ...blocks.map((block) => ({ block, isSubhead: false })),
  ])
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

function textsOf(story: Story): string[] {
  return [...headingsOf(story), ...unitsOf(story).map(({ block }) => block)].map(({ text }) => text)
}
