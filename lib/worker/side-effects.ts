import 'server-only'
import { getArticle } from '../db/articles'
import { newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { endYielded, findOpenPublication } from '../db/publications'
import { failEffect, finishEffect, takeDueEffect, type DueEffect } from '../db/side-effects'
import { listPagesOfArticle } from '../db/source-pages'
import { markStale } from '../db/stale-surfaces'
import { nextTryAt } from '../editorial/side-effects'
import { SURFACE } from '../editorial/surfaces'
import { notify, ownersOf, tellOfFailure } from '../newsroom/notify'
import { staleSurfaces } from '../newsroom/put-online'

const WORKER = { id: null, label: 'worker' }

/**
 * Does what is due, one after the other. What an effect writes and that it is done are one transaction: a worker that ends in
 * between leaves it due. One that fails is written down and tried again later; the others go on.
 */
export async function sideEffects(_: unknown, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    let taken: DueEffect | null = null
    try {
      await db.$transaction(async (tx) => {
        taken = await takeDueEffect(tx)
        if (!taken) return
        await doEffect(tx, taken)
        await finishEffect(tx, taken, new Date())
      })
    } catch (error) {
      const failed: DueEffect | null = taken
      if (!failed) throw error
      await writeDown(failed, error)
    }
    if (!taken) return
  }
}

async function doEffect(tx: Tx, { kind, articleId }: DueEffect): Promise<void> {
  const article = await getArticle(tx, articleId)
  const open = await findOpenPublication(tx, articleId)
  const yielded = await endYielded(tx, articleId)
  const surfaces = staleSurfaces(articleId, [open, yielded], await listPagesOfArticle(tx, articleId))
  await markStale(tx, yielded ? [...surfaces, SURFACE.corrections] : surfaces)
  const target = { type: 'article', id: articleId, label: article.headline }
  await recordAudit(tx, newAct(WORKER), `article.${kind}`, target)
  if (kind === 'live') await notify(tx, ownersOf(article), { kind: 'published', article, by: null })
}

/** Admins are told of the first try that fails, not of those after it: until one succeeds it is the same failure. */
async function writeDown(effect: DueEffect, cause: unknown): Promise<void> {
  console.error('side effect failed', { id: effect.id, error: cause })
  const error = (cause instanceof Error ? cause.message : String(cause)).slice(0, 1000)
  const nextAt = nextTryAt(effect.attempts + 1, new Date())
  await db.$transaction(async (tx) => {
    const isFirst = await failEffect(tx, effect, { error, nextAt })
    if (isFirst) await tellOfFailure(tx, await getArticle(tx, effect.articleId), error)
  })
}
