import { ANNOTATION_RULES } from '../annotation-rules'
import type { Candidate } from './candidate'
import { codeAt, hashOf, isQuoteMark, mix, OUTSIDE, typeBit, TYPE_NUMBERS, type Sheet } from './span-sheet'
import { forFreeSpans, keyOf, proposedSpans, surestOf, type Span } from './spans'
import { wordIndexAt } from './words-of'

/** Features are hashed into so many weights; a power of two. */
export const BUCKETS = 1 << 17

/** A span with how much speaks for it: the sum of its weights. */
export type WeighedSpan = Span & { weight: number }
/** A span with its features, as numbers of weights. */
export type FeaturedSpan = Span & { features: Int32Array }

const RULES = new Map<string, number>(ANNOTATION_RULES.map((rule) => [rule, hashOf(rule)]))
/** Stands for the words around a border that lies inside a word. */
const INSIDE = 5

/** Whether rules propose the span, and the number of its type, 0 where none does. */
type Kind = { isProposed: boolean; type: number }
/** First letters of the tags of words that open and close hardly any name: particles, prepositions, conjunctions, adverbs, pronouns. */
const NO_BORDER = new Set(Array.from('upcdry', (letter) => letter.charCodeAt(0)))
const NO_PROPOSALS: readonly Candidate[] = []
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

/** What is asked about one span, written anew for each: a number for the question and three for the answers. */
const asked = new Int32Array(4 * 1024)

/** Writes down a question and its answers behind the `count` that are there. */
function ask(count: number, question: number, first: number, second = 0, third = 0): void {
  const at = 4 * count
  asked[at] = question
  asked[at + 1] = first
  asked[at + 2] = second
  asked[at + 3] = third
}

/** The number of the feature that a question and its answers are. */
function featureAt(index: number): number {
  const at = 4 * index
  const answers =
    Math.imul(asked[at + 1] ?? 0, 0x2c1b3c6d) ^
    Math.imul((asked[at + 2] ?? 0) + 0x3504f333, 0x297a2d39) ^
    Math.imul((asked[at + 3] ?? 0) + 0x51ed270b, 0x1b56c4e9)
  return mix(answers, asked[at] ?? 0) & (BUCKETS - 1)
}

/** The sum of the weights of the first features that were asked for. */
function weigh(weights: ArrayLike<number>, count: number): number {
  let sum = 0
  for (let index = 0; index < count; index += 1) sum += weights[featureAt(index)] ?? 0
  return sum
}

function take(count: number): Int32Array {
  const features = new Int32Array(count)
  for (let index = 0; index < count; index += 1) features[index] = featureAt(index)
  return features
}

/** The spans of a passage with their weights. Free ones are left out where they weigh less than `floor`. */
export function weighedSpans(sheet: Sheet, weights: ArrayLike<number>, floor: number): WeighedSpan[] {
  const proposed = proposedSpans(sheet)
  const found = [...proposed.values()].map((span): WeighedSpan => {
    return { ...span, weight: weigh(weights, addProposed(sheet, span)) }
  })
  const { starts, ends, inner } = bordersOf(sheet, weights)
  forFreeSpans(sheet, (start, end, first, last) => {
    const within = last > first ? (inner[last] ?? 0) - (inner[first + 1] ?? 0) : 0
    const border = (starts[first] ?? 0) + (ends[last] ?? 0) + within
    if (border < floor || proposed.has(keyOf(start, end))) return
    const count = addWhole(0, sheet, evenExtent(start, end, first, last), FREE)
    const weight = border + weigh(weights, count)
    if (weight >= floor) found.push({ start, end, proposals: NO_PROPOSALS, weight })
  })
  return found
}

