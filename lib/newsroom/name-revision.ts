import 'server-only'
import { getArticle } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { putRevisionName } from '../db/history'
import { getRevisionFacts } from '../db/revisions'
import type { Actor } from '../editorial/actor'
import type { NameRevision } from '../editorial/history'
import { authorize } from '../editorial/policy'

/** Gives a revision a name; it is kept for good. Throws NotFound for an unknown one. */
export async function nameRevision(actor: Actor, { id, number, name }: NameRevision): Promise<void> {
  await db.$transaction(async (tx) => {
    const article = await getArticle(tx, id)
    authorize(actor, 'article.name-revision', article)
    await getRevisionFacts(tx, id, number)
    await putRevisionName(tx, { articleId: id, number }, name, actor.id)
    const target = { type: 'article', id, label: article.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.name-revision', target, { revision: number, name })
  })
}
