import type { Run } from './published-article'

export type Piece = { kind: 'text'; run: Run } | { kind: 'mention' | 'metric'; id: string; pieces: Piece[] }

/**
 * A piece of a block, and the metrics that end with it: their buttons follow it, so that no link holds a button.
 * `tail` is the punctuation that follows the buttons and must not begin a line.
 */
export type TopPiece = { piece: Piece; ending: string[]; tail: string }

type Wrap = { kind: 'mention' | 'metric'; id: string }

const has = (run: Run | undefined, { kind, id }: Wrap) =>
  (kind === 'mention' ? run?.mentions : run?.metrics)?.includes(id) ?? false

const wrapsOf = (run: Run): Wrap[] => [
  ...(run.mentions ?? []).map((id) => ({ kind: 'mention' as const, id })),
  ...(run.metrics ?? []).map((id) => ({ kind: 'metric' as const, id })),
]

function endOf(runs: readonly Run[], from: number, to: number, wrap: Wrap): number {
  let end = from
  while (end < to && has(runs[end], wrap)) end += 1
  return end
}

/** The longest annotation that starts here and may still be opened: one of a kind at a time, as links do not nest. */
function widestAt(runs: readonly Run[], from: number, to: number, open: readonly Wrap[]) {
  const run = runs[from]
  if (!run) return null
  let widest: { wrap: Wrap; end: number } | null = null
  for (const wrap of wrapsOf(run)) {
    if (open.some(({ kind }) => kind === wrap.kind)) continue
    const end = endOf(runs, from, to, wrap)
    if (widest === null || end > widest.end) widest = { wrap, end }
  }
  return widest
}

function nest(runs: readonly Run[], from: number, to: number, open: readonly Wrap[]): [Piece, number][] {
  const pieces: [Piece, number][] = []
  for (let at = from; at < to;) {
    const run = runs[at]
    if (!run) break
    const widest = widestAt(runs, at, to, open)
    const end = widest?.end ?? at + 1
    const piece: Piece = widest
      ? { ...widest.wrap, pieces: nest(runs, at, end, [...open, widest.wrap]).map(([inner]) => inner) }
      : { kind: 'text', run }
    pieces.push([piece, end])
    at = end
  }
  return pieces
}

/** The runs of a block as nested pieces, the longer annotation around the shorter, and nothing moved. */
export const nestPieces = (runs: readonly Run[]): Piece[] =>
  nest(runs, 0, runs.length, []).map(([piece]) => piece)

const CLOSING = /^[，。、；：！？…—”’）》」』】,.;:!?)]+/u

/** Moves punctuation that follows a figure's button out of the next words. */
function withTails(pieces: readonly TopPiece[]): TopPiece[] {
  let taken = ''
  return pieces.map(({ piece, ending }, index) => {
    const own: Piece =
      piece.kind === 'text'
        ? { ...piece, run: { ...piece.run, text: piece.run.text.slice(taken.length) } }
        : piece
    const next = pieces[index + 1]?.piece
    taken = ''
    if (ending.length > 0 && next?.kind === 'text') taken = CLOSING.exec(next.run.text)?.[0] ?? ''
    return { piece: own, ending, tail: taken }
  })
}

/**
 * The runs of a block as nested pieces, the longer annotation around the shorter. Where two cross, the one that starts
 * later is cut; a mention in a mention or a metric in a metric shows only the outer one. Not a character is lost, and
 * each metric ends exactly once.
 */
export function nestRuns(runs: readonly Run[]): TopPiece[] {
  const lastOf = new Map<string, number>()
  runs.forEach((run, index) => run.metrics?.forEach((id) => lastOf.set(id, index)))
  let from = 0
  const pieces = nest(runs, 0, runs.length, []).map(([piece, end]) => {
    const ending = [...lastOf].filter(([, last]) => last >= from && last < end).map(([id]) => id)
    from = end
    return { piece, ending, tail: '' }
  })
  return withTails(pieces)
}
