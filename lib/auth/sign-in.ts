import 'server-only'
import { newAct, doerOf, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { getSignInFacts, lockAttempts, markSucceeded, putAttempt } from '../db/login-attempts'
import { fitsPassword } from '../db/password-hash'
import { putSession } from '../db/sessions'
import { findAccountByEmail, type Account } from '../db/users'
import { secondsToWait } from '../editorial/sign-in-limit'
import { Refused } from '../errors'

export type SignInTry = {
  /** Lower case. */
  email: string
  password: string
  ip: string | null
  userAgent: string
}

/**
 * Checks a password and opens a session; answers its id. Throws `Refused('wrong-password')`, the same and after the same
 * time for an unknown or disabled account, and `Refused('too-many-attempts', { seconds })` without checking anything.
 */
export async function signIn(attempt: SignInTry, now = new Date()): Promise<string> {
  const { email, ip, password } = attempt
  const attemptId = await db.$transaction(async (tx) => {
    await lockAttempts(tx, email)
    const seconds = secondsToWait(await getSignInFacts(tx, email, ip, now), now)
    if (seconds > 0) throw new Refused('too-many-attempts', { seconds })
    return putAttempt(tx, email, ip)
  })
  const account = await findAccountByEmail(email)
  const fits = await fitsPassword(account?.passwordHash ?? null, password)
  if (!account || !fits || account.isDisabled) {
    await recordRefusal(email, account)
    throw new Refused('wrong-password')
  }
  return openSession(attempt, account, attemptId)
}

function openSession({ ip, userAgent }: SignInTry, account: Account, attemptId: bigint): Promise<string> {
  return db.$transaction(async (tx) => {
    await markSucceeded(tx, attemptId)
    const id = await putSession(tx, { userId: account.id, userAgent, ip: ip ?? '' })
    await recordAudit(tx, newAct(doerOf(account)), 'session.start', {
      type: 'user',
      id: account.id,
      label: account.email,
    })
    return id
  })
}

/** Only tries at real accounts are worth a record; the rest is in the table of attempts, which is emptied. */
async function recordRefusal(email: string, account: Account | null): Promise<void> {
  if (!account) return
  const act = newAct({ id: null, label: email })
  const detail = { isDisabled: account.isDisabled }
  await recordAudit(db, act, 'session.refused', { type: 'user', id: account.id, label: email }, detail)
}
