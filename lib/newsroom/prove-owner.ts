import 'server-only'
import { db, type Tx } from '../db/client'
import {
  dropAttempt,
  getCodeFailures,
  getSignInFacts,
  lockAttempts,
  markSucceeded,
  putAttempt,
  type Attempt,
} from '../db/login-attempts'
import { fitsPassword } from '../db/password-hash'
import { hasSecondFactor, takeRecoveryCode, takeTotp } from '../db/second-factors'
import { getAccount } from '../db/users'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { secondsToWait, secondsToWaitForCode } from '../editorial/sign-in-limit'
import { NotFound, Refused } from '../errors'

// Whoever finds a device signed in must not guess what guards the account itself. Tries made there are slowed like those at the door, and
// counted apart from them: who guesses at the one keeps nobody out of the other.

/** What tries at the desk bear in place of the mark of a browser. */
export const AT_DESK = 'desk'

const tryOf = ({ email }: Actor, isOfCode: boolean): Attempt => ({
  email,
  ip: null,
  device: AT_DESK,
  isOfCode,
})

/** Writes a try down as failed before it is checked. Throws `Refused('too-many-attempts', { seconds })`. */
async function beginTry(actor: Actor, isOfCode: boolean, now: Date): Promise<bigint> {
  const from = tryOf(actor, isOfCode)
  return db.$transaction(async (tx) => {
    await lockAttempts(tx, from.email)
    const seconds = isOfCode
      ? secondsToWaitForCode(await getCodeFailures(tx, from, now), now)
      : secondsToWait(await getSignInFacts(tx, from, now), now)
    if (seconds > 0) throw new Refused('too-many-attempts', { seconds })
    return putAttempt(tx, from)
  })
}

/** Throws `Refused` of `wrong-password` or `too-many-attempts` unless this is the password of one's own account. */
export async function provePassword(actor: Actor, password: string, now: Date): Promise<void> {
  authorize(actor, 'account.update')
  const attempt = await beginTry(actor, false, now)
  const { passwordHash } = await getAccount(actor.id)
  if (!(await fitsPassword(passwordHash, password))) throw new Refused('wrong-password')
  // No success either: it would forgive the wrong codes before it.
  await dropAttempt(db, attempt)
}

/**
 * Does what a code of one's own account allows, in the transaction that uses the code up. Throws NotFound when the account asks for none,
 * `Refused` of `wrong-code` or `too-many-attempts`.
 */
export async function withCode<T>(
  actor: Actor,
  code: string,
  now: Date,
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  authorize(actor, 'account.update')
  if (!(await hasSecondFactor(actor.id))) throw new NotFound()
  const attempt = await beginTry(actor, true, now)
  return db.$transaction(async (tx) => {
    const fits =
      (await takeTotp(tx, actor.id, code, { now, isConfirmed: true })) ||
      (await takeRecoveryCode(tx, actor.id, code, now))
    if (!fits) throw new Refused('wrong-code')
    await markSucceeded(tx, attempt)
    return run(tx)
  })
}
