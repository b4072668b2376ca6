import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { getIndicator } from '../db/indicators'
import { putDismissal } from '../db/merge-candidates'
import { getTag } from '../db/tags'
import type { Actor } from '../editorial/actor'
import type { Dismissal } from '../editorial/candidate-list'
import { authorize } from '../editorial/policy'

/** Says that two tags are not one thing. Saying it again changes nothing. */
export async function dismissTagCandidate(actor: Actor, { aId, bId }: Dismissal): Promise<void> {
  authorize(actor, 'tag.merge')
  await db.$transaction(async (tx) => {
    const [a, b] = [await getTag(tx, aId), await getTag(tx, bId)]
    if (!(await putDismissal(tx, 'Tag', { aId, bId, byId: actor.id }))) return
    const target = { type: 'tag', id: aId, label: a.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.dismiss', target, { other: { id: bId, name: b.name } })
  })
}

/** Says that two indicators are not one thing. */
export async function dismissIndicatorCandidate(actor: Actor, { aId, bId }: Dismissal): Promise<void> {
  authorize(actor, 'indicator.merge')
  await db.$transaction(async (tx) => {
    const [a, b] = [await getIndicator(tx, aId), await getIndicator(tx, bId)]
    if (!(await putDismissal(tx, 'Indicator', { aId, bId, byId: actor.id }))) return
    const target = { type: 'indicator', id: aId, label: a.name }
    const detail = { other: { id: bId, name: b.name } }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.dismiss', target, detail)
  })
}
