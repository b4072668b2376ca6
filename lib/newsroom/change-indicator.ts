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
import { askOfBearers } from '../editorial/borne-name'
import {
  INDICATOR_NAME,
  IndicatorAliasPut,
  IndicatorChange,
  type IndicatorAliasChange,
} from '../editorial/indicator'
import { authorize } from '../editorial/policy'

/**
 * Changes name, dimension, canonical unit and description; readers see them at once. Throws `Conflict`,
 * `Refused('indicator-name-taken', { name })`, or `NameBorne` when others are found by a new name and `mayShare` does not say that
 * it is meant.
 */
export async function changeIndicator(actor: Actor, input: IndicatorChange): Promise<void> {
  authorize(actor, 'indicator.rename')
  const { id, version, mayShare, ...fields } = IndicatorChange.parse(input)
  await db.$transaction(async (tx) => {
    await lockAt(tx, 'Indicator', { id, version })
    const indicator = await getIndicator(tx, id)
    const { name, dimension, canonicalUnit, description } = indicator
    if (fields.name !== name && !mayShare)
      askOfBearers(fields.name, await listIndicatorBearers(tx, id, fields.name), INDICATOR_NAME)
    await changeIndicatorFields(tx, indicator, fields)
    await markIndicatorStale(tx, [id])
    const target = { type: 'indicator', id, label: fields.name }
    const before = { name, dimension, canonicalUnit, description }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.rename', target, { before, after: fields })
  })
}

/**
 * Gives an indicator another name by which figures are matched. One that it has changes nothing. Throws `NameBorne` when others
 * are found by it as well and `mayShare` does not say that it is meant.
 */
export async function addIndicatorAlias(actor: Actor, input: IndicatorAliasPut): Promise<void> {
  authorize(actor, 'indicator.rename')
  const { id, name, mayShare } = IndicatorAliasPut.parse(input)
  await db.$transaction(async (tx) => {
    const indicator = await getIndicator(tx, id)
    if (indicator.name === name || (await hasIndicatorAlias(tx, id, name))) return
    if (!mayShare) askOfBearers(name, await listIndicatorBearers(tx, id, name), null)
    await putIndicatorAlias(tx, id, name)
    await markIndicatorStale(tx, [id])
    const target = { type: 'indicator', id, label: indicator.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'indicator.alias', target, { before: null, after: name })
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
