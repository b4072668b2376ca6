import { canonicalJson } from '../../document/canonical-json'
import type { DraftFields } from '../draft-fields'
import { changeArticle, touched, type LedgerState } from './state'

/** Gives an article's pieces to the article before it in page order, at its end. */
export function joinPrevious(state: LedgerState, act: { articleId: string }): LedgerState | null {
  const at = state.articles.findIndex(({ id }) => id === act.articleId)
  const previous = state.articles[at - 1]
  return previous ? merge(state, { into: previous.id, articleIds: [act.articleId] }, 'join-previous') : null
}

/** Puts the pieces of the other articles, in the order given, at the end of one. */
export function merge(
  state: LedgerState,
  act: { into: string; articleIds: readonly string[] },
  kind = 'merge',
): LedgerState | null {
  const byId = new Map(state.articles.map((article) => [article.id, article]))
  const given = [...new Set(act.articleIds)].filter((id) => id !== act.into).map((id) => byId.get(id))
  const others = given.filter((article) => article !== undefined)
  if (!byId.has(act.into) || others.length === 0 || others.length < given.length) return null
  const added = others.flatMap(({ pieces }) => pieces.map((piece) => touched(piece, kind)))
  const rest = { ...state, articles: state.articles.filter((article) => !others.includes(article)) }
  return changeArticle(rest, act.into, (article) => ({ ...article, pieces: [...article.pieces, ...added] }))
}

/** Moves one piece to another place in the reading order of its article. */
export function reorder(
  state: LedgerState,
  act: { articleId: string; from: number; to: number },
): LedgerState | null {
  const article = state.articles.find(({ id }) => id === act.articleId)
  const piece = article?.pieces[act.from]
  if (!piece || act.to === act.from || article.pieces[act.to] === undefined) return null
  return changeArticle(state, act.articleId, (held) => {
    const pieces = held.pieces.toSpliced(act.from, 1)
    return { ...held, pieces: pieces.toSpliced(act.to, 0, touched(piece, 'reorder')) }
  })
}

/** Says fields of an article in place of what its lines say. */
export function editFields(
  state: LedgerState,
  act: { articleId: string; fields: DraftFields },
): LedgerState | null {
  const article = state.articles.find(({ id }) => id === act.articleId)
  if (!article || canonicalJson(article.overrides) === canonicalJson(act.fields)) return null
  return changeArticle(state, act.articleId, (held) => ({ ...held, overrides: act.fields }))
}
