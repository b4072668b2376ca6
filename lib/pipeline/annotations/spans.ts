import type { Candidate } from './candidate'
import type { Sheet } from './span-sheet'

/** The longest run of words that is looked at where no rule proposes a name. */
const MOST_WORDS = 6
const MOST_CHARACTERS = 20

/** A stretch of a passage that may be a name: one that rules propose, or any run of words (`proposals` is empty). */
export type Span = { start: number; end: number; proposals: readonly Candidate[] }

/** Of the proposals for a span the surest; null where no rule proposes it. */
export function surestOf({ proposals }: Span): Candidate | null {
  let best: Candidate | null = null
  for (const own of proposals) if (!best || own.score > best.score) best = own
  return best
}

/** Tells spans of one passage apart. */
export function keyOf(start: number, end: number): number {
  return start * 1024 + Math.min(end - start, 1023)
}

/** The spans that rules propose, each with all that propose it. */
export function proposedSpans({ proposals }: Sheet): Map<number, Span & { proposals: Candidate[] }> {
  const spans = new Map<number, Span & { proposals: Candidate[] }>()
  for (const own of proposals) {
    const { start, end } = own
    const known = spans.get(keyOf(start, end))
    if (known) known.proposals.push(own)
    else spans.set(keyOf(start, end), { start, end, proposals: [own] })
  }
  return spans
}

/** Visits every run of words that goes over no mark: its offsets, and the numbers of its first and last word. */
export function forFreeSpans(
  { passage: { words }, isStop, isQuote }: Sheet,
  visit: (start: number, end: number, first: number, last: number) => void,
): void {
  for (let first = 0; first < words.length; first += 1) {
    if (isStop[first] || isQuote[first]) continue
    const start = words[first]?.start ?? 0
    for (let last = first; last < words.length && last < first + MOST_WORDS; last += 1) {
      if (isStop[last]) break
      const end = words[last]?.end ?? 0
      if (end - start > MOST_CHARACTERS) break
      if (!isQuote[last] && end - start > 1) visit(start, end, first, last)
    }
  }
}
