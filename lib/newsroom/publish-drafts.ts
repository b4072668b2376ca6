import 'server-only'
import { isEmptyBody } from '../document/to-published-article'
import { getArticle } from '../db/articles'
import type { Act } from '../db/audit'
import type { Tx } from '../db/client'
import { getRevision } from '../db/revisions'
import { findPrintedOn, listUntouchedDrafts } from '../db/source-pages'
import { decideSuggestions } from '../db/suggestions'
import { acceptSuggestions, type KnownTags } from './accept-suggestions'
import { listOpenOffered } from './offer-suggestions'
import { putOnline } from './put-online'
import { writeContent } from './write-content'

/** The score from which a bulk publication takes a suggestion as accepted. */
const ACCEPTED_FROM = 0.9

/**
 * Accepts what the machine is sure of and puts the page's untouched drafts online; answers how many. A draft of display lines
 * alone stays a draft: there is nothing to read yet.
 */
export async function publishDrafts(tx: Tx, act: Act, pageId: string): Promise<number> {
  const known: KnownTags = new Map()
  const ids = await listUntouchedDrafts(tx, pageId)
  let published = 0
  for (const id of ids) {
    const article = await getArticle(tx, id)
    const { content } = await getRevision(tx, id, article.head)
    if (content.headline === '' || isEmptyBody(content.body)) continue
    const suggestions = await listOpenOffered(tx, id, ACCEPTED_FROM)
    const result = await acceptSuggestions(tx, content, suggestions, known)
    const decisions = result.accepted.map((suggestionId) => ({ suggestionId, state: 'accepted' as const }))
    await writeContent(tx, article, {
      content: result.content,
      reason: 'suggestions',
      authorId: act.doer.id,
      printedOn: await findPrintedOn(tx, id),
    })
    // Nobody looked at each of them: nothing is learned from it.
    await decideSuggestions(tx, id, decisions, null)
    await putOnline(tx, act, await getArticle(tx, id), { origin: 'import', now: new Date() })
    published += 1
  }
  return published
}
