import 'server-only'
import { getArticle, getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findJoin, reopenRivals } from '../db/jump-matches'
import type { Actor } from '../editorial/actor'
import type { SplitRef } from '../editorial/matches'
import { NotFound } from '../errors'
import { takeApart } from './take-apart'

/**
 * Takes a join back while the whole was not edited and no line of it moved since: the beginning gets a new revision that is
 * the one before the join, the fragment is work again with its lines and its address. What was public of the fragment
 * stays withdrawn, what is public of the whole stays until it is published anew. Refuses with `join-changed` otherwise.
 */
export async function splitOffFragment(actor: Actor, input: SplitRef): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const whole = await getArticleAt(tx, input)
    const part = await getArticle(tx, input.fragmentId)
    const join = await findJoin(tx, part.id)
    if (!join || join.beginningId !== whole.id) throw new NotFound()
    const { version, headline } = await takeApart(tx, actor, { whole, part, undo: join.undo })
    await reopenRivals(tx, join, join.decidedAt)
    const target = { type: 'article', id: whole.id, label: headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.split-off', target, {
      fragment: { id: part.id, headline: part.headline },
    })
    return { version }
  })
}
