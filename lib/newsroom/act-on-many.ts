import 'server-only'
import { getArticle } from '../db/articles'
import { doerOf, hasRecord, isActOfAnother, type Act } from '../db/audit'
import { listMatching } from '../db/article-lists'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import type { ArticleRef } from '../editorial/article-ref'
import {
  backOf,
  BULK_MAX,
  type BulkAct,
  type BulkBack,
  type BulkRequest,
  type BulkRow,
} from '../editorial/bulk'
import type { ArticleQuery } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'
import { AppError, Forbidden } from '../errors'
import { approveArticle } from './approve-article'
import { assignArticle } from './assign-article'
import { fileArticle } from './file-article'
import { prioritizeArticle } from './prioritize-article'
import { publishFromDesk } from './publish-article'
import { recallArticle } from './recall-article'
import { submitArticle } from './submit-article'
import { tagArticle } from './tag-article'
import { restoreArticle, trashArticle } from './trash-article'
import { unpublishArticle, withdrawArticle } from './unpublish-article'

/** `refusal` is null where it was done, with what takes it back if anything does; otherwise why not, `failed` when that is a bug (the log has it). */
export type BulkOutcome = { id: string; refusal: AppError | 'failed' | null; back: BulkBack | null }

/**
 * Does one thing to some articles, each by itself as if it were done to that one alone: the policy and every other rule is
 * asked of each, and each is done or refused. All records carry the id of the act. An article that this act has a record
 * of is not done again, so that what got no answer can be asked once more.
 */
export async function actOnMany(actor: Actor, { actId, act, rows }: BulkRequest): Promise<BulkOutcome[]> {
  return eachByItself(actor, actId, rows, async (by, row) => {
    // A write in between makes the version an older one, and refuses.
    const before = await getArticle(db, row.id)
    const { version } = await actOnOne(actor, by, act, row, before)
    const back = backOf(act, before)
    return back && { act: back, version }
  })
}

/** Runs one thing for each of some articles under one act id, and tells of each what came of it. */
export async function eachByItself<Row extends { id: string }>(
  actor: Actor,
  actId: string,
  rows: readonly Row[],
  run: (by: Act, row: Row) => Promise<BulkBack | null>,
): Promise<BulkOutcome[]> {
  authorize(actor, 'article.bulk')
  if (await isActOfAnother(actId, actor.id)) throw new Forbidden('article.bulk')
  const by: Act = { id: actId, doer: doerOf(actor) }
  const outcomes: BulkOutcome[] = []
  for (const row of rows) outcomes.push({ id: row.id, ...(await outcomeOf(by, row.id, () => run(by, row))) })
  return outcomes
}

async function outcomeOf(
  by: Act,
  articleId: string,
  run: () => Promise<BulkBack | null>,
): Promise<Omit<BulkOutcome, 'id'>> {
  try {
    return { refusal: null, back: (await hasRecord(by, articleId)) ? null : await run() }
  } catch (error) {
    if (error instanceof AppError) return { refusal: error, back: null }
    console.error(`act ${by.id} failed on article ${articleId}`, error)
    return { refusal: 'failed', back: null }
  }
}

/** Does it to one, and leaves as it was what is not to be changed. */
async function actOnOne(
  actor: Actor,
  by: Act,
  act: BulkAct,
  row: ArticleRef,
  { assigneeId, dueAt, expiresAt }: Awaited<ReturnType<typeof getArticle>>,
): Promise<{ version: number }> {
  switch (act.kind) {
    case 'assign':
      return assignArticle(actor, { ...row, assigneeId: act.assigneeId, dueAt }, by)
    case 'due':
      return assignArticle(actor, { ...row, assigneeId, dueAt: act.dueAt }, by)
    case 'priority':
      return prioritizeArticle(actor, { ...row, priority: act.priority }, by)
    case 'section':
      return fileArticle(actor, { ...row, sectionId: act.sectionId }, by)
    case 'tag':
      return tagArticle(actor, { ...row, tagId: act.tagId }, by)
    case 'submit':
      return submitArticle(actor, row, by)
    case 'recall':
      return recallArticle(actor, row, by)
    case 'approve':
      return approveArticle(actor, { ...row, opinion: act.opinion, checks: act.checks }, by)
    case 'publish':
      return publishFromDesk(
        actor,
        { ref: row, expiresAt: stillToCome(expiresAt), address: null, change: null },
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

const stillToCome = (time: Date | null) => (time && time > new Date() ? time : null)

/** The articles that a list holds with these filters, up to the bound, and how many there are. */
export async function listChoosable(
  actor: Actor,
  query: ArticleQuery,
): Promise<{ rows: BulkRow[]; total: number }> {
  authorize(actor, 'article.list')
  return listMatching(query, actor.id, BULK_MAX)
}
