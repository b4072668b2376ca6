import 'server-only'
import { getArticle } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { dismissMatch, findOpenMatch } from '../db/jump-matches'
import type { Actor } from '../editorial/actor'
import type { MatchRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { Conflict } from '../errors'

/** Says of two texts that the one does not go on with the other; they are not proposed again. Throws Conflict when that is decided. */
export async function dismissJump(actor: Actor, { id }: MatchRef): Promise<void> {
  await db.$transaction(async (tx) => {
    const pair = await findOpenMatch(tx, id)
    if (!pair) throw new Conflict()
    const [fragment, beginning] = [
      await getArticle(tx, pair.fragmentId),
      await getArticle(tx, pair.beginningId),
    ]
    authorize(actor, 'article.join', fragment)
    authorize(actor, 'article.join', beginning)
    if (!(await dismissMatch(tx, id, { decidedById: actor.id, decidedAt: new Date() }))) throw new Conflict()
    const target = { type: 'article', id: fragment.id, label: fragment.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.join-dismiss', target, {
      beginning: { id: beginning.id, headline: beginning.headline },
    })
  })
}
