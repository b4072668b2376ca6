import 'server-only'
import { randomUUID } from 'node:crypto'
import { contentOfDraft } from '../document/content-of-draft'
import { onPage, suggestionsFromDraft } from '../document/from-draft'
import { putArticle } from '../db/articles'
import type { Act } from '../db/audit'
import type { Tx } from '../db/client'
import { putLedger } from '../db/source-pages'
import type { Annotations, Draft } from '../pipeline/model'
import { offerSuggestions } from './offer-suggestions'
import { queueRecommendation } from './queue-recommendation'
import { writeContent } from './write-content'

export type AnnotatedDraft = { draft: Draft; annotations: Annotations }
type Place = { pageId: string; sectionId: string; printedOn: string | null }

/** Makes an article of a draft of a page: its first revision, its lines of the ledger, its open suggestions. Answers its id. */
export async function putDraft(
  tx: Tx,
  act: Act,
  { draft, annotations }: AnnotatedDraft,
  { pageId, sectionId, printedOn }: Place,
): Promise<string> {
  const ids = [...draft.blocks, null].map(() => randomUUID())
  const content = contentOfDraft(draft, onPage(pageId), ids, sectionId)
  const article = await putArticle(tx, { headline: content.headline, sectionId, createdById: act.doer.id })
  await writeContent(tx, article, { content, reason: 'import', authorId: act.doer.id, printedOn })
  await putLedger(
    tx,
    pageId,
    draft.pieces.map((piece, position) => ({ articleId: article.id, piece, position })),
  )
  await offerSuggestions(tx, article.id, suggestionsFromDraft(draft, annotations, ids))
  await queueRecommendation(tx, article.id, article.head + 1)
  return article.id
}
