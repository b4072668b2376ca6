import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import {
  countIndicatorUse,
  deleteIndicator as removeIndicator,
  getIndicator,
  markIndicatorStale,
} from '../db/indicators'
import { lockAt } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import type { IndicatorRef } from '../editorial/indicator'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'

/** Deletes an indicator that nothing uses. Throws `Conflict` or `Refused('indicator-in-use', { count })`. */
export async function deleteIndicator(actor: Actor, ref: IndicatorRef): Promise<void> {
  authorize(actor, 'indicator.delete')
  await db.$transaction(async (tx) => {
    await lockAt(tx, 'Indicator', ref)
    const { name } = await getIndicator(tx, ref.id)
    const { total } = await countIndicatorUse(ref.id, tx)
    if (total > 0) throw new Refused('indicator-in-use', { count: total })
    await markIndicatorStale(tx, [ref.id])
    await removeIndicator(tx, ref.id)
    const target = { type: 'indicator', id: ref.id, label: name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.delete', target)
  })
}
