/** The spans of one passage, of which no two that overlap can both be names. */
export type Lattice<S extends { start: number; end: number }> = {
  length: number
  spans: readonly S[]
  /** The spans that start, and those that end, at an offset. */
  starting: readonly (readonly number[] | undefined)[]
  ending: readonly (readonly number[] | undefined)[]
}

export function latticeOf<S extends { start: number; end: number }>(
  length: number,
  spans: readonly S[],
): Lattice<S> {
  const starting: number[][] = []
  const ending: number[][] = []
  for (const [index, { start, end }] of spans.entries()) {
    ;(starting[start] ??= []).push(index)
    ;(ending[end] ??= []).push(index)
  }
  return { length, spans, starting, ending }
}

/**
 * How likely each span is a name, when a set of spans without overlap is as likely as the exponential of its weights: a
 * semi-Markov conditional random field (Sarawagi and Cohen 2004), by the forward and backward sums of logarithms.
 */
export function likelihoods<S extends { start: number; end: number }>(
  { length, spans, starting, ending }: Lattice<S>,
  weights: ArrayLike<number>,
): Float64Array {
  const before = new Float64Array(length + 1)
  for (let at = 1; at <= length; at += 1) {
    let sum = before[at - 1] ?? 0
    for (const index of ending[at] ?? [])
      sum = addLogs(sum, (before[spans[index]?.start ?? 0] ?? 0) + (weights[index] ?? 0))
    before[at] = sum
  }
  const behind = new Float64Array(length + 1)
  for (let at = length - 1; at >= 0; at -= 1) {
    let sum = behind[at + 1] ?? 0
    for (const index of starting[at] ?? [])
      sum = addLogs(sum, (behind[spans[index]?.end ?? 0] ?? 0) + (weights[index] ?? 0))
    behind[at] = sum
  }
  const all = before[length] ?? 0
  return Float64Array.from(spans, ({ start, end }, index) =>
    Math.exp((before[start] ?? 0) + (weights[index] ?? 0) + (behind[end] ?? 0) - all),
  )
}

function addLogs(first: number, second: number): number {
  const [most, least] = first > second ? [first, second] : [second, first]
  return most - least > 30 ? most : most + Math.log1p(Math.exp(least - most))
}

/** Of all sets of spans without overlap the one with the greatest sum of `worth`, in order; spans worth nothing are left out. */
export function bestSpans<S extends { start: number; end: number }>(
  { length, spans, ending }: Lattice<S>,
  worth: ArrayLike<number>,
): number[] {
  const best = new Float64Array(length + 1)
  const last = new Int32Array(length + 1).fill(-1)
  for (let at = 1; at <= length; at += 1) {
    best[at] = best[at - 1] ?? 0
    for (const index of ending[at] ?? []) {
      const sum = (best[spans[index]?.start ?? 0] ?? 0) + (worth[index] ?? 0)
      if (sum <= (best[at] ?? 0)) continue
      best[at] = sum
      last[at] = index
    }
  }
  const chosen: number[] = []
  for (let at = length; at > 0;) {
    const index = last[at] ?? -1
    if (index >= 0) chosen.push(index)
    at = index < 0 ? at - 1 : (spans[index]?.start ?? 0)
  }
  return chosen.toReversed()
}
