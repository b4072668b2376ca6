import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import {
  changeIndicatorFields,
  deleteIndicatorAlias,
  getIndicator,
  hasIndicatorAlias,
  listIndicatorBearers,
  markIndicatorStale,
  putIndicatorAlias,
} from '../db/indicators'
import { lockAt } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import type { AliasAnswer } from '../editorial/alias'
import { IndicatorAliasPut, type IndicatorAliasChange, type IndicatorChange } from '../editorial/indicator'
import { authorize } from '../editorial/policy'

/**
 * Changes name, dimension, canonical unit and description; readers see them at once. Throws `Conflict` or
 * `Refused('indicator-name-taken', { name })`.
 */
export async function changeIndicator(
  actor: Actor,
  { id, version, ...fields }: IndicatorChange,
): Promise<void> {
  authorize(actor, 'indicator.rename')
  await db.$transaction(async (tx) => {
    await lockAt(tx, 'Indicator', { id, version })
    const indicator = await getIndicator(tx, id)
    await changeIndicatorFields(tx, indicator, fields)
    await markIndicatorStale(tx, [id])
    const { name, dimension, canonicalUnit, description } = indicator
    const target = { type: 'indicator', id, label: fields.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.rename', target, {
      before: { name, dimension, canonicalUnit, description },
      after: fields,
    })
  })
}

/**
 * Gives an indicator another name by which figures are matched. One that it has changes nothing. One by which others are found
 * as well is written only when `mayShare` says that it is meant.
 */
export async function addIndicatorAlias(actor: Actor, input: IndicatorAliasPut): Promise<AliasAnswer> {
  authorize(actor, 'indicator.rename')
  const { id, name, mayShare } = IndicatorAliasPut.parse(input)
  return db.$transaction(async (tx) => {
    const indicator = await getIndicator(tx, id)
    const written: AliasAnswer = { name, bearers: [] }
    if (indicator.name === name || (await hasIndicatorAlias(tx, id, name))) return written
    const bearers = mayShare ? [] : await listIndicatorBearers(tx, id, name)
    if (bearers.length > 0) return { name, bearers }
    await putIndicatorAlias(tx, id, name)
    await markIndicatorStale(tx, [id])
    const target = { type: 'indicator', id, label: indicator.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.alias', target, { before: null, after: name })
    return written
  })
}

/** Takes a name away again. One that the indicator does not have changes nothing. */
export async function removeIndicatorAlias(actor: Actor, { id, name }: IndicatorAliasChange): Promise<void> {
  authorize(actor, 'indicator.rename')
  await db.$transaction(async (tx) => {
    const indicator = await getIndicator(tx, id)
    if (!(await deleteIndicatorAlias(tx, id, name))) return
    await markIndicatorStale(tx, [id])
    const target = { type: 'indicator', id, label: indicator.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.alias', target, { before: name, after: null })
  })
}
