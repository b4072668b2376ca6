import 'server-only'
import { voidAccountKeys } from '../db/account-keys'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { giveUpMailsTo } from '../db/mails'
import { revokeSessionsOf } from '../db/sessions'
import { changeUser, countActiveAdmins, getAccount, lockAdmins } from '../db/users'
import type { Actor, Doer } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { UserRef } from '../editorial/user'
import { Refused } from '../errors'

/**
 * Closes an account and signs it out everywhere. What it did stays its own. Throws `Refused('self-disable')` or
 * `Refused('last-admin')`.
 */
export async function disableUser(actor: Actor, { id }: UserRef): Promise<void> {
  authorize(actor, 'user.manage')
  if (id === actor.id) throw new Refused('self-disable')
  await closeAccount(doerOf(actor), id)
}

/** Closes an account for the command line; the last active admin stays. No letter that waits for it leaves any more. */
export async function closeAccount(doer: Doer, id: string, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockAdmins(tx)
    const account = await getAccount(id, tx)
    if (account.isDisabled) return
    await changeUser(tx, id, { disabledAt: now })
    if ((await countActiveAdmins(tx)) === 0) throw new Refused('last-admin')
    const sessions = await revokeSessionsOf(tx, id, now)
    await giveUpMailsTo(tx, account.email, now)
    await voidAccountKeys(tx, id, now)
    const target = { type: 'user', id, label: account.email }
    await recordAudit(tx, newAct(doer), 'user.disable', target, { sessions })
  })
}
