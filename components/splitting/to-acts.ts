import type { DeskAct } from '@/lib/editorial/desk-act'
import type { LedgerState } from '@/lib/editorial/ledger'
import type { BlockRole, DiscardReason } from '@/lib/pipeline/model'
import type { DeskRow } from './desk-rows'
import { rangesOf, rowIndexAt } from './line-selection'

/** What the desk shows and what of it is selected; `chosen` are rows in the order of the page. */
export type Situation = { state: LedgerState; rows: readonly DeskRow[]; chosen: readonly DeskRow[] }

/** Why a command does nothing here; each has its sentence in splitting.json. */
type Nothing =
  | 'nothing-selected'
  | 'not-in-article'
  | 'already-start'
  | 'no-previous'
  | 'no-such-article'
  | 'already-there'
  | 'already-so'
  | 'no-room'
  | 'no-paragraph-before'

/** The acts that do what is asked, or why there are none. */
export type Plan = { acts: DeskAct[] } | { nothing: Nothing }

/** Begins a new article at the first selected row, which ends the one it stands in. */
export function planSplit({ chosen, rows }: Situation, newId: string): Plan {
  const [row] = chosen
  if (!row) return { nothing: 'nothing-selected' }
  // Rows without an article become one: what else could be meant by a new article here.
  if (row.owner.kind !== 'article')
    return { acts: [{ kind: 'new-article', ranges: rangesOf(rows, chosen), newId }] }
  if (row.isArticleStart) return { nothing: 'already-start' }
  return { acts: [{ kind: 'split-article', at: row.start, newId }] }
}

/** Joins the article of the first selected row with the one before it on the page. */
export function planJoin({ chosen }: Situation): Plan {
  const owner = chosen[0]?.owner
  if (owner?.kind !== 'article') return { nothing: 'not-in-article' }
  if (owner.index === 1) return { nothing: 'no-previous' }
  return { acts: [{ kind: 'join-previous', articleId: owner.articleId }] }
}

/** Gives the selected rows to article number `index`. */
export function planMove({ state, rows, chosen }: Situation, index: number): Plan {
  const article = state.articles[index - 1]
  if (!article) return { nothing: 'no-such-article' }
  const others = chosen.filter(({ owner }) => owner.kind !== 'article' || owner.articleId !== article.id)
  if (others.length === 0) return { nothing: 'already-there' }
  return { acts: [{ kind: 'move', ranges: rangesOf(rows, others), articleId: article.id }] }
}

/** Makes an article of the selected rows. */
export function planNew({ rows, chosen }: Situation, newId: string): Plan {
  if (chosen.length === 0) return { nothing: 'nothing-selected' }
  return { acts: [{ kind: 'new-article', ranges: rangesOf(rows, chosen), newId }] }
}

/** The selected rows play a role; those that belong to no article go to the one next to them. */
export function planRole(situation: Situation, role: BlockRole, newId: string): Plan {
  const { rows, chosen } = situation
  const changed = chosen.filter(({ owner }) => owner.kind === 'article' && owner.role !== role)
  const loose = chosen.filter(({ owner }) => owner.kind !== 'article')
  const kept: DeskAct[] =
    changed.length > 0 ? [{ kind: 'set-role', ranges: rangesOf(rows, changed), role }] : []
  const acts = [...kept, ...toNeighbour(situation, loose, newId, role)]
  return acts.length > 0 ? { acts } : { nothing: chosen.length > 0 ? 'already-so' : 'nothing-selected' }
}

/** Takes back what was set aside, into the article next to it. */
export function planRestore(situation: Situation, newId: string): Plan {
  const loose = situation.chosen.filter(({ owner }) => owner.kind !== 'article')
  const acts = toNeighbour(situation, loose, newId)
  return acts.length > 0 ? { acts } : { nothing: 'already-there' }
}

/** Sets the selected rows aside. */
export function planDiscard({ rows, chosen }: Situation, reason: DiscardReason): Plan {
  const changed = chosen.filter(({ owner }) => owner.kind !== 'discard' || owner.reason !== reason)
  if (changed.length === 0) return { nothing: chosen.length > 0 ? 'already-so' : 'nothing-selected' }
  return { acts: [{ kind: 'discard', ranges: rangesOf(rows, changed), reason }] }
}

/** The first selected row begins a paragraph of its own, or goes on with the one before. */
export function planParagraph({ state, chosen }: Situation): Plan {
  const [row] = chosen
  if (row?.owner.kind !== 'article') return { nothing: 'not-in-article' }
  const { articleId, joins } = row.owner
  // Inside a piece the row goes on already; so it begins anew.
  const willJoin = row.isFirst && !joins
  if (willJoin && !followsItsRole(state, articleId, row.start)) return { nothing: 'no-paragraph-before' }
  return { acts: [{ kind: 'set-joins', at: row.start, joins: willJoin }] }
}

/** Whether the piece at `start` has one of its role before it, in reading order, that it could go on with. */
function followsItsRole({ articles }: LedgerState, articleId: string, start: number): boolean {
  const pieces = articles.find(({ id }) => id === articleId)?.pieces ?? []
  const at = pieces.findIndex((piece) => piece.start <= start && start < piece.end)
  return pieces.slice(0, Math.max(at, 0)).some(({ role }) => role === pieces[at]?.role)
}

/** The article that rows without one most likely belong to: that of the nearest row before, else after. */
function toNeighbour(
  { rows }: Situation,
  loose: readonly DeskRow[],
  newId: string,
  role?: BlockRole,
): DeskAct[] {
  const [first] = loose
  if (!first) return []
  const ranges = rangesOf(rows, loose)
  const at = rowIndexAt(rows, first.start)
  const isOwned = ({ owner }: DeskRow) => owner.kind === 'article'
  const near = rows.slice(0, at).findLast(isOwned) ?? rows.slice(at).find(isOwned)
  const wish = role ? { role } : {}
  return near?.owner.kind === 'article'
    ? [{ kind: 'move', ranges, articleId: near.owner.articleId, ...wish }]
    : [{ kind: 'new-article', ranges, newId, ...wish }]
}
