import 'server-only'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import { claimWaiting, putFailure, settleDone } from '../db/recommendations'
import { getRevision } from '../db/revisions'
import { countDecided, isRuleOff } from '../db/suggestion-rules'
import { listSuggestions } from '../db/suggestions'
import { textBlocksOf } from '../document/body'
import { placeRecommended } from '../document/place-recommended'
import {
  ATTEMPTS_MAX,
  partsOf,
  RecommenderError,
  recommenderScore,
  type SentBlock,
} from '../editorial/recommender'
import { offerSuggestions } from './offer-suggestions'

/** Asks the model about some blocks; answers what it said, not yet checked. Throws RecommenderError. */
export type AskModel = (blocks: readonly SentBlock[]) => Promise<unknown[]>

/**
 * Asks the outside model about the newest words of an article that waits for it, and puts its answers among the suggestions.
 * Running twice adds nothing twice. A try that failed is kept; it throws when another try may help.
 */
export async function recommendNames(articleId: string, ask: AskModel): Promise<void> {
  // A rule that is off asks nobody; what waits for it waits until it is on again.
  if (await isRuleOff(db, 'recommender')) return
  const waiting = await claimWaiting(articleId)
  if (!waiting) return
  try {
    const { head } = await getArticle(db, articleId)
    const { content } = await getRevision(db, articleId, head)
    const answers: unknown[] = []
    for (const part of partsOf(textBlocksOf(content.body).map(({ text }) => text)))
      answers.push(...(await ask(part)))
    await db.$transaction(async (tx) => {
      const suggestions = await listSuggestions(tx, articleId)
      const { drafts, dropped } = placeRecommended(content, suggestions, answers, await scoreOf(tx))
      // Whoever settles it first adds: a second run that asked at the same time adds nothing.
      if (!(await settleDone(tx, waiting, { proposed: drafts.length, dropped }))) return
      await offerSuggestions(tx, articleId, drafts)
    })
  } catch (error) {
    if (!(error instanceof RecommenderError)) throw error
    const isLast = !error.mayPass || waiting.attempts >= ATTEMPTS_MAX
    await putFailure(waiting, { error: error.code, isLast })
    if (!isLast) throw error
  }
}

async function scoreOf(tx: Parameters<typeof countDecided>[0]): Promise<number> {
  const [counts] = await countDecided(tx, ['recommender'])
  if (!counts) return recommenderScore({ kept: 0, decided: 0 })
  const { accepted, corrected, rejected } = counts
  return recommenderScore({ kept: accepted + corrected, decided: accepted + corrected + rejected })
}
