/**
 * A chain of positions, each with one of a few labels: what speaks for a label at each position, and for each step from a
 * label to the next one's. Everything is a sum of weights; the likelihood of a labelling is its exponential.
 */
export type LabelChain = {
  labels: number
  length: number
  /** Position × label. */
  emissions: Float64Array
  /** For each position, from label × to label; that of the first is not read. */
  steps: readonly Float64Array[]
}

/** A label whose sum is so far below the best one's leads to no best labelling. */
const hopeless = 60

/** The labelling with the greatest sum (Viterbi). */
export function bestLabels({ labels, length, emissions, steps }: LabelChain): Uint8Array {
  const from = new Uint8Array(length * labels)
  let sums = emissions.slice(0, labels)
  let next = new Float64Array(labels)
  for (let index = 1; index < length; index += 1) {
    const step = steps[index] ?? sums
    const start = index * labels
    const least = (sums[indexOfGreatest(sums)] ?? 0) - hopeless
    next.fill(-Infinity)
    for (let label = 0; label < labels; label += 1) {
      const sum = sums[label] ?? 0
      if (sum < least) continue
      for (let to = 0; to < labels; to += 1) {
        const value = sum + (step[label * labels + to] ?? 0)
        if (value <= (next[to] ?? 0)) continue
        next[to] = value
        from[start + to] = label
      }
    }
    for (let to = 0; to < labels; to += 1) next[to] = (next[to] ?? 0) + (emissions[start + to] ?? 0)
    ;[sums, next] = [next, sums]
  }
  return traceBack(from, indexOfGreatest(sums), labels)
}

function traceBack(from: Uint8Array, last: number, labels: number): Uint8Array {
  const length = from.length / labels
  const path = new Uint8Array(length)
  let label = last
  for (let index = length - 1; index >= 0; index -= 1) {
    path[index] = label
    label = from[index * labels + label] ?? 0
  }
  return path
}

function indexOfGreatest(values: Float64Array): number {
  let best = 0
  for (const [index, value] of values.entries()) if (value > (values[best] ?? 0)) best = index
  return best
}

/** Forward and backward shares of each position, each scaled to a sum of one; their product is the label's likelihood. */
export type Shares = { forward: Float64Array; backward: Float64Array; nodes: Float64Array }

/** How likely each label of each position is, all labellings considered (forward-backward). */
export function labelShares(chain: LabelChain): Shares {
  const { labels, length } = chain
  const nodes = exponentials(chain)
  const likely = new Map<Float64Array, Float64Array>()
  for (const step of chain.steps) if (!likely.has(step)) likely.set(step, step.map(Math.exp))
  const steps = chain.steps.map((step) => likely.get(step) ?? step)
  const forward = new Float64Array(length * labels)
  const backward = new Float64Array(length * labels)
  for (let index = 0; index < length; index += 1) goForward(forward, nodes, steps[index], index, labels)
  for (let index = length - 1; index >= 0; index -= 1)
    goBackward(backward, nodes, steps[index + 1], index, labels, index === length - 1)
  const shares = forward.map((value, at) => value * (backward[at] ?? 0))
  for (let index = 0; index < length; index += 1) scale(shares, index * labels, labels)
  return { forward, backward, nodes: shares }
}

/** Position × label, the greatest of each position 1. */
function exponentials({ labels, length, emissions }: LabelChain): Float64Array {
  const values = new Float64Array(length * labels)
  for (let start = 0; start < values.length; start += labels) {
    let greatest = -Infinity
    for (let label = 0; label < labels; label += 1)
      greatest = Math.max(greatest, emissions[start + label] ?? 0)
    for (let label = 0; label < labels; label += 1)
      values[start + label] = Math.exp((emissions[start + label] ?? 0) - greatest)
  }
  return values
}

/** Shares too small to count for anything are passed over: most lines leave no doubt. */
const negligible = 1e-12

function goForward(
  forward: Float64Array,
  nodes: Float64Array,
  step: Float64Array | undefined,
  index: number,
  labels: number,
) {
  const start = index * labels
  if (index === 0 || !step) forward.fill(1, start, start + labels)
  else
    for (let label = 0; label < labels; label += 1) {
      const share = forward[start - labels + label] ?? 0
      if (share < negligible) continue
      for (let to = 0; to < labels; to += 1)
        forward[start + to] = (forward[start + to] ?? 0) + share * (step[label * labels + to] ?? 0)
    }
  for (let to = 0; to < labels; to += 1)
    forward[start + to] = (forward[start + to] ?? 0) * (nodes[start + to] ?? 0)
  scale(forward, start, labels)
}

function goBackward(
  backward: Float64Array,
  nodes: Float64Array,
  step: Float64Array | undefined,
  index: number,
  labels: number,
  isLast: boolean,
) {
  const start = index * labels
  const after = start + labels
  if (isLast || !step) backward.fill(1, start, after)
  else
    for (let to = 0; to < labels; to += 1) {
      const share = (nodes[after + to] ?? 0) * (backward[after + to] ?? 0)
      if (share < negligible) continue
      for (let label = 0; label < labels; label += 1)
        backward[start + label] = (backward[start + label] ?? 0) + (step[label * labels + to] ?? 0) * share
    }
  scale(backward, start, labels)
}

function scale(values: Float64Array, start: number, labels: number) {
  let sum = 0
  for (let label = 0; label < labels; label += 1) sum += values[start + label] ?? 0
  if (sum <= 0) return
  for (let label = 0; label < labels; label += 1) values[start + label] = (values[start + label] ?? 0) / sum
}
