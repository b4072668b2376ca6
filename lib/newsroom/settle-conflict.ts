import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import {
  lockConflict,
  putCorrection,
  reopenConflictRow,
  settleConflictRow,
  surfacesOfFigures,
} from '../db/conflicts'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { ConflictDecision, ConflictRef } from '../editorial/conflict'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'

type Locked = Awaited<ReturnType<typeof lockConflict>>

/**
 * Settles a conflict, or settles it otherwise. When one figure is an error, a draft of a correction is made for its article.
 * Readers see the outcome at once. Throws `Conflict`, or `Refused('conflict-gone')` when the figures changed meanwhile.
 */
export async function settleConflict(
  actor: Actor,
  { id, version, outcome, heldId, note }: ConflictDecision,
): Promise<{ version: number }> {
  authorize(actor, 'conflict.settle')
  return db.$transaction(async (tx) => {
    const conflict = await lockConflict(tx, { id, version })
    if (conflict.state === 'gone') throw new Refused('conflict-gone')
    const { first, second } = conflict
    const held = [first, second].find((side) => side.id === heldId) ?? null
    if (heldId !== null && !held) throw new Refused('conflict-gone')
    await settleConflictRow(tx, id, { outcome, heldId, note, decidedById: actor.id })
    const wrong = held?.id === first.id ? second : first
    if (outcome === 'error' && held && held.text !== wrong.text)
      await putCorrection(tx, {
        articleId: wrong.articleId,
        metricId: wrong.id,
        conflictId: id,
        before: wrong.text,
        after: held.text,
        note,
        createdById: actor.id,
      })
    await tell(tx, actor, conflict, 'conflict.settle', { outcome, held: held?.text ?? null, note })
    return { version: version + 1 }
  })
}

/** Takes a decision back; the draft of a correction that it made goes. One that is not settled stays as it is. */
export async function reopenConflict(actor: Actor, ref: ConflictRef): Promise<{ version: number }> {
  authorize(actor, 'conflict.settle')
  return db.$transaction(async (tx) => {
    const conflict = await lockConflict(tx, ref)
    if (conflict.state !== 'settled') return { version: ref.version }
    await reopenConflictRow(tx, ref.id)
    await tell(tx, actor, conflict, 'conflict.reopen', { outcome: conflict.outcome })
    return { version: ref.version + 1 }
  })
}

async function tell(
  tx: Tx,
  actor: Actor,
  { id, first, second }: Locked,
  action: 'conflict.settle' | 'conflict.reopen',
  facts: Record<string, string | null>,
): Promise<void> {
  await markStale(tx, await surfacesOfFigures(tx, [first.id, second.id]))
  const target = { type: 'conflict', id, label: `${first.text} / ${second.text}` }
  await recordAudit(tx, newAct(doerOf(actor)), action, target, facts)
}
