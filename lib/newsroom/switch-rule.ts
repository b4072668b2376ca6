import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { putSwitch } from '../db/suggestion-rules'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { SwitchRule } from '../editorial/suggestion-rule'

/** Switches a rule of the suggester off, or on again: then it is judged by what is decided from now on. */
export async function switchRule(actor: Actor, { rule, isOff }: SwitchRule): Promise<void> {
  authorize(actor, 'rule.switch')
  await db.$transaction(async (tx) => {
    if (!(await putSwitch(tx, { rule, isOff, at: new Date(), byId: actor.id }))) return
    const target = { type: 'rule', id: rule, label: rule }
    await recordAudit(tx, newAct(doerOf(actor)), isOff ? 'rule.off' : 'rule.on', target)
  })
}
