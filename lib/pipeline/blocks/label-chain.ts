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

/** The labelling with the greatest sum (Viterbi). */
export function bestLabels({ labels, length, emissions, steps }: LabelChain): Uint8Array {
  const from = new Uint8Array(length * labels)
  let sums = emissions.slice(0, labels)
  let next = new Float64Array(labels)
  for (let index = 1; index < length; index += 1) {
    const step = steps[index] ?? sums
    for (let to = 0; to < labels; to += 1) {
      let best = -Infinity
      let bestFrom = 0
      for (let label = 0; label < labels; label += 1) {
        const value = (sums[label] ?? 0) + (step[label * labels + to] ?? 0)
        if (value > best) {
          best = value
          bestFrom = label
        }
      }
      from[index * labels + to] = bestFrom
      next[to] = best + (emissions[index * labels + to] ?? 0)
    }
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

function goForward(
  forward: Float64Array,
  nodes: Float64Array,
  step: Float64Array | undefined,
  index: number,
  labels: number,
) {
  const start = index * labels
  for (let to = 0; to < labels; to += 1) {
    let sum = index === 0 ? 1 : 0
    if (step && index > 0)
      for (let label = 0; label < labels; label += 1)
        sum += (forward[start - labels + label] ?? 0) * (step[label * labels + to] ?? 0)
    forward[start + to] = sum * (nodes[start + to] ?? 0)
  }
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
  for (let label = 0; label < labels; label += 1) {
    let sum = isLast ? 1 : 0
    if (step && !isLast)
      for (let to = 0; to < labels; to += 1)
        sum += (step[label * labels + to] ?? 0) * (nodes[after + to] ?? 0) * (backward[after + to] ?? 0)
    backward[start + label] = sum
  }
  scale(backward, start, labels)
}

function scale(values: Float64Array, start: number, labels: number) {
  let sum = 0
  for (let label = 0; label < labels; label += 1) sum += values[start + label] ?? 0
  if (sum <= 0) return
  for (let label = 0; label < labels; label += 1) values[start + label] = (values[start + label] ?? 0) / sum
}
