import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { changeUser, getAccount } from '../db/users'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { UserRef } from '../editorial/user'

/** Opens a closed account again, with the password it had. */
export async function enableUser(actor: Actor, { id }: UserRef): Promise<void> {
  authorize(actor, 'user.manage')
  await db.$transaction(async (tx) => {
    const account = await getAccount(id, tx)
    if (!account.isDisabled) return
    await changeUser(tx, id, { disabledAt: null })
    await recordAudit(tx, newAct(doerOf(actor)), 'user.enable', { type: 'user', id, label: account.email })
  })
}
