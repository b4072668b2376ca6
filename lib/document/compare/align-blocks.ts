import type { TextBlock } from '../body'
import { likenessOf } from './likeness'

/** Two versions of one block, by index; the block that only one version has stands alone. */
export type Pair = { before: number | null; after: number | null }

/** How alike two texts must be to count as one paragraph rewritten, as the share of character pairs they have in common. */
const ALIKE = 0.45

/**
 * Which block became which: by id, then by the same text, then by the most alike. Each block is in exactly one pair; the
 * pairs stand in the order of `after`, what is gone behind what it followed.
 */
export function alignBlocks(before: readonly TextBlock[], after: readonly TextBlock[]): Pair[] {
  const partner = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (at: number, was: number) => {
    partner.set(at, was)
    taken.add(was)
  }
  const findEach = (isSame: (was: TextBlock, now: TextBlock) => boolean) => {
    for (const [at, block] of after.entries()) {
      if (partner.has(at)) continue
      const was = before.findIndex((old, index) => !taken.has(index) && isSame(old, block))
      if (was !== -1) pair(at, was)
    }
  }
  findEach((was, now) => now.id !== '' && was.id === now.id)
  findEach((was, now) => now.text !== '' && was.text === now.text)
  for (const { at, was } of mostAlike(before, after, partner, taken))
    if (!partner.has(at) && !taken.has(was)) pair(at, was)
  return inOrder(before.length, after.length, partner)
}

function mostAlike(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  partner: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
) {
  const old = before.flatMap(({ text }, was) => (taken.has(was) ? [] : [{ was, text }]))
  const likenessTo = likenessOf(old.map(({ text }) => text))
  const candidates = after.flatMap(({ text }, at) => {
    if (partner.has(at)) return []
    const likeness = likenessTo(text)
    return old.map(({ was }, index) => ({ at, was, likeness: likeness[index] ?? 0 }))
  })
  return candidates
    .filter((candidate) => candidate.likeness >= ALIKE)
    .sort((one, other) => other.likeness - one.likeness)
}

function inOrder(befores: number, afters: number, partner: ReadonlyMap<number, number>): Pair[] {
  const pairs = Array.from({ length: afters }, (_, after): Pair => ({
    before: partner.get(after) ?? null,
    after,
  }))
  const placeOf = new Map([...partner].map(([after, before]) => [before, after]))
  const gone = new Map<number, Pair[]>()
  let last = -1
  for (let before = 0; before < befores; before += 1) {
    const after = placeOf.get(before)
    if (after !== undefined) last = after
    else gone.set(last, [...(gone.get(last) ?? []), { before, after: null }])
  }
  return [...(gone.get(-1) ?? []), ...pairs.flatMap((pair, after) => [pair, ...(gone.get(after) ?? [])])]
}

/** The pairs whose blocks stand elsewhere than they did: all but the longest run that kept its order. */
export function movedPairs(pairs: readonly Pair[]): Set<Pair> {
  const both = pairs.filter(({ before, after }) => before !== null && after !== null)
  const kept = new Set(longestRise(both))
  return new Set(both.filter((pair) => !kept.has(pair)))
}

/** The longest subsequence whose `before` rises, by patience sorting. */
function longestRise(pairs: readonly Pair[]): Pair[] {
  const ends: { pair: Pair; previous: number }[][] = []
  for (const pair of pairs) {
    const place = pair.before ?? 0
    const pile = ends.findIndex((held) => (held.at(-1)?.pair.before ?? 0) >= place)
    const at = pile === -1 ? ends.length : pile
    const entry = { pair, previous: (ends[at - 1]?.length ?? 0) - 1 }
    const held = ends[at]
    if (held) held.push(entry)
    else ends.push([entry])
  }
  const run: Pair[] = []
  let index = (ends.at(-1)?.length ?? 0) - 1
  for (let pile = ends.length - 1; pile >= 0; pile -= 1) {
    const entry = ends[pile]?.[index]
    if (!entry) break
    run.unshift(entry.pair)
    index = entry.previous
  }
  return run
}
