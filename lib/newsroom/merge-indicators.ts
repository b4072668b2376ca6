import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { changeIndicatorMerge, countIndicatorUse, getIndicator, markIndicatorStale } from '../db/indicators'
import { lockAt, lockMerge } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import type { IndicatorMerge, IndicatorRef } from '../editorial/indicator'
import { authorize } from '../editorial/policy'
import { recheckConflicts } from './recheck-conflicts'

/**
 * Makes one indicator stand for another: only `mergedIntoId` of the loser is written, no figure and no publication. Throws
 * `Conflict`, or `Refused('indicator-merge-self')` when both are one already.
 */
export async function mergeIndicators(actor: Actor, { id, version, intoId }: IndicatorMerge): Promise<void> {
  authorize(actor, 'indicator.merge')
  await db.$transaction(async (tx) => {
    const rootId = await lockMerge(tx, 'Indicator', { id, version }, intoId, 'indicator-merge-self')
    const [loser, survivor] = [await getIndicator(tx, id), await getIndicator(tx, rootId)]
    const { metrics } = await countIndicatorUse(id, tx)
    await markIndicatorStale(tx, [id, rootId])
    await changeIndicatorMerge(tx, id, rootId)
    await recheckConflicts(tx, 'Indicator', id)
    const target = { type: 'indicator', id, label: loser.name }
    const into = { id: rootId, name: survivor.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.merge', target, { into, metrics })
  })
}

/** Takes a merge back. One that is not merged stays as it is. */
export async function unmergeIndicator(actor: Actor, { id, version }: IndicatorRef): Promise<void> {
  authorize(actor, 'indicator.merge')
  await db.$transaction(async (tx) => {
    const { mergedIntoId } = await lockAt(tx, 'Indicator', { id, version })
    if (mergedIntoId === null) return
    const [indicator, survivor] = [await getIndicator(tx, id), await getIndicator(tx, mergedIntoId)]
    await markIndicatorStale(tx, [id])
    await changeIndicatorMerge(tx, id, null)
    await recheckConflicts(tx, 'Indicator', id)
    const target = { type: 'indicator', id, label: indicator.name }
    const from = { id: mergedIntoId, name: survivor.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.unmerge', target, { from })
  })
}