/** The weights of each word as the first and the last of a free span, and the sums of those inside. */
function bordersOf(sheet: Sheet, weights: ArrayLike<number>) {
  const { words } = sheet.passage
  const starts = new Float64Array(words.length)
  const ends = new Float64Array(words.length)
  const inner = new Float64Array(words.length + 1)
  let at = -1
  for (const { start, end, tag } of words) {
    at += 1
    starts[at] = ends[at] = Number.NEGATIVE_INFINITY
    if (!sheet.isStop[at] && !sheet.isQuote[at] && !NO_BORDER.has(tag.charCodeAt(0))) {
      const extent = evenExtent(start, end, at, at)
      starts[at] = weigh(weights, addStart(0, sheet, extent, FREE))
      ends[at] = weigh(weights, addEnd(0, sheet, extent, FREE))
    }
    inner[at + 1] = (inner[at] ?? 0) + weigh(weights, addInner(0, sheet, at, FREE))
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
    return { ...span, features: take(addProposed(sheet, span)) }
  })
  forFreeSpans(sheet, (start, end, first, last) => {
    if (proposed.has(keyOf(start, end))) return
    const extent = evenExtent(start, end, first, last)
    let count = addEnd(addStart(0, sheet, extent, FREE), sheet, extent, FREE)
    for (let at = first + 1; at < last; at += 1) count = addInner(count, sheet, at, FREE)
    count = addWhole(count, sheet, extent, FREE)
    found.push({ start, end, proposals: NO_PROPOSALS, features: take(count) })
  })
  return found
}

/** Each of these asks its questions behind the `count` that are there, and answers with how many there are then. */
function addProposed(sheet: Sheet, span: Span): number {
  const { words } = sheet.passage
  const { start, end } = span
  const first = wordIndexAt(words, start)
  const last = wordIndexAt(words, end - 1)
  const cutsFirst = words[first]?.start !== start
  const cutsLast = words[last]?.end !== end
  const kind = { isProposed: true, type: TYPE_NUMBERS.get(surestOf(span)?.type ?? '') ?? 0 }
  const extent = { start, end, first, last, cutsFirst, cutsLast }
  let count = addEnd(addStart(0, sheet, extent, kind), sheet, extent, kind)
  for (let at = first + 1; at < last; at += 1) count = addInner(count, sheet, at, kind)
  return addRules(addWhole(count, sheet, extent, kind), sheet, span, extent)
}

const answer = (isSo: boolean) => (isSo ? 1 : 2)

/** The types of proposals that are shorter, or longer, than a span with the same border, as bits. */
function typesOf(proposals: readonly Candidate[] | undefined, length: number, isLonger: boolean): number {
  let types = 0
  if (!proposals) return types
  for (const { start, end, type } of proposals)
    if (end - start !== length && end - start > length === isLonger) types |= typeBit(type)
  return types
}

function addStart(
  count: number,
  { words, tags, codes, typesEnding }: Sheet,
  { start, first, cutsFirst }: Extent,
  { isProposed, type }: Kind,
): number {
  const kind = answer(isProposed)
  const word = words[first] ?? 0
  const tag = tags[first] ?? 0
  const before = cutsFirst ? INSIDE : (words[first - 1] ?? OUTSIDE)
  const tagBefore = cutsFirst ? INSIDE : (tags[first - 1] ?? OUTSIDE)
  const here = codeAt(codes, start)
  const left = codeAt(codes, start - 1)
  ask(count, 1, word, answer(cutsFirst))
  ask(count + 1, 2, tag, answer(cutsFirst), kind)
  ask(count + 2, 3, before)
  ask(count + 3, 4, tagBefore, kind)
  ask(count + 4, 5, tagBefore, tag, type)
  ask(count + 5, 6, before, tag)
  ask(count + 6, 7, before, word)
  ask(count + 7, 8, here, type)
  ask(count + 8, 9, here, codeAt(codes, start + 1))
  ask(count + 9, 10, left)
  ask(count + 10, 11, codeAt(codes, start - 2), left)
  ask(count + 11, 12, left, here)
  ask(count + 12, 13, left, type, kind)
  ask(count + 13, 14, typesEnding[start] ?? 0, type, kind)
  return count + 14
}

function addEnd(
  count: number,
  { words, tags, codes, typesStarting }: Sheet,
  { end, last, cutsLast }: Extent,
  { isProposed, type }: Kind,
): number {
  const kind = answer(isProposed)
  const word = words[last] ?? 0
  const tag = tags[last] ?? 0
  const after = cutsLast ? INSIDE : (words[last + 1] ?? OUTSIDE)
  const tagAfter = cutsLast ? INSIDE : (tags[last + 1] ?? OUTSIDE)
  const here = codeAt(codes, end - 1)
  const right = codeAt(codes, end)
  ask(count, 21, word, answer(cutsLast), type)
  ask(count + 1, 22, tag, answer(cutsLast), kind)
  ask(count + 2, 23, after)
  ask(count + 3, 24, tagAfter, kind)
  ask(count + 4, 25, tagAfter, tag, type)
  ask(count + 5, 26, after, tag)
  ask(count + 6, 27, after, word)
  ask(count + 7, 28, here, type)
  ask(count + 8, 29, codeAt(codes, end - 2), here)
  ask(count + 9, 30, right)
  ask(count + 10, 31, right, codeAt(codes, end + 1))
  ask(count + 11, 32, here, right)
  ask(count + 12, 33, right, type, kind)
  ask(count + 13, 34, typesStarting[end] ?? 0, type, kind)
  return count + 14
}

