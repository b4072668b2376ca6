import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { putIndicator } from '../db/indicators'
import type { Actor } from '../editorial/actor'
import { NewIndicator } from '../editorial/indicator'
import { authorize } from '../editorial/policy'

/** Adds an indicator. Throws `Refused('indicator-name-taken', { name })`. */
export async function createIndicator(
  actor: Actor,
  input: NewIndicator,
): Promise<{ id: string; name: string }> {
  authorize(actor, 'indicator.create')
  const wanted = NewIndicator.parse(input)
  return db.$transaction(async (tx) => {
    const { id, name, dimension, canonicalUnit } = await putIndicator(tx, wanted)
    const target = { type: 'indicator', id, label: name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.create', target, { dimension, canonicalUnit })
    return { id, name }
  })
}
