/** The spans of one passage, of which no two that overlap can both be names. */
export type Lattice<S extends { start: number; end: number }> = {
  length: number
  spans: readonly S[]
  byStart: Order
  byEnd: Order
}
/** The numbers of spans in order of an offset of theirs, and where those of each offset begin. */
type Order = { offsets: Int32Array; first: Int32Array; spans: Int32Array }

export function latticeOf<S extends { start: number; end: number }>(
  length: number,
  spans: readonly S[],
): Lattice<S> {
  const starts = new Int32Array(spans.length)
  const ends = new Int32Array(spans.length)
  for (let index = 0; index < spans.length; index += 1) {
    starts[index] = spans[index]?.start ?? 0
    ends[index] = spans[index]?.end ?? 0
  }
  return { length, spans, byStart: orderOf(length, starts), byEnd: orderOf(length, ends) }
}

function orderOf(length: number, offsets: Int32Array): Order {
  const first = new Int32Array(length + 2)
  for (const offset of offsets) first[offset + 1] = (first[offset + 1] ?? 0) + 1
  for (let at = 1; at < first.length; at += 1) first[at] = (first[at] ?? 0) + (first[at - 1] ?? 0)
  const free = first.slice()
  const spans = new Int32Array(offsets.length)
  for (let index = 0; index < offsets.length; index += 1) {
    const offset = offsets[index] ?? 0
    const at = free[offset] ?? 0
    spans[at] = index
    free[offset] = at + 1
  }
  return { offsets, first, spans }
}

/**
 * How likely each span is a name, when a set of spans without overlap is as likely as the exponential of its weights: a
 * semi-Markov conditional random field (Sarawagi and Cohen 2004), by the forward and backward sums of logarithms.
 */
export function likelihoods<S extends { start: number; end: number }>(
  { length, byStart, byEnd }: Lattice<S>,
  weights: ArrayLike<number>,
): Float64Array {
  const { offsets: starts } = byStart
  const { offsets: ends } = byEnd
  const before = new Float64Array(length + 1)
  for (let at = 1; at <= length; at += 1) {
    let sum = before[at - 1] ?? 0
    const to = byEnd.first[at + 1] ?? 0
    for (let place = byEnd.first[at] ?? 0; place < to; place += 1) {
      const index = byEnd.spans[place] ?? 0
      sum = addLogs(sum, (before[starts[index] ?? 0] ?? 0) + (weights[index] ?? 0))
    }
    before[at] = sum
  }
  const behind = new Float64Array(length + 1)
  for (let at = length - 1; at >= 0; at -= 1) {
    let sum = behind[at + 1] ?? 0
    const to = byStart.first[at + 1] ?? 0
    for (let place = byStart.first[at] ?? 0; place < to; place += 1) {
      const index = byStart.spans[place] ?? 0
      sum = addLogs(sum, (behind[ends[index] ?? 0] ?? 0) + (weights[index] ?? 0))
    }
    behind[at] = sum
  }
  const all = before[length] ?? 0
  const likely = new Float64Array(starts.length)
  for (let index = 0; index < likely.length; index += 1)
    likely[index] = Math.exp(
      (before[starts[index] ?? 0] ?? 0) + (weights[index] ?? 0) + (behind[ends[index] ?? 0] ?? 0) - all,
    )
  return likely
}

function addLogs(first: number, second: number): number {
  const most = Math.max(first, second)
  const least = Math.min(first, second)
  return most - least > 30 ? most : most + Math.log1p(Math.exp(least - most))
}

/** Of all sets of spans without overlap the one with the greatest sum of `worth`, in order; spans worth nothing are left out. */
export function bestSpans<S extends { start: number; end: number }>(
  { length, byStart, byEnd }: Lattice<S>,
  worth: ArrayLike<number>,
): number[] {
  const best = new Float64Array(length + 1)
  const last = new Int32Array(length + 1).fill(-1)
  for (let at = 1; at <= length; at += 1) {
    best[at] = best[at - 1] ?? 0
    const to = byEnd.first[at + 1] ?? 0
    for (let place = byEnd.first[at] ?? 0; place < to; place += 1) {
      const index = byEnd.spans[place] ?? 0
      const sum = (best[byStart.offsets[index] ?? 0] ?? 0) + (worth[index] ?? 0)
      if (sum <= (best[at] ?? 0)) continue
      best[at] = sum
      last[at] = index
    }
  }
  const chosen: number[] = []
  for (let at = length; at > 0;) {
    const index = last[at] ?? -1
    if (index >= 0) chosen.push(index)
    at = index < 0 ? at - 1 : (byStart.offsets[index] ?? 0)
  }
  return chosen.toReversed()
}
