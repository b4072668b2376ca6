import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { doAdminsNeedFactor } from '../db/sessions'
import { putSetting } from '../db/settings'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { SECURITY_SETTING, type SecuritySettings } from '../editorial/second-factor'

export async function getSecuritySettings(actor: Actor): Promise<SecuritySettings> {
  authorize(actor, 'setting.update')
  return { adminsNeedFactor: await doAdminsNeedFactor() }
}

/** Says whether admins need a second factor. One who has none is led to get it at the next request, and can do nothing else before. */
export async function updateSecuritySettings(actor: Actor, input: SecuritySettings): Promise<void> {
  authorize(actor, 'setting.update')
  await db.$transaction(async (tx) => {
    const before = { adminsNeedFactor: await doAdminsNeedFactor() }
    await putSetting(tx, SECURITY_SETTING, input)
    const target = { type: 'setting', id: SECURITY_SETTING, label: SECURITY_SETTING }
    await recordAudit(tx, newAct(doerOf(actor)), 'setting.update', target, { before, after: input })
  })
}
