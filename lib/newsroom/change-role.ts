import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { revokeSessionsOf } from '../db/sessions'
import { changeUser, countActiveAdmins, getAccount, lockAdmins } from '../db/users'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { RoleChange } from '../editorial/user'
import { Refused } from '../errors'

/** Gives an account another role and signs it out everywhere, so that nothing of the old one stays open. Throws `Refused('last-admin')` rather than leave no active admin. */
export async function changeRole(actor: Actor, { id, role }: RoleChange, now = new Date()): Promise<void> {
  authorize(actor, 'user.manage')
  await db.$transaction(async (tx) => {
    await lockAdmins(tx)
    const account = await getAccount(id, tx)
    if (account.role === role) return
    await changeUser(tx, id, { role })
    if ((await countActiveAdmins(tx)) === 0) throw new Refused('last-admin')
    const sessions = await revokeSessionsOf(tx, id, now)
    const target = { type: 'user', id, label: account.email }
    const detail = { before: account.role, after: role, sessions }
    await recordAudit(tx, newAct(doerOf(actor)), 'user.role', target, detail)
  })
}
