import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { hashPassword, makePassword } from '../db/password-hash'
import { putUser } from '../db/users'
import type { Actor, Doer } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { NewUser } from '../editorial/user'

/** The password is answered only when it was made here; it is shown once and stored nowhere. */
export type OpenedAccount = { id: string; email: string; madePassword: string | null }

/** An admin opens an account. Throws `Refused('email-taken')`. */
export async function createUser(actor: Actor, input: NewUser): Promise<OpenedAccount> {
  authorize(actor, 'user.manage')
  return openAccount(doerOf(actor), input)
}

/** Opens an account for the command line or the first start; the same otherwise. */
export async function openAccount(doer: Doer, input: NewUser): Promise<OpenedAccount> {
  const { password, ...user } = NewUser.parse(input)
  const madePassword = password === '' ? makePassword() : null
  const passwordHash = await hashPassword(madePassword ?? password)
  const id = await db.$transaction(async (tx) => {
    const userId = await putUser(tx, { ...user, passwordHash })
    const target = { type: 'user', id: userId, label: user.email }
    await recordAudit(tx, newAct(doer), 'user.create', target, { name: user.name, role: user.role })
    return userId
  })
  return { id, email: user.email, madePassword }
}
