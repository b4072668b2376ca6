import type { Candidate } from './candidate'

/**
 * Of candidates that overlap, the longest stays; of equally long ones what people chose for these words, then the surest.
 * In order of place.
 */
export function chooseLongest(candidates: readonly Candidate[]): Candidate[] {
  const ranked = candidates
    .filter((own) => !isCrossedByAny(own, candidates))
    .toSorted(
      (a, b) =>
        b.end - b.start - (a.end - a.start) ||
        Number(b.rule === 'learned-name') - Number(a.rule === 'learned-name') ||
        b.score - a.score,
    )
  const chosen: Candidate[] = []
  const taken = new Set<number>()
  for (const candidate of ranked) {
    if (isTaken(taken, candidate)) continue
    for (let at = candidate.start; at < candidate.end; at++) taken.add(at)
    chosen.push(candidate)
  }
  return chosen.toSorted((a, b) => a.start - b.start)
}

function isTaken(taken: Set<number>, { start, end }: Candidate): boolean {
  for (let at = start; at < end; at++) if (taken.has(at)) return true
  return false
}

function isCrossedByAny(own: Candidate, candidates: readonly Candidate[]): boolean {
  for (const other of candidates) if (isCrossed(own, other)) return true
  return false
}

/** 副区长路|明谦: of two that cross, neither holding the other, the clearly surer stays. */
function isCrossed(own: Candidate, other: Candidate): boolean {
  const isCrossing =
    (own.start < other.start && other.start < own.end && own.end < other.end) ||
    (other.start < own.start && own.start < other.end && other.end < own.end)
  return isCrossing && other.score >= own.score + 0.08
}
