import { ANNOTATION_RULES } from '../annotation-rules'
import { TagType } from '../model'
import type { Candidate } from './candidate'
import { hashOf, mix, OUTSIDE, QUOTES, type Sheet } from './span-sheet'
import { forFreeSpans, keyOf, proposedSpans, surestOf, type Span } from './spans'
import { wordIndexAt } from './words-of'

/** Features are hashed into so many weights; a power of two. */
export const BUCKETS = 1 << 17

/** A span with how much speaks for it: the sum of its weights. */
export type WeighedSpan = Span & { weight: number }
/** A span with its features, as numbers of weights. */
export type FeaturedSpan = Span & { features: Int32Array }

const RULES = new Map<string, number>(ANNOTATION_RULES.map((rule) => [rule, hashOf(rule)]))
const TYPES = new Map<string, number>(TagType.options.map((type, index) => [type, index + 1]))
/** Stands for the words around a border that lies inside a word. */
const INSIDE = 5

/** Whether rules propose the span, and the number of its type, 0 where none does. */
type Kind = { isProposed: boolean; type: number }
/** First letters of the tags of words that open and close hardly any name: particles, prepositions, conjunctions, adverbs, pronouns. */
const NO_BORDER = new Set(['u', 'p', 'c', 'd', 'r', 'y'])
const FREE: Kind = { isProposed: false, type: 0 }
/** The words of a span, and whether its borders lie inside a word. */
type Extent = {
  start: number
  end: number
  first: number
  last: number
  cutsFirst: boolean
  cutsLast: boolean
}

const buffer = new Int32Array(1024)
let count = 0

/** Takes up a feature: a number of its own for every question, and the answers. */
function add(question: number, first = 0, second = 0, third = 0): void {
  const answers =
    Math.imul(first, 0x2c1b3c6d) ^
    Math.imul(second + 0x3504f333, 0x297a2d39) ^
    Math.imul(third + 0x51ed270b, 0x1b56c4e9)
  buffer[count] = mix(answers, question) & (BUCKETS - 1)
  count += 1
}

function take(): Int32Array {
  const features = buffer.slice(0, count)
  count = 0
  return features
}

function weigh(weights: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < count; at += 1) sum += weights[buffer[at] ?? 0] ?? 0
  count = 0
  return sum
}

/** The spans of a passage with their weights. Free ones are left out where they weigh less than `floor`. */
export function weighedSpans(sheet: Sheet, weights: ArrayLike<number>, floor: number): WeighedSpan[] {
  const proposed = proposedSpans(sheet)
  const found = [...proposed.values()].map((span): WeighedSpan => {
    addProposed(sheet, span)
    return { ...span, weight: weigh(weights) }
  })
  const { starts, ends, inner } = bordersOf(sheet, weights)
  forFreeSpans(sheet, (start, end, first, last) => {
    const within = last > first ? (inner[last] ?? 0) - (inner[first + 1] ?? 0) : 0
    const border = (starts[first] ?? 0) + (ends[last] ?? 0) + within
    if (border < floor || proposed.has(keyOf(start, end))) return
    addWhole(sheet, evenExtent(start, end, first, last), FREE)
    const weight = border + weigh(weights)
    if (weight >= floor) found.push({ start, end, proposals: [], weight })
  })
  return found
}

/** The weights of each word as the first and the last of a free span, and the sums of those inside. */
function bordersOf(sheet: Sheet, weights: ArrayLike<number>) {
  const { words } = sheet.passage
  const starts = new Float64Array(words.length)
  const ends = new Float64Array(words.length)
  const inner = new Float64Array(words.length + 1)
  for (const [at, { start, end, tag }] of words.entries()) {
    starts[at] = ends[at] = Number.NEGATIVE_INFINITY
    if (!sheet.isStop[at] && !sheet.isQuote[at] && !NO_BORDER.has(tag.charAt(0))) {
      const extent = evenExtent(start, end, at, at)
      addStart(sheet, extent, FREE)
      starts[at] = weigh(weights)
      addEnd(sheet, extent, FREE)
      ends[at] = weigh(weights)
    }
    addInner(sheet, at, FREE)
    inner[at + 1] = (inner[at] ?? 0) + weigh(weights)
  }
  return { starts, ends, inner }
}

