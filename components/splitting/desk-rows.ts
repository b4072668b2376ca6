import type { LedgerState } from '@/lib/editorial/ledger'
import { trimToInk } from '@/lib/pipeline/ink'
import type { BlockRole, DiscardReason, Line, Range } from '@/lib/pipeline/model'

/** Who holds a row; articles are counted from 1 in the order of the ledger. */
export type Owner =
  | { kind: 'article'; articleId: string; index: number; role: BlockRole; joins: boolean }
  | { kind: 'discard'; reason: DiscardReason }
  | { kind: 'nobody' }

/** What the desk shows and selects: a printed line, or the part of one that a single owner holds. Blank lines are gaps. */
export type DeskRow = Range & {
  /** `12`, and `12.1` for the second part of the line. */
  key: string
  number: number
  part: number
  /** As it is shown: with the white space around it. */
  text: string
  /** Where `text` begins. */
  textStart: number
  owner: Owner
  score: number
  rule: string
  /** A piece, a discard or a gap begins here. */
  isFirst: boolean
  /** The first row of its article on the page. */
  isArticleStart: boolean
  hasGapBefore: boolean
}

/** Below this the machine's decision is marked for a person to look at. */
const UNSURE_BELOW = 0.75

export const isUnsure = (row: DeskRow): boolean => row.owner.kind !== 'nobody' && row.score < UNSURE_BELOW

type Owned = Range & { owner: Owner; score: number; rule: string }

/**
 * The rows of a page. `before` are the rows of the state before: a row that has not changed is the same object again, so
 * that it is not drawn again.
 */
export function toDeskRows(
  lines: readonly Line[],
  state: LedgerState,
  before: readonly DeskRow[] = [],
): DeskRow[] {
  const owned = ownedRanges(state)
  const known = new Map(before.map((row) => [row.key, row]))
  const started = new Set<string>()
  const rows: DeskRow[] = []
  let first = 0
  let hasGapBefore = false
  for (const line of lines) {
    if (line.isBlank) {
      hasGapBefore = true
      continue
    }
    while ((owned[first]?.end ?? Infinity) <= line.start) first += 1
    for (const part of partsOf(line, owned, first)) {
      const { owner } = part
      const isArticleStart = owner.kind === 'article' && !started.has(owner.articleId)
      if (owner.kind === 'article') started.add(owner.articleId)
      const row = { ...part, isArticleStart, hasGapBefore }
      const old = known.get(row.key)
      rows.push(old && isSame(old, row) ? old : row)
      hasGapBefore = false
    }
  }
  return rows
}

function ownedRanges({ articles, discards }: LedgerState): Owned[] {
  const pieces = articles.flatMap(({ id, pieces: own }, at) =>
    own.map(({ start, end, role, joins, score, rule }): Owned => {
      const owner: Owner = { kind: 'article', articleId: id, index: at + 1, role, joins }
      return { start, end, owner, score, rule }
    }),
  )
  const aside = discards.map(({ start, end, reason, score, rule }): Owned => {
    return { start, end, owner: { kind: 'discard', reason }, score, rule }
  })
  return [...pieces, ...aside].sort((one, other) => one.start - other.start)
}

type Part = Omit<DeskRow, 'isArticleStart' | 'hasGapBefore'>

/**
 * A line cut where its owners meet; the white space between two parts stays with the first. A part begins and ends with
 * ink, whatever white space its owner holds: so an offset that is selected names the same row after every act.
 */
function partsOf(line: Line, owned: readonly Owned[], from: number): Part[] {
  const held: (Owned & { isFirst: boolean })[] = []
  let at = line.start
  const add = (end: number, of: Omit<(typeof held)[number], 'start' | 'end'>) => {
    const ink = trimToInk(line.text, { start: at - line.start, end: end - line.start })
    if (ink) held.push({ ...of, start: line.start + ink.start, end: line.start + ink.end })
    at = end
  }
  const addGap = (end: number) => add(end, { owner: { kind: 'nobody' }, score: 0, rule: '', isFirst: true })
  for (let next = from; next < owned.length; next += 1) {
    const range = owned[next]
    if (!range || range.start >= line.end) break
    if (range.start > at) addGap(range.start)
    add(Math.min(range.end, line.end), { ...range, isFirst: range.start >= line.start })
  }
  addGap(line.end)
  return held.map((range, part) => {
    const shown = {
      from: part === 0 ? line.start : range.start,
      to: held[part + 1]?.start ?? line.end,
    }
    return {
      ...range,
      key: part === 0 ? `${line.number}` : `${line.number}.${part}`,
      number: line.number,
      part,
      textStart: shown.from,
      text: line.text.slice(shown.from - line.start, shown.to - line.start),
    }
  })
}

const isSame = (one: DeskRow, other: DeskRow) => JSON.stringify(one) === JSON.stringify(other)

/** Numbers of the printed lines that some part of has no owner, and how many printed lines there are. */
export function placedOf(rows: readonly DeskRow[]): { placed: number; total: number } {
  const total = new Set(rows.map(({ number }) => number)).size
  const left = new Set(rows.flatMap(({ owner, number }) => (owner.kind === 'nobody' ? [number] : []))).size
  return { placed: total - left, total }
}
