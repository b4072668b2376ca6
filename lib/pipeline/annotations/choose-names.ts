import type { Candidate, Passage } from './candidate'
import { spanWeights } from './learned/span-weights'
import { weighedSpans, type WeighedSpan } from './span-features'
import { surestOf } from './spans'
import { bestSpans, latticeOf, likelihoods } from './span-lattice'
import { sheetsOf, type Sheet } from './span-sheet'
import { typeOf } from './span-type'

/** Words that no rule proposes are looked at only where they and their borders weigh so much (logarithm of odds). */
const WORTH_A_LOOK = -2
/** A span as likely as this is as good in as out, when right ones missed and wrong ones found weigh the same. */
const EVEN = 0.4
/** What people chose counts for more than what was learned from texts. */
const CHOSEN = 4

/** Of what rules propose, and of all other runs of words, the names that are likeliest together, in order of place. */
export function chooseNames(
  passages: readonly Passage[],
  proposals: ReadonlyMap<Passage, readonly Candidate[]>,
): Map<Passage, Candidate[]> {
  return new Map(sheetsOf(passages, proposals).map((sheet) => [sheet.passage, namesOf(sheet)]))
}

function namesOf(sheet: Sheet): Candidate[] {
  const spans = weighedSpans(sheet, spanWeights, WORTH_A_LOOK)
  const lattice = latticeOf(sheet.passage.folded.length, spans)
  const weights = new Float64Array(spans.length)
  for (const [index, span] of spans.entries()) weights[index] = span.weight + (isChosen(span) ? CHOSEN : 0)
  const likely = likelihoods(lattice, weights)
  const worth = likely.map((likelihood) => likelihood - EVEN)
  return bestSpans(lattice, worth).flatMap((index) => {
    const span = spans[index]
    return span ? [toCandidate(sheet, span, likely[index] ?? 0)] : []
  })
}

const isChosen = ({ proposals }: WeighedSpan) => proposals.some(({ rule }) => rule === 'learned-name')

function toCandidate(sheet: Sheet, span: WeighedSpan, likelihood: number): Candidate {
  const { start, end, proposals } = span
  const chosen = proposals.find(({ rule }) => rule === 'learned-name')
  if (chosen) return chosen
  const score = Math.min(0.99, Math.round(likelihood * 100) / 100)
  const surest = surestOf(span)
  if (surest) return { ...surest, score }
  return { start, end, type: typeOf(sheet, span), canonical: null, rule: 'run.learned', score }
}
