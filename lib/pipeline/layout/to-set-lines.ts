import type { Run, SetLine } from './run'

/** Glyphs reach this far above and below their baseline, in em. */
const ABOVE = 0.88
const BELOW = 0.12

/** A gap up to this is within a line, from the second on it is between columns; what lies between depends on the lines around. In em. */
const SURELY_WITHIN = 0.7
const SURELY_BETWEEN = 1.6
/** Letters of a heading may stand further apart when they do so evenly. */
const LETTER_SPACING = 2.5
/** Room from which on two words are apart, in em. */
const WORD_GAP = 0.2

/**
 * Runs to lines: neighbours on one baseline, unless a column ends between them. Runs must be clean and horizontal; lines
 * come in no order.
 */
export function toSetLines(runs: readonly Run[]): SetLine[] {
  const rows = toRows(runs)
  const gaps = rows.flatMap(gapsOf)
  return rows.flatMap((row) => cutRow(row, (gap) => isGutter(gap, gaps, runs))).map(toLine)
}

/** Runs on one baseline over the whole width of the page, from left to right. */
function toRows(runs: readonly Run[]): Run[][] {
  const rows: { y: number; size: number; runs: Run[] }[] = []
  for (const run of runs.toSorted((one, other) => one.y - other.y)) {
    // A row keeps the baseline of its largest run, so that small shifts cannot add up.
    const row = rows.findLast(({ y }, at) => at >= rows.length - 12 && isOnBaseline(run, y))
    if (!row || Math.abs(run.y - row.y) > 0.25 * Math.min(run.size, row.size))
      rows.push({ y: run.y, size: run.size, runs: [run] })
    else row.runs.push(run)
  }
  return rows.map((row) => row.runs.toSorted((one, other) => one.x - other.x))
}

const isOnBaseline = (run: Run, y: number) => Math.abs(run.y - y) <= 0.25 * run.size

type Gap = { left: number; right: number; y: number; em: number; before: Run; after: Run }

function gapsOf(row: readonly Run[]): Gap[] {
  const gaps: Gap[] = []
  let end = row[0]
  for (const run of row.slice(1)) {
    if (!end) break
    const [left, right] = [end.x + end.width, run.x]
    const em = Math.min(end.size, run.size)
    if (right - left > SURELY_WITHIN * em) gaps.push({ left, right, y: run.y, em, before: end, after: run })
    if (run.x + run.width > left) end = run
  }
  return gaps
}

/** Whether a gap in a row is the room between two columns. */
function isGutter(gap: Gap, gaps: readonly Gap[], runs: readonly Run[]): boolean {
  const width = (gap.right - gap.left) / gap.em
  if (isLetterSpaced(gap, gaps)) return false
  if (width >= SURELY_BETWEEN) return true
  const near = runs.filter(
    ({ y, size }) => Math.abs(y - gap.y) < 6 * gap.em && Math.abs(size - gap.em) < 0.12 * gap.em,
  )
  const others = near.filter(({ y }) => Math.abs(y - gap.y) > 0.5 * gap.em)
  const middle = (gap.left + gap.right) / 2
  const isCrossed = others.some(({ x, width }) => x < middle + gap.em / 4 && x + width > middle - gap.em / 4)
  // A column ends or begins there in other rows too.
  const aligned = others.filter(
    ({ x, width }) => Math.abs(x + width - gap.left) < gap.em / 2 || Math.abs(x - gap.right) < gap.em / 4,
  )
  return !isCrossed && new Set(aligned.map(({ y }) => Math.round(y))).size >= 2
}

/** Single characters of one size at one pitch: a heading set wide. */
function isLetterSpaced(gap: Gap, gaps: readonly Gap[]): boolean {
  const { before, after, em } = gap
  const isSingle = ({ text }: Run) => [...text.trim()].length === 1
  if (!isSingle(before) || !isSingle(after) || gap.right - gap.left > LETTER_SPACING * em) return false
  if (Math.abs(before.size - after.size) > 0.05 * em) return false
  const pitch = after.x - before.x
  return gaps.some(
    (other) =>
      (other.after === before || other.before === after) &&
      Math.abs(other.after.x - other.before.x - pitch) < 0.15 * em,
  )
}

function cutRow(row: readonly Run[], isCut: (gap: Gap) => boolean): Run[][] {
  const cuts = new Set(
    gapsOf(row)
      .filter(isCut)
      .map(({ after }) => after),
  )
  const lines: Run[][] = []
  for (const run of row) {
    const open = cuts.has(run) ? undefined : lines.at(-1)
    if (open) open.push(run)
    else lines.push([run])
  }
  return lines
}

function toLine(runs: readonly Run[]): SetLine {
  const size = commonSize(runs)
  const baseline = runs.find((run) => run.size === size)?.y ?? 0
  return {
    text: joinRuns(runs),
    size,
    baseline,
    isVertical: false,
    left: Math.min(...runs.map(({ x }) => x)),
    right: Math.max(...runs.map(({ x, width }) => x + width)),
    top: baseline - ABOVE * size,
    bottom: baseline + BELOW * size,
  }
}

/** The size in which most of the characters are set. */
function commonSize(runs: readonly Run[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of runs) counts.set(size, (counts.get(size) ?? 0) + text.length)
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one)
  return most?.[0] ?? 0
}

/** Room between words is a space, room for a whole character an ideographic one. */
function joinRuns(runs: readonly Run[]): string {
  let text = ''
  let end: Run | null = null
  for (const run of runs) {
    const gap = end ? (run.x - end.x - end.width) / Math.min(end.size, run.size) : 0
    const isSpaced = /\s$/u.test(text) || /^\s/u.test(run.text)
    text += (isSpaced || gap <= WORD_GAP ? '' : gap > SURELY_WITHIN ? '\u3000' : ' ') + run.text
    end = run
  }
  return withoutJustification(text.trim())
}

const HAN_GAP = /(?<=[\p{Script=Han}\p{P}]) (?=[\p{Script=Han}\p{P}])/gu

/** A line stretched to its column has room between single characters, where a list has it between words. */
function withoutJustification(text: string): string {
  const parts = text.split(HAN_GAP)
  const singles = parts.filter((part) => [...part].length === 1).length
  return parts.length > 3 && singles >= parts.length / 2 ? parts.join('') : text
}
