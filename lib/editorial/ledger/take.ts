import { trimToInk } from '../../pipeline/ink'
import type { Discard, Piece, Range } from '../../pipeline/model'
import { cutByRanges } from './cut'
import type { LedgerArticle, LedgerState } from './state'

/** A run that was taken from whoever owned it. */
export type Taken = {
  piece: Piece
  /** Nobody has said yet whether it begins a block: it was cut from the middle of one, or belonged to no article. */
  isLoose: boolean
}

/**
 * Takes all characters of the ranges (clean ones) from whoever owns them, unowned ones too, but for those that `keeper`
 * already has. Answers what was taken, in page order, and the state without it.
 */
export function take(
  text: string,
  state: LedgerState,
  ranges: readonly Range[],
  keeper?: string,
): { taken: Taken[]; rest: LedgerState } {
  const taken: Taken[] = []
  const articles = state.articles.map((article) => {
    if (article.id === keeper) return article
    const pieces = article.pieces.flatMap((piece) => fromPiece(text, piece, ranges, taken))
    return { ...article, pieces }
  })
  const discards = state.discards.flatMap((discard) => fromDiscard(text, discard, ranges, taken))
  taken.push(...unowned(text, state, ranges))
  taken.sort((one, other) => one.piece.start - other.piece.start)
  return { taken, rest: { articles, discards } }
}

/** What stays of a piece; the first part that stays keeps what the piece said of its beginning. */
function fromPiece(text: string, piece: Piece, ranges: readonly Range[], taken: Taken[]): Piece[] {
  const parts = cutByRanges(text, piece, ranges)
  for (const { part, isInside, isTail } of parts) if (isInside) taken.push({ piece: part, isLoose: isTail })
  return parts
    .filter(({ isInside }) => !isInside)
    .map(({ part }, index) => (index === 0 ? { ...part, joins: piece.joins } : part))
}

function fromDiscard(text: string, discard: Discard, ranges: readonly Range[], taken: Taken[]): Discard[] {
  const { reason, score, rule } = discard
  const body = { start: discard.start, end: discard.end, role: 'body', joins: false, score, rule } as const
  const parts = cutByRanges(text, body, ranges)
  for (const { part, isInside } of parts)
    if (isInside) taken.push({ piece: { ...part, joins: false }, isLoose: true })
  return parts.flatMap(({ part: { start, end }, isInside }) =>
    isInside ? [] : [{ start, end, reason, score, rule }],
  )
}

function unowned(text: string, state: LedgerState, ranges: readonly Range[]): Taken[] {
  return gapsIn(text, state, ranges).map((gap) => ({
    piece: { ...gap, role: 'body', joins: false, score: 1, rule: 'desk.move' },
    isLoose: true,
  }))
}

/** The runs of the ranges that nobody owns, trimmed to ink. */
export function gapsIn(text: string, state: LedgerState, ranges: readonly Range[]): Range[] {
  const owned = [...state.articles.flatMap(({ pieces }) => pieces), ...state.discards].sort(
    (one, other) => one.start - other.start,
  )
  return ranges.flatMap((range) => {
    const gaps: Range[] = []
    let at = range.start
    for (const { start, end } of owned) {
      if (end <= at || start >= range.end) continue
      gaps.push({ start: at, end: start })
      at = end
    }
    gaps.push({ start: at, end: range.end })
    return gaps.flatMap((gap) => trimToInk(text, gap) ?? [])
  })
}

/** True when the article's text up to there breaks off inside a sentence, so that loose text goes on with it. */
export function breaksOff(text: string, before: readonly Piece[]): boolean {
  const last = before.findLast(({ role }) => role === 'body' || role === 'subhead')
  if (last?.role !== 'body') return false
  return !/[。！？!?；;：:…—][”’」』）)】\s]*$/u.test(text.slice(last.start, last.end))
}

/** Puts taken runs among the pieces of an article, each after the piece that stands last before it on the page. */
export function place(
  text: string,
  article: LedgerArticle,
  taken: readonly Taken[],
  rule: string,
): LedgerArticle {
  const pieces = [...article.pieces]
  for (const { piece, isLoose } of taken) {
    const before = pieces.filter(({ start }) => start < piece.start)
    const nearest = before.reduce<Piece | null>(
      (best, other) => (best && best.start > other.start ? best : other),
      null,
    )
    const at = nearest ? pieces.indexOf(nearest) + 1 : 0
    const joins = isLoose ? piece.role === 'body' && breaksOff(text, pieces.slice(0, at)) : piece.joins
    pieces.splice(at, 0, { ...piece, joins, score: 1, rule })
  }
  return { ...article, pieces }
}
