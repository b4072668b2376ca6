import 'server-only'
import { voidAccountKeys } from '../db/account-keys'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { hashPassword } from '../db/password-hash'
import { revokeSession, revokeSessionsOf } from '../db/sessions'
import { changeUser, getAccount } from '../db/users'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { AccountChange, PasswordChange, SessionRef } from '../editorial/user'
import { NotFound } from '../errors'
import { provePassword } from './prove-owner'
import { tellPasswordChanged } from './tell-account'

/** Changes one's own name and the language of the desk. */
export async function updateAccount(actor: Actor, { name, locale }: AccountChange): Promise<void> {
  authorize(actor, 'account.update')
  await db.$transaction((tx) => changeUser(tx, actor.id, { name, locale }))
}

/**
 * Changes one's own password and signs out every other device; the one in hand (`sessionId`) stays. Throws
 * `Refused` of `wrong-password` when the old one does not fit, or of `too-many-attempts`.
 */
export async function changePassword(
  actor: Actor,
  { current, next }: PasswordChange,
  sessionId: string,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'account.update')
  await provePassword(actor, current, now)
  const account = await getAccount(actor.id)
  const passwordHash = await hashPassword(next)
  await db.$transaction(async (tx) => {
    await changeUser(tx, actor.id, { passwordHash })
    const sessions = await revokeSessionsOf(tx, actor.id, now, sessionId)
    await voidAccountKeys(tx, actor.id, now)
    const act = newAct(doerOf(actor))
    await recordAudit(tx, act, 'user.password', targetOf(actor), { sessions })
    await tellPasswordChanged(tx, act, account, now)
  })
}

/** Signs out one of one's own devices. Throws `NotFound` when it is somebody else's or signed out already. */
export async function endOwnSession(
  actor: Actor,
  { sessionId }: SessionRef,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'account.update')
  await db.$transaction(async (tx) => {
    if (!(await revokeSession(tx, { id: sessionId, userId: actor.id }, now))) throw new NotFound()
    await recordAudit(tx, newAct(doerOf(actor)), 'session.end', targetOf(actor))
  })
}

/** Signs out all of one's own devices but the one in hand (`sessionId`). */
export async function endOtherSessions(actor: Actor, sessionId: string, now = new Date()): Promise<void> {
  authorize(actor, 'account.update')
  await db.$transaction(async (tx) => {
    const sessions = await revokeSessionsOf(tx, actor.id, now, sessionId)
    if (sessions === 0) return
    await recordAudit(tx, newAct(doerOf(actor)), 'session.end-others', targetOf(actor), { sessions })
  })
}

const targetOf = (actor: Actor) => ({ type: 'user', id: actor.id, label: actor.email })
