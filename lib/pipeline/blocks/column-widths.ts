const widthMin = 9
const widthMax = 64
const states = widthMax - widthMin + 2
const free = states - 1

const misfit = 3
const shortLast = 0.4
const change = 6
const changeAfterSentence = 4.5

/** Text that is not set in a column of fixed width: a paragraph a line, or display lines only. */
export const FREE_WIDTH = Number.POSITIVE_INFINITY

/**
 * The width of the printed column, in em, that each line of text was set in, or FREE_WIDTH where lines follow no
 * column. Found for the whole page at once: the cheapest sequence of widths in which most lines are full, some are
 * a paragraph's first or last, few fit nothing, and the width seldom changes. Takes the widths of the lines in em and
 * whether a paragraph can end with each. Linear in the number of lines.
 */
export function toColumnWidths(widths: readonly number[], ends: readonly boolean[]): Float64Array {
  const stays = new Uint8Array(widths.length * states)
  const bestBefore = new Uint8Array(widths.length)
  let costs = new Float64Array(states)
  let next = new Float64Array(states)
  for (const [index, width] of widths.entries()) {
    const isEnd = ends[index] ?? false
    const wasEnd = index === 0 || (ends[index - 1] ?? false)
    const best = indexOfLeast(costs)
    bestBefore[index] = best
    const switching = (costs[best] ?? 0) + (wasEnd ? changeAfterSentence : change)
    setCosts(next, width, isEnd, wasEnd)
    for (let state = 0; state < states; state += 1) {
      const staying = costs[state] ?? 0
      const keeps = staying <= switching
      if (keeps) stays[index * states + state] = 1
      next[state] = (next[state] ?? 0) + (keeps ? staying : switching)
    }
    ;[costs, next] = [next, costs]
  }
  return traceBack(indexOfLeast(costs), stays, bestBefore)
}

/** What a line costs in each column: the same in all that are much narrower, and in all that are much wider. */
function setCosts(costs: Float64Array, width: number, isEnd: boolean, wasEnd: boolean) {
  costs.fill(misfit)
  const nearest = Math.floor(width) - widthMin
  if (isEnd) costs.fill(shortLast, Math.min(states, Math.max(0, nearest)))
  const last = Math.min(free - 1, nearest + 5)
  for (let state = Math.max(0, nearest - 2); state <= last; state += 1)
    costs[state] = costInColumn(width - (state + widthMin), isEnd, wasEnd)
  // A paragraph a line makes long lines, mostly ended; short unended ones are rather a narrow column.
  costs[free] = isEnd ? 1.1 : width > 40 ? 1.2 : 2.2
}

function costInColumn(difference: number, isEnd: boolean, wasEnd: boolean): number {
  if (Math.abs(difference) <= 1) return Math.abs(difference) * 0.3
  if (isEnd && difference < 1) return shortLast
  // After a heading too, which ends no sentence.
  if (Math.abs(difference + 2) <= 1.2) return wasEnd ? 0.5 : 1.5
  return Math.abs(difference) <= 1.6 ? 1.5 : misfit
}

function traceBack(last: number, stays: Uint8Array, bestBefore: Uint8Array): Float64Array {
  const columns = new Float64Array(bestBefore.length).fill(FREE_WIDTH)
  let state = last
  for (let index = bestBefore.length - 1; index >= 0; index -= 1) {
    columns[index] = state === free ? FREE_WIDTH : state + widthMin
    if (stays[index * states + state] === 0) state = bestBefore[index] ?? state
  }
  return columns
}

function indexOfLeast(costs: Float64Array): number {
  let least = 0
  for (let state = 1; state < costs.length; state += 1) {
    if ((costs[state] ?? 0) < (costs[least] ?? 0)) least = state
  }
  return least
}
