import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '../document/canonical-json'
import { ArticleContent } from '../document/content'
import { mergeContents } from '../document/merge-contents'
import { keepMarks, SettledMark } from '../document/keep-marks'
import { openEyes, withQuotes } from '../document/open-eyes'
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
import { judgeRules } from './judge-rules'
import { renewProposal } from './propose-to-article'
import { withoutGoneTags } from './without-gone-tags'
import { putAside, writeContent } from './write-content'

export const SaveArticle = ArticleRef.extend({
  content: ArticleContent,
  decisions: z.array(SuggestionDecision).max(20_000),
  /** The number of the revision that the content was made from: what others saved since is merged. Without it, that refuses the save. */
  base: z.int().min(1).optional(),
  /** One for each save, however often it is sent. */
  key: z.uuid().optional(),
  /** The open editor that sends it. */
  tabId: z.uuid().optional(),
  /** The texts that were given up for `content` as conflicts were settled; each is kept as a revision before it. */
  givenUp: z.array(ArticleContent).max(50).optional(),
  /** What was decided on marks that are not in the text any more. */
  settled: z.array(SettledMark).max(20_000).optional(),
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
 * since `base` is merged paragraph by paragraph. A content equal to the newest revision makes none; what became of marks that needed an eye is recorded; a save that is sent
 * again is not done again. A proposed change that waits is made anew for the newer text. Throws Conflict when a paragraph
 * was changed by both, or the base is thinned out: then nothing is written, and the browser, which has all three texts, asks.
 */
export async function saveArticle(actor: Actor, sent: SaveArticle): Promise<SavedArticle> {
  return db.$transaction(
    async (tx) => {
      // Two saves at once wait for each other: the second is merged, not refused.
      const article = (await holdArticles(tx, [sent.id])).get(sent.id)
      if (!article) throw new NotFound()
      const done = sent.key ? await findRevisionOfSave(tx, article.id, sent.key) : null
      if (done !== null) return answerAgain(tx, article, sent, done)
      if (article.retiredAt) throw new Refused('article-retired')
      authorize(actor, 'article.edit', article)
      const input = await withoutGone(tx, sent)
      const head = await getRevision(tx, article.id, article.head)
      const merged = await mergedWith(tx, article, head.content, input)
      await decideSuggestions(tx, article.id, input.decisions, actor.id)
      await judgeRules(tx, article.id, input.decisions)
      const before = whole(head.content, null)
      const made = keepMarks(before, whole(merged, before), input.settled)
      const { content } = made
      if (input.tabId) await dropUnsent(tx, article.id, input.tabId)
      const savedAt = new Date()
      const isNew = Boolean(input.givenUp?.length) || hashOf(content) !== hashOf(before)
      const at = isNew ? await write(tx, actor, article, { before, input, made }, savedAt) : article
      return {
        version: at.version,
        revision: at.head,
        savedAt: savedAt.toISOString(),
        merged: isSent(content, sent.content) ? null : content,
      }
    },
    { timeout: 30_000 },
  )
}

/** What was sent, without the mentions of tags that are no more. */
async function withoutGone(tx: Tx, { givenUp, ...sent }: SaveArticle): Promise<SaveArticle> {
  const content = await withoutGoneTags(tx, sent.content)
  if (!givenUp) return { ...sent, content }
  const texts: ArticleContent[] = []
  for (const text of givenUp) texts.push(await withoutGoneTags(tx, text))
  return { ...sent, content, givenUp: texts }
}

/** With the words that each figure was confirmed against, and that each mention was marked on. */
const whole = (content: ArticleContent, before: ArticleContent | null) =>
  withQuotes(withBases(content, before), before)

const isSent = (stored: ArticleContent, sent: ArticleContent) =>
  canonicalJson(stored) === canonicalJson(whole(sent, stored))

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
  const made = whole(before.content, null)
  const merge = mergeContents({ base: made, mine: whole(mine, made), theirs: whole(theirs, null) })
  if (merge.conflicts.length > 0) throw new Conflict()
  return merge.content
}

type Written = { before: ArticleContent; input: SaveArticle; made: ReturnType<typeof keepMarks> }

async function write(
  tx: Tx,
  actor: Actor,
  article: ArticleAt,
  { before, input: { key, givenUp = [], settled }, made: { content, merged } }: Written,
  now: Date,
): Promise<{ version: number; head: number }> {
  const printedOn = await findPrintedOn(tx, article.id)
  const last = await getRevisionFacts(tx, article.id, article.head)
  const at = { id: article.id, version: article.version, head: article.head }
  const by = { authorId: actor.id, printedOn }
  // Marks of a text that was given up are given up with it.
  for (const text of givenUp) at.head = await putAside(tx, at, { content: text, before, authorId: actor.id })
  const kept = { before, merged }
  const save = { content, kept, reason: 'save' as const, ...by, settled, ...(key && { saveKey: key }) }
  at.version = await writeContent(tx, at, save)
  at.head += 1
  await renewProposal(tx, { ...article, head: at.head })
  await thinRevisions(tx, article.id)
  // One record a sitting: the revisions tell the rest.
  const isSitting =
    last.reason === 'save' &&
    last.authorId === actor.id &&
    now.getTime() - last.createdAt.getTime() < SITTING_MS
  const target = { type: 'article', id: article.id, label: content.headline }
  const act = newAct(doerOf(actor))
  if (!isSitting || givenUp.length > 0)
    await recordAudit(tx, act, 'article.save', target, { revision: at.head })
  const eyes = settledEyes(before, content, settled)
  if (eyes.length > 0)
    await recordAudit(tx, act, 'article.settle-marks', target, { revision: at.head, settled: eyes })
  return at
}

/** The marks that needed an eye and need none any more, with their words and what was decided. */
function settledEyes(
  before: ArticleContent,
  content: ArticleContent,
  settled: readonly SettledMark[] = [],
): { quote: string; outcome: string }[] {
  const open = new Set(openEyes(content).map(({ id }) => id))
  const decided = new Map(settled.map(({ markId, outcome }) => [markId, outcome]))
  return openEyes(before).flatMap(({ id, state, quote }) =>
    open.has(id) ? [] : [{ quote, outcome: decided.get(id) ?? (state === 'changed' ? 'kept' : 'placed') }],
  )
}
