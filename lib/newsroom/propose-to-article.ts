import 'server-only'
import { randomUUID } from 'node:crypto'
import type { ArticleContent } from '../document/content'
import { isSameContent, proposeChange } from '../document/propose-change'
import { headOf } from '../document/whole-characters'
import type { ArticleAt } from '../db/articles'
import type { Tx } from '../db/client'
import { listPiecesOf, listTexts, readOverrides } from '../db/ledger'
import { findOpenProposal, putProposal, withdrawProposal, type ProposalOrigin } from '../db/proposed-changes'
import { getRevision } from '../db/revisions'
import { Refused } from '../errors'
import { checkFields, printedArticle } from './printed-article'

/**
 * Proposes to an article that people have worked on what a change of its lines would make of it: from what they said,
 * `before`, to what they say, `after`. A change that waits already goes on from where it began; when nothing differs any
 * more, nothing waits.
 */
export async function proposeToArticle(
  tx: Tx,
  article: Pick<ArticleAt, 'id' | 'head'>,
  { before, after }: { before: ArticleContent; after: ArticleContent },
  { origin, createdById }: { origin: ProposalOrigin; createdById: string | null },
): Promise<void> {
  const open = await findOpenProposal(tx, article.id)
  const basis = open?.basis ?? before
  const { content: head } = await getRevision(tx, article.id, article.head)
  const content = proposeChange({ head, before: basis, after }, randomUUID)
  if (isSameContent(head, content)) return withdrawProposal(tx, article.id)
  checkFields(content)
  await putProposal(tx, {
    articleId: article.id,
    origin,
    baseRevision: article.head,
    content,
    basis,
    createdById,
  })
}

/** Makes the change that waits for an article anew, because the article itself moved on. Answers whether one waits now. */
export async function renewProposal(
  tx: Tx,
  article: Pick<ArticleAt, 'id' | 'head' | 'sectionId'>,
): Promise<void> {
  const open = await findOpenProposal(tx, article.id)
  if (!open) return
  const { content: after } = await printedNow(tx, article)
  await proposeToArticle(tx, article, { before: open.basis, after }, open)
}

/**
 * Throws `Refused('proposal-open')` while a change waits for one of the articles: it was made for lines and words that are
 * about to be others.
 */
export async function refuseOpenProposals(
  tx: Tx,
  articles: readonly Pick<ArticleAt, 'id' | 'headline'>[],
): Promise<void> {
  for (const { id, headline } of articles) {
    if (await findOpenProposal(tx, id)) throw new Refused('proposal-open', { headline: headOf(headline, 40) })
  }
}

/** What the lines of an article say now. */
export async function printedNow(
  tx: Tx,
  { id, head, sectionId }: Pick<ArticleAt, 'id' | 'head' | 'sectionId'>,
) {
  const pieces = (await listPiecesOf(tx, [id])).get(id) ?? []
  const texts = await listTexts(
    tx,
    pieces.map(({ pageId }) => pageId),
  )
  const { content } = await getRevision(tx, id, head)
  return printedArticle({ pieces, texts, sectionId, overrides: await readOverrides(tx, id) }, content.body)
}
