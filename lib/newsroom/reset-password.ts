import 'server-only'
import { voidAccountKeys } from '../db/account-keys'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { hashPassword, makePassword } from '../db/password-hash'
import { revokeSessionsOf } from '../db/sessions'
import { changeUser, getAccount } from '../db/users'
import type { Actor, Doer } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { PasswordReset } from '../editorial/user'
import type { OpenedAccount } from './create-user'
import { tellPasswordChanged } from './tell-account'

/** An admin gives an account a new password and signs it out everywhere. An empty password asks for one to be made. */
export async function resetPassword(actor: Actor, input: PasswordReset): Promise<OpenedAccount> {
  authorize(actor, 'user.manage')
  return replacePassword(doerOf(actor), input)
}

/** The same for the command line. */
export async function replacePassword(
  doer: Doer,
  input: PasswordReset,
  now = new Date(),
): Promise<OpenedAccount> {
  const { id, password } = PasswordReset.parse(input)
  const madePassword = password === '' ? makePassword() : null
  const passwordHash = await hashPassword(madePassword ?? password)
  return db.$transaction(async (tx) => {
    const account = await getAccount(id, tx)
    const { email } = account
    await changeUser(tx, id, { passwordHash })
    const sessions = await revokeSessionsOf(tx, id, now)
    await voidAccountKeys(tx, id, now)
    const act = newAct(doer)
    await recordAudit(tx, act, 'user.password', { type: 'user', id, label: email }, { sessions })
    await tellPasswordChanged(tx, act, account, now)
    return { id, email, madePassword }
  })
}
