import 'server-only'
import type { ArticleContent } from '../document/content'
import { mergeContents } from '../document/merge-contents'
import { withQuotes } from '../document/open-eyes'
import { withBases } from '../document/stale-figures'
import { holdArticles } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { takeOverPresence } from '../db/presence'
import { findRevision, findRevisionOfSave, getRevision, hashOf } from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import { dropUnsent, listUnsent, type UnsentText } from '../db/unsent-texts'
import type { Actor } from '../editorial/actor'
import type { TakenOver } from '../editorial/article-presence'
import { authorize } from '../editorial/policy'
import { NotFound, Refused } from '../errors'
import { renewProposal } from './propose-to-article'
import { writeContent } from './write-content'

const whole = (content: ArticleContent) => withQuotes(withBases(content, null), null)

type At = { id: string; version: number; head: number }

/**
 * Takes an article over: it is read only in every other browser until someone takes it back there, and what they had typed
 * and could not save becomes a revision in their name. Where such a text changes paragraphs that others changed as well, it
 * stands whole in the history, and the article goes on with what was saved.
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
      for (const unsent of await listUnsent(tx, id, { otherThan: sessionId })) {
        const text = await keepUnsent(tx, at, unsent, actor.id)
        if (text) kept.push({ name: unsent.userName, ...text })
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
  { content: mine, base, saveKey, userId }: UnsentText,
  takenBy: string,
): Promise<{ revision: number; isMerged: boolean } | null> {
  if ((await findRevisionOfSave(tx, at.id, saveKey)) !== null) return null
  const theirs = whole((await getRevision(tx, at.id, at.head)).content)
  const found = await findRevision(tx, at.id, base)
  const before = found && whole(found.content)
  const choose = () => 'theirs' as const
  const merge = before && mergeContents({ base: before, mine, theirs }, { choose, createId: () => '' })
  const isMerged = merge !== null && merge.conflicts.length === 0
  const after = merge?.content ?? theirs
  if (isMerged && hashOf(whole(after)) === hashOf(theirs)) return null

  const printedOn = await findPrintedOn(tx, at.id)
  // A text that stands whole, and what the article goes on with, are as they were: no mark of one moves to the other.
  const put = async (content: ArticleContent, reason: 'unsent' | 'take-over', authorId: string) => {
    const key = reason === 'unsent' ? { saveKey } : {}
    const as = { reason, authorId, printedOn, ...key, isRestored: !isMerged }
    at.version = await writeContent(tx, at, { content, ...as })
    at.head += 1
  }
  await put(isMerged ? after : mine, 'unsent', userId)
  const revision = at.head
  if (!isMerged) await put(after, 'take-over', takenBy)
  return { revision, isMerged }
}