function evenExtent(start: number, end: number, first: number, last: number): Extent {
  return { start, end, first, last, cutsFirst: false, cutsLast: false }
}

/** The spans of a passage with their features, for training. */
export function featuredSpans(sheet: Sheet): FeaturedSpan[] {
  const proposed = proposedSpans(sheet)
  const found = [...proposed.values()].map((span): FeaturedSpan => {
    addProposed(sheet, span)
    return { ...span, features: take() }
  })
  forFreeSpans(sheet, (start, end, first, last) => {
    if (proposed.has(keyOf(start, end))) return
    const extent = evenExtent(start, end, first, last)
    addStart(sheet, extent, FREE)
    addEnd(sheet, extent, FREE)
    for (let at = first + 1; at < last; at += 1) addInner(sheet, at, FREE)
    addWhole(sheet, extent, FREE)
    found.push({ start, end, proposals: [], features: take() })
  })
  return found
}

function addProposed(sheet: Sheet, span: Span): void {
  const { words } = sheet.passage
  const { start, end } = span
  const first = wordIndexAt(words, start)
  const last = wordIndexAt(words, end - 1)
  const cutsFirst = words[first]?.start !== start
  const cutsLast = words[last]?.end !== end
  const kind = { isProposed: true, type: TYPES.get(surestOf(span)?.type ?? '') ?? 0 }
  const extent = { start, end, first, last, cutsFirst, cutsLast }
  addStart(sheet, extent, kind)
  addEnd(sheet, extent, kind)
  for (let at = first + 1; at < last; at += 1) addInner(sheet, at, kind)
  addWhole(sheet, extent, kind)
  addRules(sheet, span, extent)
}

const code = (folded: string, at: number) => folded.charCodeAt(at) || 1
const answer = (isSo: boolean) => (isSo ? 1 : 2)

/** The types of proposals that are shorter, or longer, than a span with the same border, as bits. */
function typesOf(proposals: readonly Candidate[] | undefined, length: number, isLonger: boolean): number {
  let types = 0
  if (!proposals) return types
  for (const { start, end, type } of proposals)
    if (end - start !== length && end - start > length === isLonger) types |= 1 << (TYPES.get(type) ?? 0)
  return types
}

function addStart(sheet: Sheet, { start, first, cutsFirst }: Extent, { isProposed, type }: Kind): void {
  const { words, tags, endsAt } = sheet
  const { folded } = sheet.passage
  const kind = answer(isProposed)
  const word = words[first] ?? 0
  const tag = tags[first] ?? 0
  const before = cutsFirst ? INSIDE : (words[first - 1] ?? OUTSIDE)
  const tagBefore = cutsFirst ? INSIDE : (tags[first - 1] ?? OUTSIDE)
  const here = code(folded, start)
  const left = code(folded, start - 1)
  add(1, word, answer(cutsFirst))
  add(2, tag, answer(cutsFirst), kind)
  add(3, before)
  add(4, tagBefore, kind)
  add(5, tagBefore, tag, type)
  add(6, before, tag)
  add(7, before, word)
  add(8, here, type)
  add(9, here, code(folded, start + 1))
  add(10, left)
  add(11, code(folded, start - 2), left)
  add(12, left, here)
  add(13, left, type, kind)
  add(14, typesOf(endsAt.get(start), 0, true), type, kind)
}

