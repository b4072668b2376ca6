import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { getIndicator } from '../db/indicators'
import { dropDismissal, putDismissal } from '../db/merge-candidates'
import { getTag } from '../db/tags'
import type { Vocabulary } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import type { Dismissal } from '../editorial/candidate-list'
import { authorize } from '../editorial/policy'

/** Says that two tags are not one thing. Saying it again changes nothing. */
export const dismissTagCandidate = (actor: Actor, pair: Dismissal): Promise<void> =>
  decide(actor, 'Tag', pair, 'dismiss')

/** Takes that back: they are offered again while something speaks for it. */
export const reofferTagCandidate = (actor: Actor, pair: Dismissal): Promise<void> =>
  decide(actor, 'Tag', pair, 'dismiss-undo')

/** Says that two indicators are not one thing. */
export const dismissIndicatorCandidate = (actor: Actor, pair: Dismissal): Promise<void> =>
  decide(actor, 'Indicator', pair, 'dismiss')

/** Takes that back. */
export const reofferIndicatorCandidate = (actor: Actor, pair: Dismissal): Promise<void> =>
  decide(actor, 'Indicator', pair, 'dismiss-undo')

async function decide(
  actor: Actor,
  table: Vocabulary,
  { aId, bId }: Dismissal,
  step: 'dismiss' | 'dismiss-undo',
): Promise<void> {
  const [type, get] = table === 'Tag' ? (['tag', getTag] as const) : (['indicator', getIndicator] as const)
  if (table === 'Tag') authorize(actor, 'tag.merge')
  else authorize(actor, 'indicator.merge')
  await db.$transaction(async (tx) => {
    const [a, b] = [await get(tx, aId), await get(tx, bId)]
    const isNew =
      step === 'dismiss'
        ? await putDismissal(tx, table, { aId, bId, byId: actor.id })
        : await dropDismissal(tx, table, { aId, bId })
    if (!isNew) return
    const target = { type, id: aId, label: a.name }
    const detail = { other: { id: bId, name: b.name } }
    await recordAudit(tx, newAct(doerOf(actor)), `${type}.${step}`, target, detail)
  })
}
