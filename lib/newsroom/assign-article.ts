import 'server-only'
import { z } from 'zod'
import { advanceArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db } from '../db/client'
import { getAccount } from '../db/users'
import type { Actor } from '../editorial/actor'
import { ArticleRef } from '../editorial/article-ref'
import { authorize } from '../editorial/policy'
import { DeskTime } from '../editorial/publication-times'
import { NotFound } from '../errors'
import { notify } from './notify'

/** Empty fields take the person or the time away. */
export const AssignArticle = ArticleRef.extend({
  assigneeId: z.union([z.literal('').transform(() => null), z.uuid()]),
  dueAt: DeskTime,
})
export type AssignArticle = z.infer<typeof AssignArticle>

/** Says who is to work on an article, and until when. */
export async function assignArticle(
  actor: Actor,
  input: AssignArticle,
  act: Act = newAct(doerOf(actor)),
): Promise<{ version: number }> {
  const { assigneeId, dueAt, ...ref } = input
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.assign', article)
    const assignee = assigneeId === null ? null : await getAccount(assigneeId, tx)
    if (assignee?.isDisabled) throw new NotFound()
    const version = await advanceArticle(tx, article, { assigneeId, dueAt })
    const target = { type: 'article', id: article.id, label: article.headline }
    const facts = { to: assignee?.name ?? null, dueAt: dueAt?.toISOString() ?? null }
    await recordAudit(tx, act, 'article.assign', target, facts)
    if (assigneeId !== null && assigneeId !== article.assigneeId)
      await notify(tx, [assigneeId], { kind: 'assigned', article, by: actor })
    return { version }
  })
}
