import { around, sharedWidth, type SetBlock, type SetLine } from './run'

/** Lines of one block are set in one size, give or take this share of it. */
const SIZE_TOLERANCE = 0.12
/** The room between two lines of a block, in em of the smaller. */
const LEADING_MAX = 0.95

/** Lines to blocks: each line with the one straight below it, when both have one size and stand close. */
export function toSetBlocks(lines: readonly SetLine[]): SetBlock[] {
  const sorted = lines.toSorted((one, other) => one.top - other.top || one.left - other.left)
  const below = new Map<SetLine, SetLine>()
  const above = new Map<SetLine, SetLine>()
  sorted.forEach((line, at) => {
    const next = nearestBelow(line, sorted, at)
    if (!next || above.has(next)) return
    below.set(line, next)
    above.set(next, line)
  })
  return sorted.filter((line) => !above.has(line)).map((first) => toBlock(first, below))
}

/** The line that goes on with this one; null when two do, or when what is nearest is something else. */
function nearestBelow(line: SetLine, sorted: readonly SetLine[], at: number): SetLine | null {
  const reach = line.bottom + LEADING_MAX * line.size
  const found: SetLine[] = []
  for (const other of sorted.slice(at + 1)) {
    if (other.top > reach) break
    if (other.top < line.bottom - 0.4 * line.size || sharedWidth(line, other) <= 0) continue
    if (found.some((nearer) => sharedWidth(nearer, other) > 0)) continue
    found.push(other)
  }
  const [next] = found
  return found.length === 1 && next && goesOn(line, next) ? next : null
}

function goesOn(line: SetLine, next: SetLine): boolean {
  const smaller = Math.min(line.size, next.size)
  if (Math.abs(line.size - next.size) > SIZE_TOLERANCE * smaller) return false
  if (next.top - line.bottom > LEADING_MAX * smaller) return false
  const narrower = Math.min(line.right - line.left, next.right - next.left)
  return sharedWidth(line, next) > 0.5 * narrower
}

function toBlock(first: SetLine, below: ReadonlyMap<SetLine, SetLine>): SetBlock {
  const lines = [first]
  for (let next = below.get(first); next; next = below.get(next)) lines.push(next)
  return { ...around(lines), lines, size: first.size }
}
