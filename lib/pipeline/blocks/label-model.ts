import type { FeatureGroup } from './feature-group'
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
/** Weights of less, in hundredths, say next to nothing. */
const negligible = 5

/**
 * The weights as they are stored: without features that say next to nothing, and of each situation only the steps that
 * say something, each as its place from label × to label and its weight. They are few.
 */
export function packWeights({ features, steps }: StoredWeights): StoredWeights {
  const saysSomething = (weight: number) => Math.abs(weight) >= negligible
  return {
    features: Object.fromEntries(
      Object.entries(features).filter(([, weights]) => weights.some(saysSomething)),
    ),
    steps: Object.fromEntries(
      Object.entries(steps).map(([name, weights]) => [
        name,
        weights.flatMap((weight, at) => (saysSomething(weight) ? [at, weight] : [])),
      ]),
    ),
  }
}

/** The weights that were packed. */
export function unpackWeights({ features, steps }: StoredWeights): StoredWeights {
  return {
    features,
    steps: Object.fromEntries(Object.entries(steps).map(([name, own]) => [name, unpacked(own)])),
  }
}

function unpacked(pairs: readonly number[]): number[] {
  const weights = Array.from({ length: labels * labels }, () => 0)
  for (let at = 0; at + 1 < pairs.length; at += 2) weights[pairs[at] ?? 0] = pairs[at + 1] ?? 0
  return weights
}

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

/** A page's lines: what speaks for each, and the situations between each and the one before. */
export type Evidence = {
  features: readonly (readonly FeatureGroup[])[]
  situations: readonly FeatureGroup[]
}

export type LabelReading = {
  label: LineLabel
  /** How likely, 0 to 1, all readings of the page considered. */
  score: number
  /** The feature that speaks most for the label and against the next likely one; null when none does: then the other lines decide. */
  because: string | null
}

/** The likeliest labels of a page's lines, all together. Linear in the number of lines. */
export function readLabels(model: LineModel, evidence: Evidence): LabelReading[] {
  const weighted = weightedGroups(model)
  const lines = evidence.features.map((groups) => groups.map(weighted))
  const chain = toChain(model, lines, evidence.situations)
  const { nodes } = labelShares(chain)
  const best = bestLabels(chain)
  return lines.map((groups, index) => {
    const label = best[index] ?? 0
    const other = nextLikely(nodes, index * labels, label)
    return {
      label: LINE_LABELS[label] ?? 'text',
      score: nodes[index * labels + label] ?? 0,
      because: strongestOf(groups, label, other),
    }
  })
}

/** What the features of a group say together for each label, and which of them most for one label against another. */
type WeightedGroup = {
  group: FeatureGroup
  weights: readonly (Float64Array | undefined)[]
  sums: Float64Array
  /** As far as they were asked for, by label × other label. */
  strongest: Map<number, Strongest>
}
type Strongest = { name: string | null; weight: number }

/** Weighs each group once. */
function weightedGroups(model: LineModel): (group: FeatureGroup) => WeightedGroup {
  const known = new Map<FeatureGroup, WeightedGroup>()
  return (group) => {
    const found = known.get(group)
    if (found) return found
    const made = weighGroup(model, group)
    known.set(group, made)
    return made
  }
}

function weighGroup(model: LineModel, group: FeatureGroup): WeightedGroup {
  const sums = new Float64Array(labels)
  const weights = group.map((name) => model.features.get(name))
  for (const own of weights)
    if (own)
      for (let label = 0; label < labels; label += 1) sums[label] = (sums[label] ?? 0) + (own[label] ?? 0)
  return { group, weights, sums, strongest: new Map() }
}

function findStrongest({ group, weights }: WeightedGroup, label: number, other: number): Strongest {
  let best: Strongest = { name: null, weight: 0 }
  for (let index = 0; index < group.length; index += 1) {
    const own = weights[index]
    const weight = (own?.[label] ?? 0) - (own?.[other] ?? 0)
    if (weight > best.weight) best = { name: group[index] ?? null, weight }
  }
  return best
}

function strongestOf(groups: readonly WeightedGroup[], label: number, other: number): string | null {
  let best: Strongest = { name: null, weight: 0 }
  for (const group of groups) {
    let own = group.strongest.get(label * labels + other)
    if (!own) {
      own = findStrongest(group, label, other)
      group.strongest.set(label * labels + other, own)
    }
    if (own.weight > best.weight) best = own
  }
  return best.name
}

function nextLikely(shares: Float64Array, start: number, label: number): number {
  let best = label === 0 ? 1 : 0
  for (let other = 0; other < labels; other += 1)
    if (other !== label && (shares[start + other] ?? 0) > (shares[start + best] ?? 0)) best = other
  return best
}

/** What the features of each line say for each label, and the steps between the lines. */
function toChain(
  model: LineModel,
  lines: readonly (readonly WeightedGroup[])[],
  situations: readonly FeatureGroup[],
): LabelChain {
  const stepsOf = weightedSteps(model)
  const emissions = new Float64Array(lines.length * labels)
  for (let index = 0; index < lines.length; index += 1) {
    const start = index * labels
    for (const { sums } of lines[index] ?? [])
      for (let label = 0; label < labels; label += 1)
        emissions[start + label] = (emissions[start + label] ?? 0) + (sums[label] ?? 0)
  }
  return { labels, length: lines.length, emissions, steps: situations.map(stepsOf) }
}

/** What the situations of a group say together for each step; each group is weighed once. */
function weightedSteps(model: LineModel): (group: FeatureGroup) => Float64Array {
  const known = new Map<FeatureGroup, Float64Array>()
  return (group) => {
    const found = known.get(group)
    if (found) return found
    const sums = new Float64Array(labels * labels)
    for (const name of group)
      for (const [at, weight] of model.steps.get(name)?.entries() ?? []) sums[at] = (sums[at] ?? 0) + weight
    known.set(group, sums)
    return sums
  }
}
