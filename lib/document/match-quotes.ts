/** Up to so many characters either side are kept with a mark, and decide where nothing else can. */
export const CONTEXT = 32
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

type Table = { own: number[]; now: number[]; scores: number[][] }

/** How much context each place of the words in the text before shares with each place in the text after. */
function scoreTable({ before, after, closedAfter }: Texts, quote: string): Table {
  const own = placesOf(before, quote)
  const now = placesOf(after, quote, closedAfter)
  const { length } = quote
  const scores = own.map((was) => now.map((is) => sharedAround(before, was, after, is, length)))
  return { own, now, scores }
}

function secondBest(values: readonly number[], best: number): number {
  return values.reduce((most, value, at) => (at !== best && value > most ? value : most), -Infinity)
}

/**
 * The place that one occurrence became: the one that shares most context with it, if that is enough, clearly more than any
 * other place shares with it, and clearly more than any other occurrence shares with that place. So words that were taken
 * out are never found in a lookalike that had been there all along.
 */
function mutualBest({ own, now, scores }: Table, start: number, kind: Quoted['kind']): number | null {
  const row = scores[own.indexOf(start)]
  if (!row) return null
  const best = row.reduce((top, value, at) => (value > (row[top] ?? -1) ? at : top), 0)
  const score = row[best]
  if (score === undefined || !isClear(kind, score, secondBest(row, best))) return null
  const column = scores.map((one) => one[best] ?? 0)
  if (!isClear(kind, score, secondBest(column, own.indexOf(start)))) return null
  return now[best] ?? null
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
