import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { listPlaces, putPlaces, takePagesOf } from '../db/article-ledger'
import { getArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { findJoin, reopenRivals } from '../db/jump-matches'
import { deleteRedirect, putRevived, setEdited } from '../db/retirement'
import { getRevision } from '../db/revisions'
import { findPrintedOn, listPagesOfArticle } from '../db/source-pages'
import { markStale } from '../db/stale-surfaces'
import { decideSuggestions, listOpenSuggestions } from '../db/suggestions'
import { textBlocksOf, type Body } from '../document/body'
import { moveSuggestion } from '../document/move-suggestion'
import type { Actor } from '../editorial/actor'
import { siteAddress } from '../editorial/addresses'
import type { SplitRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, NotFound, Refused } from '../errors'
import { refuseOpenProposals } from './propose-to-article'
import { writeContent } from './write-content'

/**
 * Takes a join back while the whole was not edited and no line of it moved since: the beginning gets a new revision that is
 * the one before the join, the fragment is work again with its lines and its address. What was public of the fragment
 * stays withdrawn, what is public of the whole stays until it is published anew. Refuses with `join-changed` otherwise.
 */
export async function splitOffFragment(actor: Actor, input: SplitRef): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const whole = await getArticleAt(tx, input)
    const fragment = await getArticle(tx, input.fragmentId)
    authorize(actor, 'article.join', whole)
    authorize(actor, 'article.join', fragment)
    const join = await findJoin(tx, fragment.id)
    if (!join || join.beginningId !== whole.id) throw new NotFound()
    const { undo } = join
    await takePagesOf(tx, [whole.id])
    await refuseOpenProposals(tx, [whole])
    if (whole.head !== undo.headAfter) throw new Refused('join-changed')
    if (!isDeepStrictEqual(await listPlaces(tx, whole.id), undo.whole)) throw new Refused('join-changed')

    const both = await listPagesOfArticle(tx, whole.id)
    const isMoved = await putPlaces(tx, whole.id, undo.beginning)
    if (!isMoved || !(await putPlaces(tx, fragment.id, undo.fragment))) throw new Conflict()
    const { content } = await getRevision(tx, whole.id, undo.headBefore)
    const version = await writeContent(tx, whole, {
      content,
      reason: 'split',
      authorId: actor.id,
      printedOn: await findPrintedOn(tx, whole.id),
    })
    await setEdited(tx, whole.id, undo.beginningWasEdited)
    await supersede(tx, whole.id, content.body)
    const wasPublished = undo.fragmentStatus === 'PUBLISHED'
    await putRevived(tx, fragment.id, wasPublished ? 'WITHDRAWN' : undo.fragmentStatus)
    if (fragment.slug !== null) await deleteRedirect(tx, siteAddress.article('zh-CN', fragment.slug))
    await reopenRivals(tx, join, join.decidedAt)
    await markStale(tx, [
      SURFACE.latest,
      ...both.map(({ id }) => SURFACE.source(id)),
      SURFACE.article(whole.id),
    ])
    const target = { type: 'article', id: whole.id, label: content.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.split-off', target, {
      fragment: { id: fragment.id, headline: fragment.headline },
    })
    return { version }
  })
}

/** Proposals for words that went with the fragment are out of date here. */
async function supersede(tx: Tx, articleId: string, body: Body): Promise<void> {
  const texts = new Map(textBlocksOf(body).map(({ id, text }) => [id, text]))
  const gone = (await listOpenSuggestions(tx, articleId, 0)).filter((suggestion) => {
    const { blockId } = suggestion
    const text = texts.get(blockId) ?? ''
    return moveSuggestion(suggestion, { blockId, offset: 0 }, text, text) === null
  })
  const decisions = gone.map(({ id }) => ({ suggestionId: id, state: 'superseded' as const }))
  await decideSuggestions(tx, articleId, decisions, null)
}
