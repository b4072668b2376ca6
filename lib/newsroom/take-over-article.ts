import 'server-only'
import { holdArticles } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { listSessionsAtArticle, takeOverPresence } from '../db/presence'
import { findPrintedOn } from '../db/source-pages'
import { dropUnsent, listUnsent, type UnsentText } from '../db/unsent-texts'
import type { Actor } from '../editorial/actor'
import type { TakenOver } from '../editorial/article-presence'
import { authorize, can } from '../editorial/policy'
import { NotFound, Refused } from '../errors'
import { mergeUnsent } from './merge-unsent'
import { renewProposal } from './propose-to-article'
import { withoutGoneTags } from './without-gone-tags'
import { putAside, writeContent } from './write-content'

type At = { id: string; version: number; head: number }

/** Who was not seen for longer has left: what they typed is not put into the text behind their back. */
const PRESENT_MS = 10 * 60 * 1000

/**
 * Takes an article over: it is read only in every other browser until someone takes it back there, and what they had typed
 * and could not save becomes a revision in their name. It is merged where its author is still there and may edit the article;
 * the text of anyone else, and one that changes paragraphs that others changed as well, stands whole in the history, and the
 * article goes on with what was saved.
 */
export async function takeOverArticle(
  actor: Actor,
  sessionId: string,
  { id }: { id: string },
): Promise<TakenOver> {
  return db.$transaction(
    async (tx) => {
      const article = (await holdArticles(tx, [id])).get(id)
      if (!article) throw new NotFound()
      if (article.retiredAt) throw new Refused('article-retired')
      authorize(actor, 'article.take-over', article)
      const at: At = { id, version: article.version, head: article.head }
      const kept: TakenOver['kept'] = []
      const present = await listSessionsAtArticle(tx, id, new Date(Date.now() - PRESENT_MS))
      for (const typed of await listUnsent(tx, id, { otherThan: sessionId })) {
        const { by } = typed
        const unsent = { ...typed, content: await withoutGoneTags(tx, typed.content) }
        const mayMerge = present.has(unsent.sessionId) && !by.isDisabled && can(by, 'article.edit', article)
        const text = await keepUnsent(tx, at, unsent, { takenBy: actor.id, mayMerge })
        if (text) kept.push({ name: by.name, ...text })
        await dropUnsent(tx, id, unsent.tabId)
      }
      if (kept.length > 0) await renewProposal(tx, { ...article, head: at.head })
      await takeOverPresence(tx, id, { sessionId, userId: actor.id })
      const target = { type: 'article', id, label: article.headline }
      await recordAudit(tx, newAct(doerOf(actor)), 'article.take-over', target, { kept })
      return { kept }
    },
    { timeout: 30_000 },
  )
}

/** Writes an unsent text as a revision, and moves `at` on. Null when the article says all of it already. */
async function keepUnsent(
  tx: Tx,
  at: At,
  unsent: UnsentText,
  { takenBy, mayMerge }: { takenBy: string; mayMerge: boolean },
): Promise<{ revision: number; isMerged: boolean } | null> {
  const beside = await mergeUnsent(tx, at, unsent)
  if (!beside) return null
  const { theirs, merged, hasConflicts } = beside
  const by = { authorId: unsent.by.id, saveKey: unsent.saveKey }
  const printedOn = await findPrintedOn(tx, at.id)
  const write = async (snapshot: Omit<Parameters<typeof writeContent>[2], 'printedOn'>) => {
    at.version = await writeContent(tx, at, { ...snapshot, printedOn })
    at.head += 1
    return at.head
  }
  if (mayMerge && !hasConflicts) {
    const revision = await write({ content: merged, reason: 'unsent', ...by })
    return { revision, isMerged: true }
  }
  at.head = await putAside(tx, at, { content: unsent.content, before: theirs, ...by })
  const revision = at.head
  // What the article goes on with is as it was: no mark of the text that stands aside moves there.
  const kept = { before: theirs, merged: [] }
  await write({ content: mayMerge ? merged : theirs, reason: 'take-over', authorId: takenBy, kept })
  return { revision, isMerged: false }
}