function addInner(count: number, { words, tags }: Sheet, at: number, { isProposed }: Kind): number {
  ask(count, 41, words[at] ?? 0)
  ask(count + 1, 42, tags[at] ?? 0, answer(isProposed))
  return count + 2
}

/** What only both borders together tell: length, the run of tags, how the proposals of rules lie around. */
function addWhole(count: number, sheet: Sheet, extent: Extent, { isProposed, type }: Kind): number {
  const { tags, codes, startsAt, endsAt } = sheet
  const { start, end, first, last } = extent
  const kind = answer(isProposed)
  const length = Math.min(end - start, 12)
  const words = last - first + 1
  ask(count, 51, kind, type)
  ask(count + 1, 52, length, kind, type)
  ask(count + 2, 53, Math.min(words, 8), kind)
  ask(count + 3, 54, tags[first] ?? 0, tags[last] ?? 0, Math.min(words, 4))
  let sequence = 7
  for (let at = first; at <= last && at < first + 7; at += 1) sequence = mix(sequence, tags[at] ?? 0)
  ask(count + 4, 55, sequence)
  ask(count + 5, 56, sequence, tags[first - 1] ?? OUTSIDE)
  ask(count + 6, 57, sequence, tags[last + 1] ?? OUTSIDE)
  ask(count + 7, 58, codeAt(codes, start - 1), codeAt(codes, end))
  const atStart = typesOf(startsAt[start], end - start, false)
  const atEnd = typesOf(endsAt[end], end - start, false)
  const around = aroundOf(sheet, start, end)
  ask(count + 8, 59, atStart, type, kind)
  ask(count + 9, 60, atEnd, type, kind)
  ask(count + 10, 61, typesOf(startsAt[start], end - start, true), type, kind)
  ask(count + 11, 62, typesOf(endsAt[end], end - start, true), type, kind)
  ask(count + 12, 63, around, kind)
  ask(count + 13, 64, around, type, kind + 4 * answer(atStart > 0) + 16 * answer(atEnd > 0))
  ask(
    count + 14,
    68,
    answer(isQuoteMark(codeAt(codes, start - 1))) + 4 * answer(isQuoteMark(codeAt(codes, end))),
    type,
    kind,
  )
  return count + 15
}

/** Whether proposals reach over the span from the left or the right, as far as it or into it. */
function aroundOf({ reachFrom, reachTo }: Sheet, start: number, end: number): number {
  const reach = reachFrom[start] ?? 0
  const back = reachTo[end] ?? 0
  const left = reach > end ? 3 : reach === end ? 2 : Number(reach > start)
  const right = back < start ? 3 : back === start ? 2 : Number(back < end)
  return left * 4 + right
}

function addRules(
  count: number,
  sheet: Sheet,
  { proposals }: Span,
  { start, end, first, last }: Extent,
): number {
  const { tags, startsAt, reachFrom } = sheet
  const isExtended = (startsAt[start] ?? []).some((own) => own.end < end)
  const isReached = (reachFrom[start] ?? 0) > start
  let at = count
  for (const { rule, score } of proposals.slice(0, 8)) {
    const id = RULES.get(rule) ?? 0
    ask(at, 71, id)
    ask(at + 1, 72, id, Math.round(score * 20))
    ask(at + 2, 73, id, Math.min(end - start, 8))
    ask(at + 3, 74, id, tags[first - 1] ?? OUTSIDE)
    ask(at + 4, 75, id, tags[first] ?? 0)
    ask(at + 5, 76, id, tags[last + 1] ?? OUTSIDE)
    ask(at + 6, 77, id, answer(isExtended), answer(isReached))
    at += 7
  }
  ask(at, 78, Math.min(proposals.length, 3))
  return at + 1
}
