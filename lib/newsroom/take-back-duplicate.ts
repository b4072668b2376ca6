import 'server-only'
import { getArticle, type ArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { findSettledDuplicate, reopenDuplicate, type SettledDuplicate } from '../db/duplicates'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { MatchRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, Refused } from '../errors'
import { takeApart } from './take-apart'

/**
 * Takes back what was decided of two printings, so that the two wait for a person again. A replaced one is work again as it
 * was, while the kept one was not edited since and no line of it moved: refuses with `join-changed` otherwise. Throws
 * Conflict when nothing is decided.
 */
export async function takeBackDuplicate(actor: Actor, { id }: MatchRef): Promise<void> {
  await db.$transaction(async (tx) => {
    const settled = await findSettledDuplicate(tx, id)
    if (!settled) throw new Conflict()
    const [article, other] = [await getArticle(tx, settled.articleId), await getArticle(tx, settled.otherId)]
    if (settled.state === 'replaced') await restoreReplaced(tx, actor, settled, [article, other])
    else {
      authorize(actor, 'article.join', article)
      authorize(actor, 'article.join', other)
      if (article.retiredAt || other.retiredAt) throw new Refused('article-retired')
    }
    if (!(await reopenDuplicate(tx, id, settled.state))) throw new Conflict()
    await markStale(tx, [SURFACE.article(article.id), SURFACE.article(other.id)])
    const target = { type: 'article', id: article.id, label: article.headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'article.duplicate-reopen', target, {
      other: { id: other.id, headline: other.headline },
      decision: settled.state,
    })
  })
}

async function restoreReplaced(
  tx: Tx,
  actor: Actor,
  { undo }: SettledDuplicate,
  pair: readonly [ArticleAt, ArticleAt],
): Promise<void> {
  const part = pair.find(({ retiredAt }) => retiredAt !== null)
  const whole = pair.find(({ retiredAt }) => retiredAt === null)
  // The kept one may have gone into another since.
  if (!undo || !part || !whole) throw new Refused('join-changed')
  await takeApart(tx, actor, { whole, part, undo })
}
