import 'server-only'
import { replaceWords } from '../document/replace-words'
import type { ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import type { Tx } from '../db/client'
import { holdComment, settleComment } from '../db/comments'
import { getRevision } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { Conflict, Refused } from '../errors'
import { notify } from './notify'
import { renewProposal } from './propose-to-article'
import { writeContent } from './write-content'

/**
 * Writes a proposed change into the text, as a revision of whoever takes it over. Throws Conflict when somebody decided on
 * it before, `Refused('change-words-gone')` when its words are not those it was made on any more.
 */
export async function acceptSuggestedChange(
  tx: Tx,
  actor: Actor,
  article: ArticleAt,
  commentId: string,
): Promise<void> {
  authorize(actor, 'article.accept-suggested', article)
  if (article.retiredAt) throw new Refused('article-retired')
  const change = await holdComment(tx, article.id, commentId)
  const { kind, state, madeOn, replacement } = change
  if (kind !== 'change' || state !== 'open' || replacement === null) throw new Conflict()
  if (change.isGone || change.quote !== madeOn) throw new Refused('change-words-gone')

  const { content } = await getRevision(tx, article.id, article.head)
  await settleComment(tx, commentId, { state: 'accepted', settledById: actor.id })
  await writeContent(tx, article, {
    content: { ...content, body: replaceWords(content.body, change, replacement) },
    reason: 'suggested',
    authorId: actor.id,
    printedOn: await findPrintedOn(tx, article.id),
  })
  const revision = article.head + 1
  await renewProposal(tx, { ...article, head: revision })
  const target = { type: 'article', id: article.id, label: article.headline }
  const detail = { revision, quote: madeOn, replacement }
  await recordAudit(tx, newAct(doerOf(actor)), 'article.accept-suggested', target, detail)
  const told = { kind: 'change-accepted', article, by: actor, commentId } as const
  await notify(tx, [change.authorId], { ...told, detail: `${madeOn} → ${replacement}` })
}
