import type { Range } from '@/lib/pipeline/model'
import { isUnsure, type DeskRow } from './desk-rows'

/**
 * What is selected on the page, by offsets in its text, which never change: the rows from `anchor` to `focus`, and the
 * rows that begin at `kept`, which were picked one by one.
 */
export type LineSelection = { anchor: number; focus: number; kept: readonly number[] }

export const selectOne = (at: number): LineSelection => ({ anchor: at, focus: at, kept: [] })

/** The index of the row that holds an offset, or of the one before it; 0 at least. */
export function rowIndexAt(rows: readonly DeskRow[], offset: number): number {
  let [low, high] = [0, rows.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((rows[middle]?.start ?? Infinity) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** The first row with characters of a range, which may begin in the break or the blank lines before them. */
export function firstRowOf(rows: readonly DeskRow[], { start, end }: Range): DeskRow | undefined {
  const index = rowIndexAt(rows, start)
  const row = rows[index]
  const next = rows[index + 1]
  return row && row.end <= start && next && next.start < end ? next : row
}

const boundsOf = (rows: readonly DeskRow[], { anchor, focus }: LineSelection): [number, number] => {
  const [one, other] = [rowIndexAt(rows, anchor), rowIndexAt(rows, focus)]
  return one < other ? [one, other] : [other, one]
}

/** The indices of the selected rows. */
export function selectedIndices(rows: readonly DeskRow[], selection: LineSelection): ReadonlySet<number> {
  const [first, last] = boundsOf(rows, selection)
  const picked = new Set(selection.kept.map((at) => rowIndexAt(rows, at)))
  for (let index = first; index <= last; index += 1) picked.add(index)
  return picked
}

/** The selected rows in the order of the page. */
export function selectedRows(rows: readonly DeskRow[], selection: LineSelection): DeskRow[] {
  const picked = selectedIndices(rows, selection)
  return rows.filter((_, index) => picked.has(index))
}

/** The characters of some rows; those of neighbours are one range. */
export function rangesOf(rows: readonly DeskRow[], chosen: readonly DeskRow[]): Range[] {
  const ranges: (Range & { last: number })[] = []
  for (const { start, end } of chosen) {
    const index = rowIndexAt(rows, start)
    const open = ranges.at(-1)
    if (open && open.last === index - 1) Object.assign(open, { end, last: index })
    else ranges.push({ start, end, last: index })
  }
  return ranges.map(({ start, end }) => ({ start, end }))
}

/** How a row is reached: alone, with all between it and the anchor, or added to what is selected (or taken from it). */
export type Reach = 'only' | 'extend' | 'toggle'

export function reachRow(
  rows: readonly DeskRow[],
  selection: LineSelection,
  index: number,
  reach: Reach,
): LineSelection {
  const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
  if (!row) return selection
  if (reach === 'extend') return { ...selection, focus: row.start }
  if (reach === 'only') return selectOne(row.start)
  const picked = selectedRows(rows, selection).map(({ start }) => start)
  const others = picked.filter((start) => start !== row.start)
  if (others.length === picked.length) return { anchor: row.start, focus: row.start, kept: picked }
  const left = others.at(-1)
  return left === undefined ? selection : { anchor: left, focus: left, kept: others }
}

const isStop = {
  unsure: (row: DeskRow) => isUnsure(row) || row.owner.kind === 'nobody',
  article: (row: DeskRow) => row.isArticleStart,
  unowned: (row: DeskRow) => row.owner.kind === 'nobody',
} as const
export type Stop = keyof typeof isStop

/** The next row of a kind after (or before) an index, coming round at the ends; null when the page has none. */
export function findStop(rows: readonly DeskRow[], from: number, stop: Stop, by: 1 | -1): number | null {
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (from + by * step + rows.length * 2) % rows.length
    const row = rows[index]
    const isMiddle = stop === 'unsure' && row !== undefined && !row.isFirst
    if (row && !isMiddle && isStop[stop](row)) return index
  }
  return null
}
