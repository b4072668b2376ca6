import type { SplittingReason } from '../splitting-rules'
import { reasonOfFeature } from './feature-reason'
import { readLabels, toLineModel, unpackWeights } from './label-model'
import type { LineModel } from './label-model'
import type { LineLabel } from './line-labels'
import { toEvidence } from './line-features'
import stored from './line-weights.json' with { type: 'json' }
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'

/** What a line is, how sure that is (0 to 1), and what speaks for it. */
export type LineReading = { label: LineLabel; score: number; reason: SplittingReason }
/** Says what each line of a page is; one reading for each line. */
export type LineReader = (lines: readonly PageLine[], habits: PageHabits) => LineReading[]

/** The reader that a line model makes. */
export function toLineReader(model: LineModel): LineReader {
  const reasonOf = rememberedReasons()
  return (lines, habits) => {
    return readLabels(model, toEvidence(lines, habits)).map(({ label, score, because }) => ({
      label,
      score,
      reason: because === null ? 'sequence' : reasonOf(because),
    }))
  }
}

/** Features are few, lines many. */
function rememberedReasons(): (feature: string) => SplittingReason {
  const known = new Map<string, SplittingReason>()
  return (feature) => {
    const reason = known.get(feature) ?? reasonOfFeature(feature)
    known.set(feature, reason)
    return reason
  }
}

/** Reads lines with the weights that `npm run train-lines` left. */
export const readLines: LineReader = toLineReader(toLineModel(unpackWeights(stored)))
