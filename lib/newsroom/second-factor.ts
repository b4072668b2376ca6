import 'server-only'
import { randomBytes } from 'node:crypto'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findLetterhead } from '../db/mail-server'
import {
  confirmFactor,
  dropFactor,
  findFactor,
  putUnconfirmedFactor,
  renewRecoveryCodes,
  takeTotp,
} from '../db/second-factors'
import { revokeSessionsOf } from '../db/sessions'
import { getAccount } from '../db/users'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { CodeForm, PasswordForm } from '../editorial/second-factor'
import { otpauthUri, toBase32 } from '../editorial/totp'
import type { UserRef } from '../editorial/user'
import { NotFound, Refused } from '../errors'
import { provePassword, withCode } from './prove-owner'
import { tellFactorChanged } from './tell-account'

/** As long as the hash that makes the codes (RFC 4226, R6). */
const SECRET_BYTES = 20

/** Since when one's own account asks for a code, and how many recovery codes are left; null when it asks for none. */
export async function getSecondFactor(actor: Actor): Promise<{ since: Date; codesLeft: number } | null> {
  authorize(actor, 'account.update')
  return findFactor(actor.id)
}

/** What an authenticator is told. It is seen this once. */
export type FactorOffer = { secret: string; uri: string }

/** Makes a secret for one's own account; nothing is asked for before a code confirms it. Throws `Refused` of `wrong-password`, `too-many-attempts` or `factor-on`. */
export async function beginSecondFactor(
  actor: Actor,
  { password }: PasswordForm,
  now = new Date(),
): Promise<FactorOffer> {
  authorize(actor, 'account.update')
  await provePassword(actor, password, now)
  const secret = randomBytes(SECRET_BYTES)
  if (!(await putUnconfirmedFactor(db, actor.id, secret))) throw new Refused('factor-on')
  const { name, url } = await findLetterhead(actor.locale)
  const issuer = name ?? new URL(url).host
  return { secret: toBase32(secret), uri: otpauthUri(secret, { issuer, account: actor.email }) }
}

/**
 * From now on signing in asks for a code. Other devices are signed out; the one in hand (`sessionId`) stays. Answers the recovery codes,
 * which are seen this once. Throws `Refused('wrong-code')`.
 */
export async function confirmSecondFactor(
  actor: Actor,
  { code }: CodeForm,
  sessionId: string,
  now = new Date(),
): Promise<{ codes: string[] }> {
  authorize(actor, 'account.update')
  return db.$transaction(async (tx) => {
    if (!(await takeTotp(tx, actor.id, code, { now, isConfirmed: false }))) throw new Refused('wrong-code')
    await confirmFactor(tx, actor.id, now)
    const codes = await renewRecoveryCodes(tx, actor.id)
    const sessions = await revokeSessionsOf(tx, actor.id, now, sessionId)
    const act = newAct(doerOf(actor))
    await recordAudit(tx, act, 'user.factor-on', targetOf(actor), { sessions })
    await tellFactorChanged(tx, act, actor, now, 'factor-on')
    return { codes }
  })
}

/** Makes other recovery codes; those there were open nothing any more. Throws `Refused` of `wrong-code` or `too-many-attempts`. */
export async function remakeRecoveryCodes(
  actor: Actor,
  { code }: CodeForm,
  now = new Date(),
): Promise<{ codes: string[] }> {
  authorize(actor, 'account.update')
  return withCode(actor, code, now, async (tx) => {
    const codes = await renewRecoveryCodes(tx, actor.id)
    await recordAudit(tx, newAct(doerOf(actor)), 'user.recovery-codes', targetOf(actor))
    return { codes }
  })
}

/** One's own account asks for no code any more. Throws `Refused` of `wrong-code` or `too-many-attempts`. */
export async function removeSecondFactor(actor: Actor, { code }: CodeForm, now = new Date()): Promise<void> {
  authorize(actor, 'account.update')
  await withCode(actor, code, now, async (tx) => {
    await dropFactor(tx, actor.id)
    const act = newAct(doerOf(actor))
    await recordAudit(tx, act, 'user.factor-off', targetOf(actor))
    await tellFactorChanged(tx, act, actor, now, 'factor-off')
  })
}

/** An admin takes the second factor off an account whose owner lost it, and signs it out everywhere. Its owner is told. */
export async function resetSecondFactor(actor: Actor, { id }: UserRef, now = new Date()): Promise<void> {
  authorize(actor, 'user.manage')
  await db.$transaction(async (tx) => {
    const account = await getAccount(id, tx)
    if (!(await dropFactor(tx, id))) throw new NotFound()
    const sessions = await revokeSessionsOf(tx, id, now)
    const act = newAct(doerOf(actor))
    await recordAudit(tx, act, 'user.factor-reset', { type: 'user', id, label: account.email }, { sessions })
    await tellFactorChanged(tx, act, account, now, 'factor-off')
  })
}

const targetOf = (actor: Actor) => ({ type: 'user', id: actor.id, label: actor.email })
