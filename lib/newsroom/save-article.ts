import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '../document/canonical-json'
import { ArticleContent } from '../document/content'
import { mergeContents } from '../document/merge-contents'
import { withBases } from '../document/stale-figures'
import { SuggestionDecision } from '../document/suggestion'
import { holdArticles, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import {
  findRevision,
  findRevisionOfSave,
  getRevision,
  getRevisionFacts,
  hashOf,
  thinRevisions,
  withMoves,
} from '../db/revisions'
import { findPrintedOn } from '../db/source-pages'
import { decideSuggestions } from '../db/suggestions'
import { dropUnsent } from '../db/unsent-texts'
import type { Actor } from '../editorial/actor'
import { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { Conflict, NotFound, Refused } from '../errors'
import { renewProposal } from './propose-to-article'
import { writeContent } from './write-content'

export const SaveArticle = ArticleRef.extend({
  content: ArticleContent,
  decisions: z.array(SuggestionDecision).max(20_000),
  /** The number of the revision that the content was made from: what others saved since is merged. Without it, that refuses the save. */
  base: z.int().min(1).optional(),
  /** One for each save, however often it is sent. */
  key: z.uuid().optional(),
  /** The open editor that sends it. */
  tabId: z.uuid().optional(),
  /** The text that was given up for `content` when a conflict was settled; it is kept as a revision before it. */
  givenUp: ArticleContent.nullish(),
})
export type SaveArticle = z.infer<typeof SaveArticle>

export type SavedArticle = {
  version: number
  /** The number of the revision that holds what was sent. */
  revision: number
  savedAt: string
  /** What is stored, where that is more than what was sent. */
  merged: ArticleContent | null
}

const SITTING_MS = 10 * 60 * 1000

/**
 * Saves what an editor made of an article, with what they decided about suggestions, as a new revision. What others saved
 * since `base` is merged paragraph by paragraph. A content equal to the newest revision makes none; a save that is sent
 * again is not done again. A proposed change that waits is made anew for the newer text. Throws Conflict when a paragraph
 * was changed by both, or the base is thinned out: then nothing is written, and the browser, which has all three texts, asks.
 */
export async function saveArticle(actor: Actor, input: SaveArticle): Promise<SavedArticle> {
  return db.$transaction(
    async (tx) => {
      // Two saves at once wait for each other: the second is merged, not refused.
      const article = (await holdArticles(tx, [input.id])).get(input.id)
      if (!article) throw new NotFound()
      const done = input.key ? await findRevisionOfSave(tx, article.id, input.key) : null
      if (done !== null) return answerAgain(tx, article, input, done)
      if (article.retiredAt) throw new Refused('article-retired')
      authorize(actor, 'article.edit', article)
      const head = await getRevision(tx, article.id, article.head)
      const content = withBases(await mergedWith(tx, article, head.content, input), head.content)
      await decideSuggestions(tx, article.id, input.decisions, actor.id)
      if (input.tabId) await dropUnsent(tx, article.id, input.tabId)
      const savedAt = new Date()
      const isNew = Boolean(input.givenUp) || hashOf(content) !== hashOf(withBases(head.content, null))
      const at = isNew ? await write(tx, actor, article, { ...input, content }, savedAt) : article
      const merged = isSent(content, input.content) ? null : content
      return { version: at.version, revision: at.head, savedAt: savedAt.toISOString(), merged }
    },
    { timeout: 30_000 },
  )
}

const isSent = (stored: ArticleContent, sent: ArticleContent) =>
  canonicalJson(stored) === canonicalJson(withBases(sent, stored))

/** What was answered the first time, as far as it still holds. */
async function answerAgain(
  tx: Tx,
  article: ArticleAt,
  input: SaveArticle,
  number: number,
): Promise<SavedArticle> {
  const { content } = await getRevision(tx, article.id, number)
  const { createdAt } = await getRevisionFacts(tx, article.id, number)
  return {
    version: article.head === number ? article.version : input.version,
    revision: number,
    savedAt: createdAt.toISOString(),
    merged: isSent(content, input.content) ? null : content,
  }
}

/** What was sent together with what others saved since its base. */
async function mergedWith(
  tx: Tx,
  article: ArticleAt,
  theirs: ArticleContent,
  { version, base, content }: SaveArticle,
): Promise<ArticleContent> {
  if (version === article.version && (base === undefined || base === article.head)) return content
  if (base === undefined || base > article.head) throw new Conflict()
  const before = await findRevision(tx, article.id, base)
  if (!before) throw new Conflict()
  const mine = { ...content, mentions: await withMoves(tx, article.id, base, content.mentions) }
  const bases = { base: withBases(before.content, null), theirs: withBases(theirs, null) }
  const merge = mergeContents({ ...bases, mine: withBases(mine, before.content) })
  if (merge.conflicts.length > 0) throw new Conflict()
  return merge.content
}

async function write(
  tx: Tx,
  actor: Actor,
  article: ArticleAt,
  { content, key, givenUp }: SaveArticle,
  now: Date,
): Promise<{ version: number; head: number }> {
  const printedOn = await findPrintedOn(tx, article.id)
  const before = await getRevisionFacts(tx, article.id, article.head)
  const at = { id: article.id, version: article.version, head: article.head }
  const by = { authorId: actor.id, printedOn }
  if (givenUp) {
    at.version = await writeContent(tx, at, { content: givenUp, reason: 'unsent', ...by })
    at.head += 1
  }
  at.version = await writeContent(tx, at, { content, reason: 'save', ...by, ...(key && { saveKey: key }) })
  at.head += 1
  await renewProposal(tx, { ...article, head: at.head })
  await thinRevisions(tx, article.id)
  // One record a sitting: the revisions tell the rest.
  const isSitting =
    before.reason === 'save' &&
    before.authorId === actor.id &&
    now.getTime() - before.createdAt.getTime() < SITTING_MS
  const target = { type: 'article', id: article.id, label: content.headline }
  if (!isSitting || givenUp)
    await recordAudit(tx, newAct(doerOf(actor)), 'article.save', target, { revision: at.head })
  return at
}
