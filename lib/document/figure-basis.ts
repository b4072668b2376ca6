import { z } from 'zod'
import type { MetricFields } from '../pipeline/model'

/** The printed words that a figure's fields were confirmed against. */
export const FigureBasis = z.object({
  /** The marked words. */
  text: z.string().max(2000),
  /** The clause around them. */
  clause: z.string().max(20_000),
  /** Words of the fields (subject, period …) that stood in the sentence. */
  words: z.array(z.string().max(2000)).max(4),
})
export type FigureBasis = z.infer<typeof FigureBasis>

type Stretch = { text: string; start: number; end: number }
type Words = Pick<MetricFields, 'indicator' | 'subject' | 'period' | 'scope'>

const CLAUSE_END = /[，,。；;！!？?：:\n]/u
const SENTENCE_END = /[。；;！!？?\n]/u

/** A comma or colon between digits (15,000 · 1:2) ends nothing. */
function endsAt(text: string, at: number, ends: RegExp): boolean {
  if (!ends.test(text[at] ?? '')) return false
  return !(
    /[,:，：]/u.test(text[at] ?? '') &&
    /\d/u.test(text[at - 1] ?? '') &&
    /\d/u.test(text[at + 1] ?? '')
  )
}

function around({ text, start, end }: Stretch, ends: RegExp): string {
  let from = start
  while (from > 0 && !endsAt(text, from - 1, ends)) from -= 1
  let to = end
  while (to < text.length && !endsAt(text, to, ends)) to += 1
  return text.slice(from, to).trim()
}

/** Width, spaces and punctuation say nothing about a figure; digits, points, signs and per cent do. */
const folded = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/(?<=\d),(?=\d{3})/gu, '')
    .replaceAll(/[^\p{L}\p{N}.%‰+~-]/gu, '')

/** What the fields of the figure at `start` to `end` of a block's text are confirmed against now. */
export function basisOf(stretch: Stretch, fields: Words): FigureBasis {
  const sentence = around(stretch, SENTENCE_END)
  const words = [fields.indicator, fields.subject, fields.period, fields.scope]
  return {
    text: stretch.text.slice(stretch.start, stretch.end),
    clause: around(stretch, CLAUSE_END),
    words: [...new Set(words.flatMap((word) => (word && sentence.includes(word) ? [word] : [])))],
  }
}

/**
 * Whether the words of a figure are still those it was confirmed against: the marked words, its clause, and in its
 * sentence the words of its fields. Width, spaces and punctuation may change.
 */
export function isBasisKept(basis: FigureBasis, stretch: Stretch): boolean {
  const sentence = folded(around(stretch, SENTENCE_END))
  return (
    folded(basis.text) === folded(stretch.text.slice(stretch.start, stretch.end)) &&
    folded(basis.clause) === folded(around(stretch, CLAUSE_END)) &&
    basis.words.every((word) => sentence.includes(folded(word)))
  )
}
