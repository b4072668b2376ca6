import { around, sharedHeight, type Run, type SetBlock, type SetLine } from './run'

/** The room between two characters of a vertical line, in em. */
const ROOM_MAX = 1.2

/**
 * Takes characters that stand one below the other, closer than to anything beside them, out of the runs: each stack of at
 * least three is a vertical line.
 */
export function takeStacks(runs: readonly Run[]): { stacks: SetLine[]; rest: Run[] } {
  const byPlace = new Map<number, Run[]>()
  const keyOf = ({ x }: Run) => Math.floor(x / BUCKET)
  for (const run of runs) byPlace.set(keyOf(run), [...(byPlace.get(keyOf(run)) ?? []), run])
  const near = (run: Run) => [-1, 0, 1].flatMap((step) => byPlace.get(keyOf(run) + step) ?? [])
  const below = new Map<Run, Run>()
  for (const run of runs) {
    if (!isSingle(run)) continue
    const [next] = near(run)
      .filter((other) => isBelow(run, other))
      .toSorted((one, other) => one.y - other.y)
    const room = next ? next.y - run.y - run.size : 0
    if (next && ![run, next].some((glyph) => hasNeighbour(glyph, runs, room))) below.set(run, next)
  }
  const inner = new Set(below.values())
  const chains = [...below.keys()].filter((run) => !inner.has(run)).map((first) => chainFrom(first, below))
  const stacks = chains.filter(({ length }) => length >= 3)
  const taken = new Set(stacks.flat())
  return { stacks: stacks.map(toStack), rest: runs.filter((run) => !taken.has(run)) }
}

/** Points from side to side that are looked at together; stacked characters differ by less. */
const BUCKET = 8

const isSingle = ({ text }: Run) => [...text.trim()].length === 1 && /[\p{Script=Han}\p{P}]/u.test(text)

function isBelow(run: Run, other: Run): boolean {
  if (!isSingle(other) || Math.abs(run.size - other.size) > 0.1 * run.size) return false
  if (Math.abs(run.x - other.x) > Math.min(0.25 * run.size, BUCKET)) return false
  const room = other.y - run.y - run.size
  return room > -0.2 * run.size && room < ROOM_MAX * run.size
}

/** Whether something on the same baseline is at least as near as what is below. */
function hasNeighbour(run: Run, runs: readonly Run[], room: number): boolean {
  return runs.some((other) => {
    if (other === run || Math.abs(other.y - run.y) > 0.3 * run.size) return false
    const gap = Math.max(other.x - run.x - run.width, run.x - other.x - other.width)
    return gap <= Math.max(room, 0) + 0.1 * run.size
  })
}

function chainFrom(first: Run, below: ReadonlyMap<Run, Run>): Run[] {
  const chain = [first]
  for (let next = below.get(first); next && chain.length < 1000; next = below.get(next)) chain.push(next)
  return chain
}

function toStack(stack: readonly Run[]): SetLine {
  const boxes = stack.map(({ x, y, size }) => ({
    left: x,
    right: x + size,
    top: y - 0.88 * size,
    bottom: y + 0.12 * size,
  }))
  const [first] = stack
  return {
    ...around(boxes),
    text: stack.map(({ text }) => text.trim()).join(''),
    size: first?.size ?? 0,
    baseline: first?.y ?? 0,
    isVertical: true,
  }
}

/** Vertical runs, those below each other joined. */
export function toVerticalLines(runs: readonly Run[]): SetLine[] {
  const lines: SetLine[] = []
  for (const run of runs.toSorted((one, other) => one.y - other.y)) {
    const { x, y, width, size } = run
    const open = lines.find(
      (line) =>
        Math.abs((line.left + line.right) / 2 - x) < 0.3 * size && Math.abs(y - line.bottom) < 1.2 * size,
    )
    if (open) {
      open.text += run.text.trim()
      open.bottom = Math.max(open.bottom, y + width)
    } else {
      const box = { left: x - size / 2, right: x + size / 2, top: y, bottom: y + width }
      lines.push({ ...box, text: run.text.trim(), size, baseline: y, isVertical: true })
    }
  }
  return lines
}

/** Vertical lines that stand beside each other are one block, read from right to left. */
export function toVerticalBlocks(lines: readonly SetLine[]): SetBlock[] {
  const blocks: SetLine[][] = []
  for (const line of lines.toSorted((one, other) => other.left - one.left)) {
    const open = blocks.find((block) => isBeside(block.at(-1), line))
    if (open) open.push(line)
    else blocks.push([line])
  }
  return blocks.map((block) => ({ ...around(block), lines: block, size: block[0]?.size ?? 0 }))
}

function isBeside(right: SetLine | undefined, line: SetLine): boolean {
  if (!right || Math.abs(right.size - line.size) > 0.12 * line.size) return false
  const shorter = Math.min(right.bottom - right.top, line.bottom - line.top)
  return right.left - line.right < 1.5 * line.size && sharedHeight(right, line) > 0.5 * shorter
}
