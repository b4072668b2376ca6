import 'server-only'
import { db, type Tx } from '../db/client'
import { listFigureArticles } from '../db/conflicts'
import { enqueue } from '../db/jobs'
import { refreshConflicts } from './refresh-conflicts'

/** A merge of two large tags touches many articles: the worker looks through them, a few to a job. */
const ARTICLES_A_JOB = 50

/**
 * Has the conflicts found anew of all figures that an entry, or one merged into it, is part of: after a merge or un-merge
 * they stand beside other figures than before.
 */
export async function recheckConflicts(tx: Tx, entry: 'Tag' | 'Indicator', id: string): Promise<void> {
  const articleIds = await listFigureArticles(tx, entry, id)
  for (let at = 0; at < articleIds.length; at += ARTICLES_A_JOB) {
    const some = articleIds.slice(at, at + ARTICLES_A_JOB)
    await enqueue(tx, 'refresh-conflicts', { articleIds: some }, `${id} ${some[0]}`)
  }
}

/** What the worker does of it. Finding conflicts twice is finding them once. */
export async function refreshConflictsOf(articleIds: readonly string[]): Promise<void> {
  for (const articleId of articleIds) await db.$transaction((tx) => refreshConflicts(tx, articleId))
}
