import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { enqueue } from '../db/jobs'
import { listSideEffects as listRows, replayEffect } from '../db/side-effects'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { SideEffectList, SideEffectRef } from '../editorial/side-effects'

const SHOWN = 200

/** What follows from publications at their hours: what failed or is overdue first. */
export async function listSideEffects(actor: Actor): Promise<SideEffectList> {
  authorize(actor, 'side-effect.view')
  return listRows(SHOWN)
}

/** Has the worker do one again, now. Throws NotFound for one that is not due or not wanted any more. */
export async function replaySideEffect(actor: Actor, { id }: SideEffectRef): Promise<void> {
  authorize(actor, 'side-effect.replay')
  await db.$transaction(async (tx) => {
    const { id: articleId, headline } = await replayEffect(tx, id, new Date())
    const target = { type: 'article', id: articleId, label: headline }
    await recordAudit(tx, newAct(doerOf(actor)), 'side-effect.replay', target, { effect: id })
    await enqueue(tx, 'side-effects', {}, 'side-effects')
  })
}
