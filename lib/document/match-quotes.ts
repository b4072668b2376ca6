/** Two whole texts are compared this far either side. */
const REACH = 256
/** The next block tells little of a mark: a block that came between, or one that moved, changes nothing about it. */
const REACH_ACROSS = 8
/** Context that a place must share with the mark; figures are asked for more. */
const FLOOR = { entity: 8, metric: 16 } as const
/** By how much it must beat every other place, in characters and in parts of what it shares. */
const MARGIN = { entity: 3, metric: 6 } as const
const MARGIN_PART = 0.25
/** Words that were changed are found between so much of what stood before and behind them. */
const BRACKET = 8
const SIMILAR_FROM = 0.5

type Stretch = { start: number; end: number }
export type Quoted = Stretch & { id: string; kind: 'entity' | 'metric' }

/** Where a mark's words stand now; `near` are other words in the same place. Else why they cannot be told. */
export type Match = ({ kind: 'exact' | 'near' } & Stretch) | { kind: 'words-gone' } | { kind: 'ambiguous' }

/** How many characters two texts share from two places on, backwards (`step` -1) or forwards (1). */
function shared(a: string, atA: number, b: string, atB: number, step: 1 | -1): number {
  let length = 0
  let reach = REACH
  while (length < reach) {
    const letter = a[atA + step * length]
    if (letter === undefined || letter !== b[atB + step * length]) return length
    length += 1
    if (letter === '\n') reach = Math.min(reach, length + REACH_ACROSS)
  }
  return length
}

/** How much context the same words share in two places. */
const sharedAround = (a: string, atA: number, b: string, atB: number, length: number): number =>
  shared(a, atA - 1, b, atB - 1, -1) + shared(a, atA + length, b, atB + length, 1)

const isClear = (kind: Quoted['kind'], score: number, next: number): boolean =>
  score >= FLOOR[kind] && score - next >= Math.max(MARGIN[kind], MARGIN_PART * score)

/** Every place of the words in a text, overlapping ones included, without those that touch a closed stretch. */
function placesOf(text: string, words: string, closed: readonly Stretch[] = []): number[] {
  const places: number[] = []
  if (words === '') return places
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
    if (!closed.some(({ start, end }) => at < end && at + words.length > start)) places.push(at)
  return places
}

type Texts = {
  before: string
  after: string
  /** Stretches of which it is known what they were: nothing else is looked for in them. */
  closedAfter?: readonly Stretch[]
}

/** Pairs of places that are all compared; beyond, only those that share a key of context are. */
const DENSE_MAX = 10_000
const KEY = 8
/** So many places with the same context are no context. */
const ALIKE_MAX = 64

type Table = {
  own: number[]
  now: number[]
  /** How much context each place before shares with places after, by index; only of pairs that were compared. */
  rows: Map<number, number>[]
  /** No pair that was not compared shares more. */
  unseen: number
}

function scoreTable({ before, after, closedAfter }: Texts, quote: string): Table {
  const own = placesOf(before, quote)
  const now = placesOf(after, quote, closedAfter)
  const isDense = own.length * now.length <= DENSE_MAX
  const all = now.map((_, at) => at)
  const alike = isDense ? () => all : alikeIn(after, now, quote.length)
  let unseen = isDense ? 0 : 2 * (KEY - 1)
  const rows = own.map((was) => {
    const candidates = unseen === Infinity ? [] : alike(before, was)
    if (!isDense && candidates.length > ALIKE_MAX) unseen = Infinity
    if (unseen === Infinity) return new Map<number, number>()
    return new Map(candidates.map((at) => [at, sharedAround(before, was, after, now[at] ?? 0, quote.length)]))
  })
  return { own, now, rows, unseen }
}

/** Finds the places after that share at least a key of context on one side with a place before. */
function alikeIn(after: string, now: readonly number[], length: number) {
  const keysAt = (text: string, at: number) => [
    `<${text.slice(Math.max(0, at - KEY), at)}`,
    `>${text.slice(at + length, at + length + KEY)}`,
  ]
  const byKey = new Map<string, number[]>()
  now.forEach((place, index) => {
    for (const key of keysAt(after, place)) {
      const places = byKey.get(key)
      if (places) places.push(index)
      else byKey.set(key, [index])
    }
  })
  return (before: string, was: number): number[] => [
    ...new Set(keysAt(before, was).flatMap((key) => byKey.get(key) ?? [])),
  ]
}

