import 'server-only'
import { z } from 'zod'
import { textBlocksOf, type Body } from '../document/body'
import type { SuggestionDraft } from '../document/suggestion'
import { isEmptyBody } from '../document/to-published-article'
import { getArticleAt, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { listPiecesOf } from '../db/ledger'
import { decideProposal, findOpenProposal, type OpenProposal } from '../db/proposed-changes'
import { getRevision } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import { listSurfaces } from '../db/vocabulary'
import type { Actor } from '../editorial/actor'
import { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { Conflict, Refused } from '../errors'
import { suggestAnnotations } from '../pipeline/annotations/suggest-annotations'
import type { GazetteerEntry } from '../pipeline/model'
import { retireArticle } from './change-ledger'
import { offerSuggestions } from './offer-suggestions'
import { printedNow, renewProposal } from './propose-to-article'
import { withGazetteer } from './rebuild-article'
import { writeContent } from './write-content'

/** A change that waits, and its article at the version that the person saw it with. */
export const ProposalRef = ArticleRef.extend({ proposalId: z.uuid() })
export type ProposalRef = z.infer<typeof ProposalRef>

const ACCEPT_SECONDS_MAX = 60

/**
 * Takes a proposed change over as a new revision; readers see it when the article is published again. An article that owns
 * no line any more and says nothing is retired. Throws Conflict when the article or the change moved on: what waits then
 * fits the newer text. `Refused('proposal-withdraw-first')` while readers can still see an article without lines.
 */
export async function acceptProposal(actor: Actor, ref: ProposalRef): Promise<{ version: number }> {
  const names = withGazetteer(await listSurfaces())
  const version = await db.$transaction(
    async (tx) => {
      const article = await getArticleAt(tx, ref)
      authorize(actor, 'article.edit', article)
      const proposal = await findOpenProposal(tx, article.id)
      if (proposal?.id !== ref.proposalId) throw new Conflict()
      if (proposal.baseRevision !== article.head) {
        await renewProposal(tx, article)
        return null
      }
      if (!(await decideProposal(tx, proposal.id, 'accepted', actor.id))) throw new Conflict()
      const target = { type: 'article', id: article.id, label: proposal.content.headline }
      await recordAudit(tx, newAct(doerOf(actor)), 'article.accept-change', target, {
        revision: article.head + 1,
      })
      return takeOver(tx, article, proposal, { names, authorId: actor.id })
    },
    { timeout: ACCEPT_SECONDS_MAX * 1000 },
  )
  if (version === null) throw new Conflict()
  return { version }
}

async function takeOver(
  tx: Tx,
  article: ArticleAt,
  { content, basis }: OpenProposal,
  { names, authorId }: { names: readonly GazetteerEntry[]; authorId: string },
): Promise<number> {
  const ownsNothing = (await listPiecesOf(tx, [article.id])).get(article.id)?.length === 0
  const isOver = ownsNothing && isEmptyBody(content.body)
  if (isOver && article.status === 'PUBLISHED') throw new Refused('proposal-withdraw-first')
  const { content: head } = await getRevision(tx, article.id, article.head)
  const printedOn = await findPrintedOn(tx, article.id)
  const version = await writeContent(tx, article, { content, reason: 'proposal', authorId, printedOn })
  await offerSuggestions(tx, article.id, await suggestionsForNew(tx, article, head.body, content.body, names))
  if (!isOver) return version
  await retireArticle(tx, { id: article.id, version }, rangesOf(basis.body))
  return version + 1
}

/** The machine's proposals for the blocks that came in. */
async function suggestionsForNew(
  tx: Tx,
  article: ArticleAt,
  before: Body,
  after: Body,
  names: readonly GazetteerEntry[],
): Promise<SuggestionDraft[]> {
  const known = new Set(textBlocksOf(before).map(({ id }) => id))
  const arrived = new Map(textBlocksOf(after).flatMap(({ id, text }) => (known.has(id) ? [] : [[text, id]])))
  if (arrived.size === 0) return []
  const { content, draft, suggestionsOf } = await printedNow(tx, article)
  const idOf = new Map(textBlocksOf(content.body).map(({ id, text }) => [id, arrived.get(text)]))
  return suggestionsOf(suggestAnnotations(draft, names)).flatMap((suggestion) => {
    const blockId = idOf.get(suggestion.blockId)
    return blockId === undefined ? [] : [{ ...suggestion, blockId }]
  })
}

const rangesOf = (body: Body) =>
  textBlocksOf(body).flatMap(({ source }) =>
    source.flatMap(({ page: pageId, ranges }) => ranges.map((range) => ({ pageId, ...range }))),
  )
