import 'server-only'
import type { Tx } from '../db/client'
import { listOpenSuggestions, listSuggestions, putSuggestions } from '../db/suggestions'
import { listRefusals } from '../db/surface-forms'
import { offeredOnce } from '../document/offered-once'
import { isRefused } from '../document/refusals'
import type { EditorSuggestion, SuggestionDraft } from '../document/suggestion'

/** Puts what the machine proposes before people, but for what they refused: the one way by which suggestions come in. */
export async function offerSuggestions(
  tx: Tx,
  articleId: string,
  drafts: readonly SuggestionDraft[],
): Promise<void> {
  await putSuggestions(tx, articleId, await withoutRefused(tx, drafts))
}

/** The suggestions of an article, decided ones and those open ones that nobody refused elsewhere meanwhile. */
export async function listOffered(tx: Tx, articleId: string): Promise<EditorSuggestion[]> {
  const all = offeredOnce(await listSuggestions(tx, articleId))
  const offered = new Set(await withoutRefused(tx, all.filter(isUndecided)))
  return all.filter((one) => !isUndecided(one) || offered.has(one))
}

/** The open ones of these that score at least this much. */
export async function listOpenOffered(
  tx: Tx,
  articleId: string,
  scoreMin: number,
): Promise<EditorSuggestion[]> {
  return withoutRefused(tx, await listOpenSuggestions(tx, articleId, scoreMin))
}

const isUndecided = ({ state }: EditorSuggestion) => state === 'open' || state === 'superseded'

async function withoutRefused<T extends SuggestionDraft>(tx: Tx, suggestions: readonly T[]): Promise<T[]> {
  if (suggestions.length === 0) return []
  const refusals = await listRefusals(tx, suggestions)
  return suggestions.filter((one) => !isRefused(one, refusals))
}