/**
 * The place that one occurrence became: the one that shares most context with it, if that is enough, clearly more than any
 * other place shares with it, and clearly more than any other occurrence shares with that place. So words that were taken
 * out are never found in a lookalike that had been there all along.
 */
function mutualBest({ own, now, rows, unseen }: Table, start: number, kind: Quoted['kind']): number | null {
  const at = own.indexOf(start)
  const row = rows[at]
  const [best, next] = [...(row ?? [])].toSorted(([, a], [, b]) => b - a)
  if (!best || !isClear(kind, best[1], Math.max(next?.[1] ?? 0, unseen))) return null
  const [place, score] = best
  const rival = rows.reduce(
    (most, other, index) => (index === at ? most : Math.max(most, other.get(place) ?? 0)),
    0,
  )
  return isClear(kind, score, Math.max(rival, unseen)) ? (now[place] ?? null) : null
}

/** How alike two words are, from 0 to 1: one less the edit distance (Levenshtein) in parts of the longer. */
function likeness(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length, 1)
}

/** Other words between exactly what stood before and behind the mark, alike enough and in one place alone. */
function nearMatch({ before, after, closedAfter = [] }: Texts, { start, end }: Stretch): Stretch | null {
  const left = before.slice(Math.max(0, start - BRACKET), start)
  const right = before.slice(end, end + BRACKET)
  if (left.length < BRACKET || right.length < BRACKET) return null
  const quote = before.slice(start, end)
  const found: Stretch[] = []
  for (const at of placesOf(after, left)) {
    const from = at + left.length
    const to = after.indexOf(right, from)
    const words = after.slice(from, to)
    if (to <= from || words.length > 2 * quote.length + BRACKET || words.includes('\n')) continue
    if (closedAfter.some((closed) => from < closed.end && to > closed.start)) continue
    if (likeness(quote, words) >= SIMILAR_FROM) found.push({ start: from, end: to })
  }
  const [only] = found
  return only && found.length === 1 ? only : null
}

/**
 * Finds marks of one text in another that was made of it by anybody, by their words and what stands around them (the W3C
 * TextQuoteSelector with both texts at hand). Never guesses: words that could be two places are `ambiguous`. A mention's
 * words may have changed (`near`) where both sides stayed; a figure's never. Linear in the texts, and for words that
 * stand in many places in the product of how many there are before and after.
 */
export function matchQuotes(texts: Texts, marks: readonly Quoted[]): Map<string, Match> {
  const tables = new Map<string, Table>()
  const matches = new Map<string, Match>()
  for (const { id, kind, start, end } of marks) {
    const quote = texts.before.slice(start, end)
    const table = tables.get(quote) ?? scoreTable(texts, quote)
    tables.set(quote, table)
    const at = mutualBest(table, start, kind)
    if (at !== null) matches.set(id, { kind: 'exact', start: at, end: at + quote.length })
    else if (table.now.length > 0) matches.set(id, { kind: 'ambiguous' })
    else {
      const near = kind === 'entity' ? nearMatch(texts, { start, end }) : null
      matches.set(id, near ? { kind: 'near', ...near } : { kind: 'words-gone' })
    }
  }
  return matches
}

/** The words of a mark that is not in the text any more, and what stood around them. */
export type QuoteAnchor = { kind: Quoted['kind']; quote: string; before: string; after: string }

/**
 * The one place of an anchor's words in a text, or null: it must share enough context, clearly more than any other place.
 * `isOpen` says where it may be looked for.
 */
export function findQuote(
  text: string,
  { kind, quote, before, after }: QuoteAnchor,
  isOpen: (place: Stretch) => boolean,
): Stretch | null {
  const whole = before + quote + after
  const at = before.length
  const scored = placesOf(text, quote).map((start) => {
    const score = sharedAround(whole, at, text, start, quote.length)
    return { start, end: start + quote.length, score }
  })
  const [best, next] = scored.toSorted((a, b) => b.score - a.score)
  if (!best || !isClear(kind, best.score, next?.score ?? 0) || !isOpen(best)) return null
  return { start: best.start, end: best.end }
}
