import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { keepRepeat, reopenRepeat } from '../db/page-repeats'
import type { Actor } from '../editorial/actor'
import type { MatchRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { Conflict } from '../errors'

/** Says of a passage that a page holds twice that this is meant. Throws Conflict when that is decided already. */
export async function keepPageRepeat(actor: Actor, { id }: MatchRef): Promise<void> {
  authorize(actor, 'page.update')
  await db.$transaction(async (tx) => {
    const page = await keepRepeat(tx, id, { decidedById: actor.id, decidedAt: new Date() })
    if (!page) throw new Conflict()
    const target = { type: 'page', id: page.id, label: page.fileName }
    await recordAudit(tx, newAct(doerOf(actor)), 'page.repeat-keep', target)
  })
}

/** Takes that back: the passage waits for a person again. Throws Conflict when it waits already. */
export async function reopenPageRepeat(actor: Actor, { id }: MatchRef): Promise<void> {
  authorize(actor, 'page.update')
  await db.$transaction(async (tx) => {
    const page = await reopenRepeat(tx, id)
    if (!page) throw new Conflict()
    const target = { type: 'page', id: page.id, label: page.fileName }
    await recordAudit(tx, newAct(doerOf(actor)), 'page.repeat-reopen', target)
  })
}
