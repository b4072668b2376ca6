import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { listPlaces, putPlaces, takePagesOf } from '../db/article-ledger'
import type { ArticleAt } from '../db/articles'
import type { Tx } from '../db/client'
import { deleteRedirect, putRevived, setEdited } from '../db/retirement'
import { getRevision } from '../db/revisions'
import { findPrintedOn, listPagesOfArticle } from '../db/source-pages'
import { markStale } from '../db/stale-surfaces'
import { decideSuggestions, listOpenSuggestions } from '../db/suggestions'
import { textBlocksOf, type Body } from '../document/body'
import { moveSuggestion } from '../document/move-suggestion'
import { siteAddress } from '../editorial/addresses'
import type { JoinUndo } from '../editorial/join-undo'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, Refused } from '../errors'
import { refuseOpenProposals } from './propose-to-article'
import { writeContent } from './write-content'

/**
 * Makes an article and the one that went into it two again, as they were, while the whole was not edited and no line of it
 * moved since. What was public of the part stays withdrawn, what is public of the whole stays until it is published anew.
 * Refuses with `join-changed` otherwise. Whether the author may is for the caller to ask.
 */
export async function takeApart(
  tx: Tx,
  authorId: string,
  { whole, part, undo }: { whole: ArticleAt; part: ArticleAt; undo: JoinUndo },
): Promise<{ version: number; headline: string }> {
  await takePagesOf(tx, [whole.id])
  await refuseOpenProposals(tx, [whole])
  if (whole.head !== undo.headAfter) throw new Refused('join-changed')
  if (!isDeepStrictEqual(await listPlaces(tx, whole.id), undo.whole)) throw new Refused('join-changed')

  const pages = await listPagesOfArticle(tx, whole.id)
  const isMoved = await putPlaces(tx, whole.id, undo.beginning)
  if (!isMoved || !(await putPlaces(tx, part.id, undo.fragment))) throw new Conflict()
  const version = await restoreContent(tx, authorId, whole, undo)
  const wasPublished = undo.fragmentStatus === 'PUBLISHED'
  await putRevived(tx, part.id, wasPublished ? 'WITHDRAWN' : undo.fragmentStatus)
  if (part.slug !== null) await deleteRedirect(tx, siteAddress.article('zh-CN', part.slug))
  await markStale(tx, [
    SURFACE.latest,
    ...pages.map(({ id }) => SURFACE.source(id)),
    SURFACE.article(whole.id),
  ])
  return { version, headline: whole.headline }
}

/** The words of the whole as they were before; nothing to do when they stayed. */
async function restoreContent(tx: Tx, authorId: string, whole: ArticleAt, undo: JoinUndo): Promise<number> {
  if (undo.headBefore === undo.headAfter) return whole.version
  const { content } = await getRevision(tx, whole.id, undo.headBefore)
  const version = await writeContent(tx, whole, {
    content,
    reason: 'split',
    authorId,
    printedOn: await findPrintedOn(tx, whole.id),
    isRestored: true,
  })
  await setEdited(tx, whole.id, undo.beginningWasEdited)
  await supersede(tx, whole.id, content.body)
  return version
}

/** Proposals for words that went with the part are out of date here. */
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
