import 'server-only'
import { newAct, doerOf, recordAudit } from '../db/audit'
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
import { putSession } from '../db/sessions'
import { findAccountByEmail, type Account } from '../db/users'
import { secondsToWait, secondsToWaitForCode } from '../editorial/sign-in-limit'
import { Refused } from '../errors'

export type SignInTry = {
  /** Lower case. */
  email: string
  password: string
  /** Of an authenticator, or a recovery code; empty while it was not asked for. */
  code: string
  ip: string | null
  userAgent: string
  /** The marks of the browser, by account (lib/auth/known-device.ts). */
  devices: Readonly<Record<string, string>>
}

/**
 * Checks a password, and a code where the account asks for one, and opens a session. Throws `Refused('wrong-password')`, the same and
 * after the same time for an unknown or disabled account; `Refused('too-many-attempts', { seconds })` without checking anything; and
 * for who knows the password `Refused` of `code-needed` or `wrong-code`.
 */
export async function signIn(attempt: SignInTry, now = new Date()): Promise<{ id: string; userId: string }> {
  const { email, ip, password } = attempt
  const account = await findAccountByEmail(email)
  const from: Attempt = { email, ip, device: (account && attempt.devices[account.id]) ?? null }
  const attemptId = await db.$transaction(async (tx) => {
    await lockAttempts(tx, email)
    refuseIfTooMany(secondsToWait(await getSignInFacts(tx, from, now), now))
    return putAttempt(tx, from)
  })
  const fits = await fitsPassword(account?.passwordHash ?? null, password)
  if (!account || !fits || account.isDisabled) {
    await recordRefusal(email, account)
    throw new Refused('wrong-password')
  }
  const needsCode = await hasSecondFactor(account.id)
  const lastId = needsCode ? await beginCode(attempt, from, attemptId, now) : attemptId
  const id = await db.$transaction(async (tx) => {
    const isRecovered = needsCode && (await takeCode(tx, account, attempt.code, now))
    await markSucceeded(tx, lastId)
    return openSession(tx, attempt, account, isRecovered)
  })
  return { id, userId: account.id }
}

function refuseIfTooMany(seconds: number): void {
  if (seconds > 0) throw new Refused('too-many-attempts', { seconds })
}

type Begun = { isNeeded: true } | { seconds: number } | { id: bigint }

/**
 * Writes a try at the code down as failed before it is checked, in place of the one at the password, which was right. Throws
 * `Refused` of `code-needed` or `too-many-attempts`.
 */
async function beginCode({ code }: SignInTry, from: Attempt, attemptId: bigint, now: Date): Promise<bigint> {
  const begun = await db.$transaction(async (tx): Promise<Begun> => {
    await lockAttempts(tx, from.email)
    await dropAttempt(tx, attemptId)
    if (code === '') return { isNeeded: true }
    const seconds = secondsToWaitForCode(await getCodeFailures(tx, from, now), now)
    return seconds > 0 ? { seconds } : { id: await putAttempt(tx, { ...from, isOfCode: true }) }
  })
  if ('isNeeded' in begun) throw new Refused('code-needed')
  if ('seconds' in begun) throw new Refused('too-many-attempts', { seconds: begun.seconds })
  return begun.id
}

/** Uses the code up; answers whether it was a recovery code. */
async function takeCode(tx: Tx, account: Account, code: string, now: Date): Promise<boolean> {
  if (await takeTotp(tx, account.id, code, { now, isConfirmed: true })) return false
  if (await takeRecoveryCode(tx, account.id, code, now)) return true
  throw new Refused('wrong-code')
}

async function openSession(
  tx: Tx,
  { ip, userAgent }: SignInTry,
  account: Account,
  isRecovered: boolean,
): Promise<string> {
  const id = await putSession(tx, { userId: account.id, userAgent, ip: ip ?? '' })
  const target = { type: 'user', id: account.id, label: account.email }
  const detail = isRecovered ? { recoveryCode: true } : {}
  await recordAudit(tx, newAct(doerOf(account)), 'session.start', target, detail)
  return id
}

/** Only tries at real accounts are worth a record; the rest is in the table of attempts, which is emptied. */
async function recordRefusal(email: string, account: Account | null): Promise<void> {
  if (!account) return
  const act = newAct({ id: null, label: email })
  const detail = { isDisabled: account.isDisabled }
  await recordAudit(db, act, 'session.refused', { type: 'user', id: account.id, label: email }, detail)
}
