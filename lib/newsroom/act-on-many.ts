import 'server-only'
import { getArticle } from '../db/articles'
import { doerOf, hasRecord, isActOfAnother, type Act } from '../db/audit'
import { listMatching } from '../db/article-lists'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import { BULK_MAX, type BulkAct, type BulkRequest, type BulkRow } from '../editorial/bulk'
import type { ArticleQuery } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'
import { AppError, Forbidden } from '../errors'
import { approveArticle } from './approve-article'
import { assignArticle } from './assign-article'
import { fileArticle } from './file-article'
import { prioritizeArticle } from './prioritize-article'
import { publishFromDesk } from './publish-article'
import { submitArticle } from './submit-article'
import { tagArticle } from './tag-article'
import { restoreArticle, trashArticle } from './trash-article'
import { unpublishArticle, withdrawArticle } from './unpublish-article'

/** Null where it was done; otherwise why not, `failed` when that is a bug (the log has it). */
export type BulkOutcome = { id: string; refusal: AppError | 'failed' | null }

/**
 * Does one thing to some articles, each by itself as if it were done to that one alone: the policy and every other rule is
 * asked of each, and each is done or refused. All records carry the id of the act. An article that this act has a record
 * of is not done again, so that what got no answer can be asked once more.
 */
export async function actOnMany(actor: Actor, { actId, act, rows }: BulkRequest): Promise<BulkOutcome[]> {
  return eachByItself(actor, actId, rows, (by, row) => actOnOne(actor, by, act, row))
}

/** Runs one thing for each of some articles under one act id, and tells of each what came of it. */
export async function eachByItself<Row extends { id: string }>(
  actor: Actor,
  actId: string,
  rows: readonly Row[],
  run: (by: Act, row: Row) => Promise<unknown>,
): Promise<BulkOutcome[]> {
  authorize(actor, 'article.bulk')
  if (await isActOfAnother(actId, actor.id)) throw new Forbidden('article.bulk')
  const by: Act = { id: actId, doer: doerOf(actor) }
  const outcomes: BulkOutcome[] = []
  for (const row of rows)
    outcomes.push({ id: row.id, refusal: await refusalOf(by, row.id, () => run(by, row)) })
  return outcomes
}

async function refusalOf(
  by: Act,
  articleId: string,
  run: () => Promise<unknown>,
): Promise<BulkOutcome['refusal']> {
  try {
    if (!(await hasRecord(by, articleId))) await run()
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    console.error(`act ${by.id} failed on article ${articleId}`, error)
    return 'failed'
  }
}

async function actOnOne(actor: Actor, by: Act, act: BulkAct, row: ArticleRef): Promise<unknown> {
  switch (act.kind) {
    case 'assign':
      return assignArticle(actor, { ...row, assigneeId: act.assigneeId, dueAt: (await at(row)).dueAt }, by)
    case 'due':
      return assignArticle(actor, { ...row, assigneeId: (await at(row)).assigneeId, dueAt: act.dueAt }, by)
    case 'priority':
      return prioritizeArticle(actor, { ...row, priority: act.priority }, by)
    case 'section':
      return fileArticle(actor, { ...row, sectionId: act.sectionId }, by)
    case 'tag':
      return tagArticle(actor, { ...row, tagId: act.tagId }, by)
    case 'submit':
      return submitArticle(actor, row, by)
    case 'approve':
      return approveArticle(actor, { ...row, opinion: act.opinion, checks: act.checks }, by)
    case 'publish':
      return publishFromDesk(
        actor,
        { ref: row, expiresAt: stillToCome((await at(row)).expiresAt), address: null, change: null },
        by,
      )
    case 'unpublish':
      return unpublishArticle(actor, row, by)
    case 'withdraw':
      return withdrawArticle(actor, { ...row, reason: act.reason }, by)
    case 'trash':
      return trashArticle(actor, row, by)
    case 'restore':
      return restoreArticle(actor, row, by)
  }
}

/** What is not to be changed is read first; a write in between makes the version an older one, and refuses. */
const at = ({ id }: ArticleRef) => getArticle(db, id)

const stillToCome = (time: Date | null) => (time && time > new Date() ? time : null)

/** The articles that a list holds with these filters, up to the bound, and how many there are. */
export async function listChoosable(
  actor: Actor,
  query: ArticleQuery,
): Promise<{ rows: BulkRow[]; total: number }> {
  authorize(actor, 'article.list')
  return listMatching(query, actor.id, BULK_MAX)
}
