import 'server-only'
import { findAccountKey, putAccountKey, takeAccountKey, voidAccountKeys } from '../db/account-keys'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { makeKey } from '../db/key-hash'
import { linkTo } from '../db/mail-server'
import { changeUser, getAccount, isEmailTaken } from '../db/users'
import { EMAIL_HOURS, type EmailWish, type KeyForm } from '../editorial/account-keys'
import type { Actor } from '../editorial/actor'
import { deskAddress } from '../editorial/addresses'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import { provePassword } from './prove-owner'
import { queueMail } from './queue-mail'
import { tellEmailChanged } from './tell-account'

const HOUR_MS = 3_600_000

/**
 * Asks for another address of one's own account: a link goes there, and nothing changes before it is used. An earlier wish is none any
 * more. Throws `Refused` of `wrong-password`, `too-many-attempts`, `email-taken` or `mail-off`.
 */
export async function wishEmail(
  actor: Actor,
  { email, password }: EmailWish,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'account.update')
  await provePassword(actor, password, now)
  const { key, hash: keyHash } = makeKey()
  await db.$transaction(async (tx) => {
    if (await isEmailTaken(tx, email)) throw new Refused('email-taken')
    await voidAccountKeys(tx, actor.id, now, 'email')
    const expiresAt = new Date(now.getTime() + EMAIL_HOURS * HOUR_MS)
    const id = await putAccountKey(tx, { userId: actor.id, opens: 'email', keyHash, email, expiresAt })
    const link = linkTo(deskAddress.confirmEmail(key))
    const letter = { kind: 'email-confirm', name: actor.name, link, hours: EMAIL_HOURS } as const
    const mail = { key: `email:${id}`, to: email, locale: actor.locale, letter, expiresAt }
    if (!(await queueMail(tx, mail))) throw new Refused('mail-off')
    const target = { type: 'user', id: actor.id, label: actor.email }
    await recordAudit(tx, newAct(doerOf(actor)), 'user.email-wish', target, { email })
  })
}

/** The address that a link confirms; null when it confirms none. */
export async function readEmailWish(key: string, now = new Date()): Promise<string | null> {
  return (await findAccountKey(key, 'email', now))?.email ?? null
}

/**
 * Gives an account the address that a link confirms; the address before is told. Throws `Refused` of `link-useless`, or `email-taken`
 * when another account got it meanwhile.
 */
export async function confirmEmail({ key }: KeyForm, now = new Date()): Promise<{ email: string }> {
  return db.$transaction(async (tx) => {
    const found = await findAccountKey(key, 'email', now, tx)
    if (!found?.email || !(await takeAccountKey(tx, found, 'email', now))) throw new Refused('link-useless')
    const { email } = found
    if (await isEmailTaken(tx, email)) throw new Refused('email-taken')
    const account = await getAccount(found.userId, tx)
    await changeUser(tx, account.id, { email })
    // A link to reset the password went to the address before.
    await voidAccountKeys(tx, account.id, now)
    const act = newAct(doerOf(account))
    const target = { type: 'user', id: account.id, label: email }
    await recordAudit(tx, act, 'user.email', target, { before: account.email, after: email })
    await tellEmailChanged(tx, act, account, email, now)
    return { email }
  })
}
