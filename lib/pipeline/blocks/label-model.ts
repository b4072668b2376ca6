import { bestLabels, labelShares } from './label-chain'
import type { LabelChain } from './label-chain'
import { LINE_LABELS } from './line-labels'
import type { LineLabel } from './line-labels'

/** Stored weights, in hundredths: for each feature one for each label, for each situation one from label × to label. */
export type StoredWeights = { features: Record<string, number[]>; steps: Record<string, number[]> }

export type LineModel = {
  features: ReadonlyMap<string, Float64Array>
  /** By the situation between two lines. */
  steps: ReadonlyMap<string, Float64Array>
}

const labels = LINE_LABELS.length
const unit = 100

/** Makes a model of its stored weights. */
export function toLineModel({ features, steps }: StoredWeights): LineModel {
  const read = (weights: Record<string, number[]>) =>
    new Map(
      Object.entries(weights).map(([name, values]) => [
        name,
        Float64Array.from(values, (value) => value / unit),
      ]),
    )
  return { features: read(features), steps: read(steps) }
}

/** A page's lines: what speaks for each, and the situation between each and the one before. */
export type Evidence = { features: readonly (readonly string[])[]; situations: readonly string[] }

export type LabelReading = {
  label: LineLabel
  /** How likely, 0 to 1, all readings of the page considered. */
  score: number
  /** The next likely label. */
  other: LineLabel
}

/** The likeliest labels of a page's lines, all together. Linear in the number of lines. */
export function readLabels(model: LineModel, evidence: Evidence): LabelReading[] {
  const chain = toChain(model, evidence)
  const { nodes } = labelShares(chain)
  return Array.from(bestLabels(chain), (label, index) => ({
    label: LINE_LABELS[label] ?? 'text',
    score: nodes[index * labels + label] ?? 0,
    other: LINE_LABELS[nextLikely(nodes, index * labels, label)] ?? 'text',
  }))
}

function nextLikely(shares: Float64Array, start: number, label: number): number {
  let best = label === 0 ? 1 : 0
  for (let other = 0; other < labels; other += 1)
    if (other !== label && (shares[start + other] ?? 0) > (shares[start + best] ?? 0)) best = other
  return best
}

/** What the features of each line say for each label, and the steps between the lines. */
export function toChain(model: LineModel, { features, situations }: Evidence): LabelChain {
  const neutral = new Float64Array(labels * labels)
  const emissions = new Float64Array(features.length * labels)
  for (const [index, names] of features.entries()) {
    const start = index * labels
    for (const name of names) {
      const weights = model.features.get(name)
      if (!weights) continue
      for (let label = 0; label < labels; label += 1)
        emissions[start + label] = (emissions[start + label] ?? 0) + (weights[label] ?? 0)
    }
  }
  const steps = situations.map((name) => model.steps.get(name) ?? neutral)
  return { labels, length: features.length, emissions, steps }
}

/** The feature that speaks most for a label and against another, or null when none does: then the other lines decide. */
export function strongestFeature(
  model: LineModel,
  names: readonly string[],
  { label, other }: Pick<LabelReading, 'label' | 'other'>,
): string | null {
  const own = LINE_LABELS.indexOf(label)
  const against = LINE_LABELS.indexOf(other)
  let strongest: string | null = null
  let most = 0
  for (const name of names) {
    const weights = model.features.get(name)
    const weight = (weights?.[own] ?? 0) - (weights?.[against] ?? 0)
    if (weight > most) {
      most = weight
      strongest = name
    }
  }
  return strongest
}