function addEnd(sheet: Sheet, { end, last, cutsLast }: Extent, { isProposed, type }: Kind): void {
  const { words, tags, startsAt } = sheet
  const { folded } = sheet.passage
  const kind = answer(isProposed)
  const word = words[last] ?? 0
  const tag = tags[last] ?? 0
  const after = cutsLast ? INSIDE : (words[last + 1] ?? OUTSIDE)
  const tagAfter = cutsLast ? INSIDE : (tags[last + 1] ?? OUTSIDE)
  const here = code(folded, end - 1)
  const right = code(folded, end)
  add(21, word, answer(cutsLast), type)
  add(22, tag, answer(cutsLast), kind)
  add(23, after)
  add(24, tagAfter, kind)
  add(25, tagAfter, tag, type)
  add(26, after, tag)
  add(27, after, word)
  add(28, here, type)
  add(29, code(folded, end - 2), here)
  add(30, right)
  add(31, right, code(folded, end + 1))
  add(32, here, right)
  add(33, right, type, kind)
  add(34, typesOf(startsAt.get(end), 0, true), type, kind)
}

function addInner({ words, tags }: Sheet, at: number, { isProposed }: Kind): void {
  add(41, words[at] ?? 0)
  add(42, tags[at] ?? 0, answer(isProposed))
}

/** What only both borders together tell: length, the run of tags, how the proposals of rules lie around. */
function addWhole(sheet: Sheet, extent: Extent, { isProposed, type }: Kind): void {
  const { tags, startsAt, endsAt, passage } = sheet
  const { folded } = passage
  const { start, end, first, last } = extent
  const kind = answer(isProposed)
  const length = Math.min(end - start, 12)
  const words = last - first + 1
  add(51, kind, type)
  add(52, length, kind, type)
  add(53, Math.min(words, 8), kind)
  add(54, tags[first] ?? 0, tags[last] ?? 0, Math.min(words, 4))
  let sequence = 7
  for (let at = first; at <= last && at < first + 7; at += 1) sequence = mix(sequence, tags[at] ?? 0)
  add(55, sequence)
  add(56, sequence, tags[first - 1] ?? OUTSIDE)
  add(57, sequence, tags[last + 1] ?? OUTSIDE)
  add(58, code(folded, start - 1), code(folded, end))
  const atStart = typesOf(startsAt.get(start), end - start, false)
  const atEnd = typesOf(endsAt.get(end), end - start, false)
  const around = aroundOf(sheet, start, end)
  add(59, atStart, type, kind)
  add(60, atEnd, type, kind)
  add(61, typesOf(startsAt.get(start), end - start, true), type, kind)
  add(62, typesOf(endsAt.get(end), end - start, true), type, kind)
  add(63, around, kind)
  add(64, around, type, kind + 4 * answer(atStart > 0) + 16 * answer(atEnd > 0))
  add(
    68,
    answer(QUOTES.has(folded.charAt(start - 1))) + 4 * answer(QUOTES.has(folded.charAt(end))),
    type,
    kind,
  )
}

/** Whether proposals reach over the span from the left or the right, as far as it or into it. */
function aroundOf({ reachFrom, reachTo }: Sheet, start: number, end: number): number {
  const reach = reachFrom[start] ?? 0
  const back = reachTo[end] ?? 0
  const left = reach > end ? 3 : reach === end ? 2 : Number(reach > start)
  const right = back < start ? 3 : back === start ? 2 : Number(back < end)
  return left * 4 + right
}

function addRules(sheet: Sheet, { proposals }: Span, { start, end, first, last }: Extent): void {
  const { tags, startsAt, reachFrom } = sheet
  const isExtended = (startsAt.get(start) ?? []).some((own) => own.end < end)
  const isReached = (reachFrom[start] ?? 0) > start
  for (const { rule, score } of proposals.slice(0, 8)) {
    const id = RULES.get(rule) ?? 0
    add(71, id)
    add(72, id, Math.round(score * 20))
    add(73, id, Math.min(end - start, 8))
    add(74, id, tags[first - 1] ?? OUTSIDE)
    add(75, id, tags[first] ?? 0)
    add(76, id, tags[last + 1] ?? OUTSIDE)
    add(77, id, answer(isExtended), answer(isReached))
  }
  add(78, Math.min(proposals.length, 3))
}
