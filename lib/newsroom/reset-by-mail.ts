import 'server-only'
import { countAccountKeys, findAccountKey, putAccountKey, takeAccountKey } from '../db/account-keys'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { enqueue } from '../db/jobs'
import { makeKey } from '../db/key-hash'
import { findMailSource } from '../db/mail-server'
import { hashPassword } from '../db/password-hash'
import { linkTo } from '../db/mail-server'
import { revokeSessionsOf } from '../db/sessions'
import { changeUser, findAccountByEmail, getAccount, lockAccount } from '../db/users'
import { RESET_MINUTES, RESETS_AN_HOUR, type NewPassword, type ResetWish } from '../editorial/account-keys'
import { deskAddress } from '../editorial/addresses'
import { Refused } from '../errors'
import { queueMail } from './queue-mail'
import { tellPasswordChanged } from './tell-account'

/** Whether letters leave: without them a password can only be reset by an admin. */
export const canResetByMail = async (): Promise<boolean> => (await findMailSource()) !== 'off'

/**
 * Someone says that they forgot the password of an address. Whether there is such an account is looked up by the worker, so that
 * neither the answer nor its time tells.
 */
export async function wishReset({ email }: ResetWish): Promise<void> {
  await db.$transaction((tx) => enqueue(tx, 'password-letter', { email }, email))
}

const MINUTE_MS = 60_000

/** Sends a link that sets another password, if the address is that of an account in use, and it has not had several lately. */
export async function sendPasswordLetter({ email }: ResetWish, now = new Date()): Promise<void> {
  const account = await findAccountByEmail(email)
  if (!account || account.isDisabled) return
  const { key, hash: keyHash } = makeKey()
  await db.$transaction(async (tx) => {
    await lockAccount(tx, account.id)
    const hourAgo = new Date(now.getTime() - 60 * MINUTE_MS)
    if ((await countAccountKeys(tx, account.id, 'password', hourAgo)) >= RESETS_AN_HOUR) return
    const expiresAt = new Date(now.getTime() + RESET_MINUTES * MINUTE_MS)
    const id = await putAccountKey(tx, { userId: account.id, opens: 'password', keyHash, expiresAt })
    const link = linkTo(deskAddress.reset(key))
    const letter = { kind: 'password-reset', name: account.name, link, minutes: RESET_MINUTES } as const
    const { locale } = account
    const isQueued = await queueMail(tx, { key: `password:${id}`, to: email, locale, letter, expiresAt })
    if (!isQueued) return
    const act = newAct({ id: null, label: email })
    await recordAudit(tx, act, 'user.reset-wish', { type: 'user', id: account.id, label: email })
  })
}

/** Whether a link still sets a password. */
export const readReset = async (key: string, now = new Date()): Promise<boolean> =>
  (await findAccountKey(key, 'password', now)) !== null

/**
 * Sets the password that a link allows, once, and signs the account out everywhere. Its owner is told by mail; a second factor is
 * still asked for. Answers the account. Throws `Refused('link-useless')`.
 */
export async function resetByLink(
  { key, next }: NewPassword,
  now = new Date(),
): Promise<{ id: string; email: string }> {
  if (!(await readReset(key, now))) throw new Refused('link-useless')
  const passwordHash = await hashPassword(next)
  return db.$transaction(async (tx) => {
    const found = await findAccountKey(key, 'password', now, tx)
    if (!found || !(await takeAccountKey(tx, found, 'password', now))) throw new Refused('link-useless')
    const account = await getAccount(found.userId, tx)
    await changeUser(tx, account.id, { passwordHash })
    const sessions = await revokeSessionsOf(tx, account.id, now)
    const act = newAct(doerOf(account))
    const target = { type: 'user', id: account.id, label: account.email }
    await recordAudit(tx, act, 'user.password', target, { sessions, byLink: true })
    await tellPasswordChanged(tx, act, account, now)
    return { id: account.id, email: account.email }
  })
}
