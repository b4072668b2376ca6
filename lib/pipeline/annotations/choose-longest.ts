import type { Candidate } from './candidate'

/** Of candidates that overlap, the longest stays; of equally long ones the surest. In order of place. */
export function chooseLongest(candidates: readonly Candidate[]): Candidate[] {
  const ranked = candidates.toSorted((a, b) => b.end - b.start - (a.end - a.start) || b.score - a.score)
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
