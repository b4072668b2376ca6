import { characterStart } from '../../pipeline/ink'
import type { Piece, Range } from '../../pipeline/model'
import { toLines } from '../../pipeline/to-lines'
import { cutAt } from './cut'
import { changeArticle, touched, type LedgerArticle, type LedgerState } from './state'

type Held = { article: LedgerArticle; index: number; piece: Piece }
const holds = ({ start, end }: Range, at: number) => start <= at && at < end

function pieceAt(state: LedgerState, at: number): Held | null {
  for (const article of state.articles) {
    const index = article.pieces.findIndex((piece) => holds(piece, at))
    const piece = article.pieces[index]
    if (piece) return { article, index, piece }
  }
  return null
}

/**
 * The piece that holds `at`, cut at the start of its printed line, and all after it in the reading order become an article
 * of their own. Null when nothing of the article would be left before it.
 */
export function splitArticle(
  text: string,
  state: LedgerState,
  act: { at: number; newId: string },
): LedgerState | null {
  const held = pieceAt(state, act.at)
  if (!held || state.articles.some(({ id }) => id === act.newId)) return null
  const { article, index, piece } = held
  const lineStart = toLines(text).findLast(({ start }) => start <= act.at)?.start ?? 0
  const halves = cutAt(text, piece, lineStart)
  const before = [...article.pieces.slice(0, index), ...(halves ? [halves[0]] : [])]
  const after = [halves ? halves[1] : piece, ...article.pieces.slice(index + 1)]
  if (before.length === 0) return null
  const made: LedgerArticle = {
    id: act.newId,
    pieces: after.map((part, at) => touched(at === 0 ? { ...part, joins: false } : part, 'split-article')),
    overrides: {},
  }
  const rest = changeArticle(state, article.id, (whole) => ({ ...whole, pieces: before }))
  return { ...rest, articles: [...rest.articles, made] }
}

/** Cuts a piece or a discard in two at any character. The second half of a piece goes on with the first. */
export function splitLine(text: string, state: LedgerState, act: { at: number }): LedgerState | null {
  const at = characterStart(text, act.at)
  const held = pieceAt(state, at)
  if (held) {
    const halves = cutAt(text, held.piece, at)
    if (!halves) return null
    const [first, second] = halves.map((half) => touched(half, 'split-line'))
    return first && second ? replace(state, held, [first, { ...second, joins: true }]) : null
  }
  const whole = state.discards.find((discard) => holds(discard, at))
  const halves = whole && cutAt(text, whole, at)
  if (!halves) return null
  const made = halves.map((half) => ({ ...half, score: 1, rule: 'desk.split-line' }))
  return { ...state, discards: state.discards.flatMap((discard) => (discard === whole ? made : [discard])) }
}

/** Says whether a new block begins at `at`, or the text goes on with the block before; cuts the piece there when inside. */
export function setJoins(
  text: string,
  state: LedgerState,
  act: { at: number; joins: boolean },
): LedgerState | null {
  const at = characterStart(text, act.at)
  const held = pieceAt(state, at)
  if (!held) return null
  const halves = cutAt(text, held.piece, at)
  if (halves) {
    // The halves of a piece are one block already: cutting it to say so would change nothing.
    return act.joins
      ? null
      : replace(state, held, [halves[0], { ...touched(halves[1], 'set-joins'), joins: false }])
  }
  if (held.piece.joins === act.joins) return null
  return replace(state, held, [{ ...touched(held.piece, 'set-joins'), joins: act.joins }])
}

const replace = (state: LedgerState, { article, index }: Held, pieces: readonly Piece[]): LedgerState =>
  changeArticle(state, article.id, (whole) => ({
    ...whole,
    pieces: whole.pieces.toSpliced(index, 1, ...pieces),
  }))
