import 'server-only'
import { anchorAt, moveAnchors, type BlockRange, type TextAnchor } from '../document/text-anchor'
import { getArticle, holdArticles, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import {
  holdComment,
  listComments,
  putComment,
  putMessage,
  settleComment,
  stampOfComments,
} from '../db/comments'
import { findRevision, getRevision } from '../db/revisions'
import { listColleagues } from '../db/users'
import type { Actor } from '../editorial/actor'
import type { AuditAction } from '../editorial/audit'
import { mentionedIn, type ArticleComments, type CommentAct, type CommentActOf } from '../editorial/comment'
import { authorize } from '../editorial/policy'
import { Conflict, NotFound, Refused } from '../errors'
import { acceptSuggestedChange } from './accept-suggested-change'
import { notify, ownersOf } from './notify'

/** What is said of an article and proposed for its words. Throws NotFound. */
export async function getComments(actor: Actor, articleId: string): Promise<ArticleComments> {
  return db.$transaction(
    async (tx) => {
      const article = await getArticle(tx, articleId)
      authorize(actor, 'article.view', article)
      return answerOf(tx, article)
    },
    { isolationLevel: 'RepeatableRead' },
  )
}

async function answerOf(tx: Tx, { id, version, head }: ArticleAt): Promise<ArticleComments> {
  const [stamp, comments] = [await stampOfComments(id, tx), await listComments(tx, id)]
  return { stamp, version, revision: head, comments }
}

/** Does one act with the comments of an article, and answers all of them. Throws NotFound. */
export async function commentOnArticle(
  actor: Actor,
  articleId: string,
  act: CommentAct,
): Promise<ArticleComments> {
  return db.$transaction(
    async (tx) => {
      // Held, so that no save moves the others along while one is added.
      const article = (await holdArticles(tx, [articleId])).get(articleId)
      if (!article) throw new NotFound()
      await doAct(tx, actor, article, act)
      return answerOf(tx, act.act === 'accept' ? await getArticle(tx, articleId) : article)
    },
    { timeout: 30_000 },
  )
}

async function doAct(tx: Tx, actor: Actor, article: ArticleAt, act: CommentAct): Promise<void> {
  if (act.act === 'comment' || act.act === 'suggest') return begin(tx, actor, article, act)
  if (act.act === 'reply') return reply(tx, actor, article, act)
  if (act.act === 'accept') return acceptSuggestedChange(tx, actor, article, act.commentId)
  if (act.act === 'reject') return reject(tx, actor, article, act.commentId)
  return settle(tx, actor, article, act)
}

async function begin(
  tx: Tx,
  actor: Actor,
  article: ArticleAt,
  act: CommentActOf<'comment' | 'suggest'>,
): Promise<void> {
  const replacement = act.act === 'suggest' ? act.replacement : null
  authorize(actor, replacement === null ? 'article.comment' : 'article.suggest-change', article)
  if (article.retiredAt) throw new Refused('article-retired')
  const at = await anchorNow(tx, article, act.revision, act.range)
  if (at.quote === replacement) throw new Refused('change-same')
  // What is to be replaced stands in one paragraph; by now its words may reach over two.
  if (replacement !== null && at.endBlockId !== null) throw new Conflict()
  const now = new Date()
  const by = { articleId: article.id, authorId: actor.id }
  const commentId = await putComment(tx, by, at, replacement, now)
  const mentioned = act.text === '' ? [] : await say(tx, actor, commentId, act.text, now)
  await record(tx, actor, article, replacement === null ? 'article.comment' : 'article.suggest-change', {
    quote: at.quote,
    ...(replacement !== null && { replacement }),
  })
  const detail = act.text || `${at.quote} → ${replacement}`
  await tell(tx, actor, article, { commentId, mentioned, speakers: [], detail })
}

/** The words that were chosen in a revision, where they stand by now. Throws Conflict when they are gone. */
async function anchorNow(
  tx: Tx,
  article: ArticleAt,
  revision: number,
  range: BlockRange,
): Promise<TextAnchor> {
  const { content } = await getRevision(tx, article.id, article.head)
  const chosenIn =
    revision === article.head ? content : (await findRevision(tx, article.id, revision))?.content
  const chosen = chosenIn && anchorAt(chosenIn.body, range)
  const now = chosen && moveAnchors(chosenIn.body, content.body, new Map([['', chosen]])).get('')
  if (!now || now.isGone || now.quote !== chosen.quote) throw new Conflict()
  return now
}

async function reply(
  tx: Tx,
  actor: Actor,
  article: ArticleAt,
  { commentId, text }: CommentActOf<'reply'>,
): Promise<void> {
  authorize(actor, 'article.comment', article)
  const { speakerIds } = await holdComment(tx, article.id, commentId)
  const mentioned = await say(tx, actor, commentId, text, new Date())
  await record(tx, actor, article, 'article.comment-reply', { comment: commentId })
  await tell(tx, actor, article, { commentId, mentioned, speakers: speakerIds, detail: text })
}

/** Answers whom the text names. */
async function say(tx: Tx, actor: Actor, commentId: string, text: string, at: Date): Promise<string[]> {
  const mentioned = mentionedIn(text, await listColleagues(tx))
  await putMessage(tx, { commentId, authorId: actor.id, text, at }, mentioned)
  return mentioned
}

type Said = { commentId: string; mentioned: string[]; speakers: string[]; detail: string }

/** Who is named hears of that; whose article it is, and who spoke before, of the comment. */
async function tell(
  tx: Tx,
  by: Actor,
  article: ArticleAt,
  { commentId, mentioned, speakers, detail }: Said,
): Promise<void> {
  const others = [...ownersOf(article), ...speakers].filter((id) => !mentioned.includes(id))
  await notify(tx, mentioned, { kind: 'mentioned', article, by, commentId, detail })
  await notify(tx, others, { kind: 'comment', article, by, commentId, detail })
}

/** Resolves a comment or opens it again. Throws Conflict when somebody else just did. */
async function settle(
  tx: Tx,
  actor: Actor,
  article: ArticleAt,
  { act, commentId }: CommentActOf<'resolve' | 'reopen'>,
): Promise<void> {
  authorize(actor, 'article.resolve-comment', article)
  const { kind, state } = await holdComment(tx, article.id, commentId)
  if (kind !== 'comment' || (state === 'open') !== (act === 'resolve')) throw new Conflict()
  await settleComment(
    tx,
    commentId,
    act === 'resolve' ? { state: 'resolved', settledById: actor.id } : { state: 'open' },
  )
  const name = act === 'resolve' ? 'article.comment-resolve' : 'article.comment-reopen'
  await record(tx, actor, article, name, { comment: commentId })
}

/** Turns a proposed change down; nothing is written in the text. */
async function reject(tx: Tx, actor: Actor, article: ArticleAt, commentId: string): Promise<void> {
  authorize(actor, 'article.reject-suggested', article)
  const { authorId, kind, state, madeOn, replacement } = await holdComment(tx, article.id, commentId)
  if (kind !== 'change' || state !== 'open') throw new Conflict()
  await settleComment(tx, commentId, { state: 'rejected', settledById: actor.id })
  await record(tx, actor, article, 'article.reject-suggested', {
    quote: madeOn,
    replacement: replacement ?? '',
  })
  const detail = `${madeOn} → ${replacement}`
  await notify(tx, [authorId], { kind: 'change-rejected', article, by: actor, commentId, detail })
}

const record = (
  tx: Tx,
  actor: Actor,
  { id, headline }: ArticleAt,
  action: AuditAction,
  detail: Record<string, string>,
) => recordAudit(tx, newAct(doerOf(actor)), action, { type: 'article', id, label: headline }, detail)
