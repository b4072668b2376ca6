import type { Candidate, Passage } from './candidate'
import { creditRanges } from './find-persons'
import { countNames, readNames } from './learned/person-features'
import { probability, toLinearModel } from './learned/linear-model'
import weights from './learned/person-weights.json' with { type: 'json' }

const model = toLinearModel(weights)

/** A name that is as likely right as wrong is worth a look; below it is not. */
const LIKELY = 0.5

/**
 * People whom no office and no verb of speech announces: what a family name opens, judged by its characters, its
 * neighbours and how the dictionary cuts it, with weights learned from annotated pages. The score is the likelihood.
 */
export function findLikelyPersons(passages: readonly Passage[]): Map<Passage, Candidate[]> {
  const counts = countNames(passages)
  return new Map(passages.map((passage) => [passage, likelyIn(passage, counts)]))
}

function likelyIn(passage: Passage, counts: ReadonlyMap<string, number>): Candidate[] {
  const credits = creditRanges(passage.folded)
  const likely = readNames(passage, counts).flatMap(({ start, end, features }): Candidate[] => {
    const score = probability(model, features)
    const isCredit = credits.some(([from, to]) => start >= from && start < to)
    if (score < LIKELY || isCredit) return []
    return [{ start, end, type: 'person', canonical: null, rule: 'person.likely', score: rounded(score) }]
  })
  return likely.filter(
    (own) =>
      !likely.some((other) => other.start < own.end && own.start < other.end && other.score > own.score),
  )
}

/** No likelihood of so few examples is worth more than two digits, or is a certainty. */
function rounded(score: number): number {
  return Math.min(0.97, Math.round(score * 100) / 100)
}
