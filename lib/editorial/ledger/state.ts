import { z } from 'zod'
import { Discard, Piece } from '../../pipeline/model'
import { DraftFields } from '../draft-fields'

/** An article as far as it stands on one page. */
export const LedgerArticle = z.object({
  id: z.uuid(),
  /** In reading order; the pieces on this page only. */
  pieces: z.array(Piece),
  overrides: DraftFields,
})
export type LedgerArticle = z.infer<typeof LedgerArticle>

/** Who owns what of one page. Pieces and discards never overlap. */
export const LedgerState = z.object({
  /** In the order of their first characters on the page. */
  articles: z.array(LedgerArticle),
  /** In page order. */
  discards: z.array(Discard),
})
export type LedgerState = z.infer<typeof LedgerState>

const firstOf = ({ pieces }: LedgerArticle) => Math.min(...pieces.map(({ start }) => start))

/** The state in its one order, without articles that own nothing any more. */
export function inOrder({ articles, discards }: LedgerState): LedgerState {
  return {
    articles: articles
      .filter(({ pieces }) => pieces.length > 0)
      .sort((one, other) => firstOf(one) - firstOf(other)),
    discards: [...discards].sort((one, other) => one.start - other.start),
  }
}

/** The state with the pieces of one article put through `change`. */
export function changeArticle(
  state: LedgerState,
  id: string,
  change: (article: LedgerArticle) => LedgerArticle,
): LedgerState {
  return {
    ...state,
    articles: state.articles.map((article) => (article.id === id ? change(article) : article)),
  }
}

/** Marks pieces as a person's doing. */
export const touched = (piece: Piece, kind: string): Piece => ({ ...piece, score: 1, rule: `desk.${kind}` })
