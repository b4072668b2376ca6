import 'server-only'
import { renewSuggestions } from '../document/renew-suggestions'
import { advanceArticle, type ArticleAt } from '../db/articles'
import type { Tx } from '../db/client'
import { getRevision, hashOf } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import { listSuggestions, placeSuggestions } from '../db/suggestions'
import { gazetteer } from '../pipeline/annotations/gazetteer'
import { suggestAnnotations } from '../pipeline/annotations/suggest-annotations'
import type { GazetteerEntry } from '../pipeline/model'
import { offerSuggestions } from './offer-suggestions'
import { checkFields, printedArticle, type PrintedLines } from './printed-article'
import { queueRecommendation } from './queue-recommendation'
import { writeContent } from './write-content'

/** Names that the newsroom knows come first: where both know a name, its tag is meant. */
export const withGazetteer = (surfaces: readonly GazetteerEntry[]): GazetteerEntry[] => [
  ...surfaces,
  ...gazetteer,
]

/**
 * Makes an untouched article anew from its lines, in the caller's transaction: content, rows and suggestions. One that
 * was retired comes back. When its lines say what they said, no revision is made.
 */
export async function rebuildArticle(
  tx: Tx,
  article: ArticleAt,
  lines: PrintedLines,
  { names, authorId }: { names: readonly GazetteerEntry[]; authorId: string | null },
): Promise<void> {
  const head = article.head > 0 ? await getRevision(tx, article.id, article.head) : null
  const { content, draft, suggestionsOf } = printedArticle(lines, head?.content.body ?? null)
  checkFields(content)
  const version = article.retiredAt
    ? await advanceArticle(tx, article, { retiredAt: null, mergedIntoId: null })
    : article.version
  if (head && hashOf(content) === hashOf(head.content)) return
  const printedOn = await findPrintedOn(tx, article.id)
  await writeContent(tx, { ...article, version }, { content, reason: 'desk', authorId, printedOn })
  const proposed = suggestionsOf(suggestAnnotations(draft, names))
  const { kept, added } = renewSuggestions(await listSuggestions(tx, article.id), proposed)
  await placeSuggestions(tx, article.id, kept)
  await offerSuggestions(tx, article.id, added)
  await queueRecommendation(tx, article.id, article.head + 1)
}
