import { normalOf, type Normal } from './fingerprint'
import type { Range } from './model'

/** A passage that both texts hold: ranges of the original texts, UTF-16 code units, and its length in letters, digits and Han. */
export type SharedPassage = { first: Range; second: Range; length: number }

/** Runs by which a passage is found before it is extended. */
const SEED = 12
/** Places of one seed that are tried: what stands everywhere is boilerplate. */
const PLACES = 16
/** A passage counts from this many characters: shorter ones are names and phrases. */
const PASSAGE_MIN = 20
/** A passage that was taken over, and not only quoted, has at least this many. */
export const REUSED_FROM = 80
/** Two texts are printings of one text when they share this much of the shorter one. */
const SAME_FROM = 0.5

/**
 * The passages that two texts share word for word, punctuation, white space and widths aside, in the order of the second
 * text, each as long as it goes and none overlapping another in the second. Found by seeds that are extended both ways:
 * the time is linear in the texts but for seeds that repeat, of which a few places each are tried.
 */
export function sharedPassages(first: string, second: string, shortest = PASSAGE_MIN): SharedPassage[] {
  const [a, b] = [normalOf(first), normalOf(second)]
  const seeds = seedsOf(a.text)
  const passages: SharedPassage[] = []
  let at = 0
  while (at + SEED <= b.text.length) {
    const best = longestAt(a.text, b.text, at, seeds.get(b.text.slice(at, at + SEED)) ?? [])
    if (best.length >= Math.max(SEED, shortest)) {
      passages.push(passageOf(a, b, best.start, at, best.length))
      at += best.length
    } else at += 1
  }
  return passages
}

function seedsOf(text: string): Map<string, number[]> {
  const seeds = new Map<string, number[]>()
  for (let at = 0; at + SEED <= text.length; at += 1) {
    put(seeds, text.slice(at, at + SEED), at)
  }
  return seeds
}

function put(seeds: Map<string, number[]>, seed: string, at: number): void {
  const places = seeds.get(seed)
  if (!places) seeds.set(seed, [at])
  else if (places.length < PLACES) places.push(at)
}

function longestAt(a: string, b: string, at: number, places: readonly number[], bound = a.length) {
  let best = { start: 0, length: 0 }
  for (const start of places) {
    let length = SEED
    const most = Math.min(bound - start, b.length - at)
    while (length < most && a[start + length] === b[at + length]) length += 1
    if (length > best.length) best = { start, length }
  }
  return best
}

const passageOf = (a: Normal, b: Normal, start: number, at: number, length: number): SharedPassage => ({
  first: rangeOf(a, start, length),
  second: rangeOf(b, at, length),
  length,
})

/** From the first character of a run to the last, without the punctuation around it. */
const rangeOf = ({ at, end }: Normal, start: number, length: number): Range => ({
  start: at[start] ?? 0,
  end: end[start + length - 1] ?? 0,
})

/** A passage that a text holds twice. */
export type Repetition = { first: Range; again: Range; length: number }

/** From this many characters a repetition within a page is put before a person: titles and phrases are shorter. */
export const REPEATED_FROM = 60

/**
 * The passages of one text that stand in it before already, word for word: what a damaged page or a reader of print gave
 * out twice. In the order of the text, none overlapping its first occurrence or another.
 */
export function repeatedRanges(original: string, shortest = REPEATED_FROM): Repetition[] {
  const normal = normalOf(original)
  const { text } = normal
  const seeds = new Map<string, number[]>()
  const found: Repetition[] = []
  let at = 0
  let known = 0
  while (at + SEED <= text.length) {
    // Only what ends before this place can be repeated by it.
    for (; known + SEED <= at; known += 1) put(seeds, text.slice(known, known + SEED), known)
    const places = seeds.get(text.slice(at, at + SEED)) ?? []
    const best = longestAt(text, text, at, places, at)
    if (best.length >= Math.max(SEED, shortest)) {
      const { first, second } = passageOf(normal, normal, best.start, at, best.length)
      found.push({
        ...withPunctuation(original, { first, again: second }, found.at(-1)?.again.end ?? 0),
        length: best.length,
      })
      at += best.length
    } else at += 1
  }
  return found
}

/** Two occurrences of a passage with the punctuation that both have around it; the second stays behind `from`. */
function withPunctuation(
  text: string,
  { first, again }: Pick<Repetition, 'first' | 'again'>,
  from: number,
): Pick<Repetition, 'first' | 'again'> {
  const isBoth = (a: number, b: number) => text[a] === text[b] && /^[\p{P}\p{S}]$/u.test(text[a] ?? '')
  let after = 0
  while (first.end + after < again.start && isBoth(first.end + after, again.end + after)) after += 1
  const free = Math.max(from, first.end + after)
  let before = 0
  while (again.start - before > free && isBoth(first.start - before - 1, again.start - before - 1))
    before += 1
  const wider = ({ start, end }: Range) => ({ start: start - before, end: end + after })
  return { first: wider(first), again: wider(again) }
}

export type Likeness = {
  /** Share of the shorter text that both have, 0 to 1. */
  containment: number
  /** The longest passage, in letters, digits and Han. */
  longest: number
  passages: SharedPassage[]
}

/** How much two texts share, measured on the texts themselves. */
export function likenessOf(first: string, second: string): Likeness {
  const passages = sharedPassages(first, second)
  const shorter = Math.min(normalOf(first).text.length, normalOf(second).text.length)
  // A phrase that one text says often is shared once: what counts is what is shared of both.
  const shared = Math.min(
    coveredBy(
      first,
      passages.map((passage) => passage.first),
    ),
    coveredBy(
      second,
      passages.map((passage) => passage.second),
    ),
  )
  return {
    containment: shorter === 0 ? 0 : Math.min(1, shared / shorter),
    longest: Math.max(0, ...passages.map(({ length }) => length)),
    passages,
  }
}

/** How many letters, digits and Han characters of a text the ranges cover together. */
function coveredBy(text: string, ranges: readonly Range[]): number {
  let covered = 0
  let last = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    covered += normalOf(text.slice(Math.max(start, last), Math.max(end, last))).text.length
    last = Math.max(last, end)
  }
  return covered
}

/** Whether two texts are put before a person: printings of one text, or one takes a passage over from the other. */
export const isDuplicate = ({ containment, longest }: Likeness): boolean =>
  containment >= SAME_FROM || longest >= REUSED_FROM
