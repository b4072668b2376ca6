import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { listIndicatorBearers, putIndicator } from '../db/indicators'
import type { Actor } from '../editorial/actor'
import { askOfBearers } from '../editorial/borne-name'
import { INDICATOR_NAME, NewIndicator } from '../editorial/indicator'
import { authorize } from '../editorial/policy'

/**
 * Adds an indicator. Throws `Refused('indicator-name-taken', { name })`, or `NameBorne` when others are found by its name and
 * `mayShare` does not say that it is meant.
 */
export async function createIndicator(
  actor: Actor,
  input: NewIndicator,
): Promise<{ id: string; name: string }> {
  authorize(actor, 'indicator.create')
  const { mayShare, ...wanted } = NewIndicator.parse(input)
  return db.$transaction(async (tx) => {
    if (!mayShare)
      askOfBearers(wanted.name, await listIndicatorBearers(tx, null, wanted.name), INDICATOR_NAME)
    const { id, name, dimension, canonicalUnit } = await putIndicator(tx, wanted)
    const target = { type: 'indicator', id, label: name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.create', target, { dimension, canonicalUnit })
    return { id, name }
  })
}
