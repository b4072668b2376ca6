import type { SplittingReason } from '../splitting-rules'
import { reasonOfFeature } from './feature-reason'
import { readLabels, strongestFeature, toLineModel } from './label-model'
import type { LineModel } from './label-model'
import type { LineLabel } from './line-labels'
import { toLineFeatures, toSituations } from './line-features'
import stored from './line-weights.json'
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'

/** What a line is, how sure that is (0 to 1), and what speaks for it. */
export type LineReading = { label: LineLabel; score: number; reason: SplittingReason }
/** Says what each line of a page is; one reading for each line. */
export type LineReader = (lines: readonly PageLine[], habits: PageHabits) => LineReading[]

/** The reader that a line model makes. */
export function toLineReader(model: LineModel): LineReader {
  return (lines, habits) => {
    const features = toLineFeatures(lines, habits)
    const readings = readLabels(model, { features, situations: toSituations(lines, habits) })
    return readings.map((reading, index) => {
      const feature = strongestFeature(model, features[index] ?? [], reading)
      const reason = feature === null ? 'sequence' : reasonOfFeature(feature)
      return { label: reading.label, score: reading.score, reason }
    })
  }
}

/** Reads lines with the weights that `npm run train` left. */
export const readLines: LineReader = toLineReader(toLineModel(stored))
