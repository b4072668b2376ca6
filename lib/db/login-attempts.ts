import 'server-only'
import { FAILURE_MINUTES, type SignInFacts } from '../editorial/sign-in-limit'
import { db, type Tx } from './client'

type Failures = { count: number; last: Date | null }
type FactsRow = {
  hereCount: number
  hereLast: Date | null
  accountCount: number
  accountLast: Date | null
  addressCount: number
  addressLast: Date | null
  isKnownAddress: boolean
}

/** Lets tries for one account pass one after another until the transaction ends, so that none slips by uncounted. */
export async function lockAttempts(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in ${email}`}, 0))`
}

/** What decides how long the next try must wait. Failures before the last success at the same address are forgiven. */
export async function getSignInFacts(
  tx: Tx,
  email: string,
  ip: string | null,
  now: Date,
): Promise<SignInFacts> {
  const since = new Date(now.getTime() - FAILURE_MINUTES * 60_000)
  const address = ip ?? ''
  const [row] = await tx.$queryRaw<FactsRow[]>`
    WITH recent AS (
      SELECT a."email", a."ip", a."at" FROM "LoginAttempt" a
      WHERE NOT a."succeeded" AND a."at" > ${since} AND (a."email" = ${email} OR a."ip" = ${address}) AND NOT EXISTS (
        SELECT 1 FROM "LoginAttempt" s WHERE s."succeeded" AND s."email" = a."email" AND s."ip" = a."ip" AND s."at" > a."at"))
    SELECT
      count(*) FILTER (WHERE "email" = ${email} AND "ip" = ${address})::int AS "hereCount",
      max("at") FILTER (WHERE "email" = ${email} AND "ip" = ${address}) AS "hereLast",
      count(*) FILTER (WHERE "email" = ${email})::int AS "accountCount",
      max("at") FILTER (WHERE "email" = ${email}) AS "accountLast",
      count(*) FILTER (WHERE "ip" = ${address})::int AS "addressCount",
      max("at") FILTER (WHERE "ip" = ${address}) AS "addressLast",
      EXISTS (SELECT 1 FROM "LoginAttempt" WHERE "succeeded" AND "email" = ${email} AND "ip" = ${address}) AS "isKnownAddress"
    FROM recent`
  if (!row) throw new Error('an aggregate answers one row')
  const failures = (count: number, last: Date | null): Failures => ({ count, last })
  return {
    here: failures(row.hereCount, row.hereLast),
    account: failures(row.accountCount, row.accountLast),
    address: ip === null ? null : failures(row.addressCount, row.addressLast),
    isKnownAddress: ip !== null && row.isKnownAddress,
  }
}

/** Writes a try down as failed before it is checked; `markSucceeded` puts that right. Answers its id. */
export async function putAttempt(tx: Tx, email: string, ip: string | null): Promise<bigint> {
  const attempt = await tx.loginAttempt.create({
    data: { email, ip: ip ?? '', succeeded: false },
    select: { id: true },
  })
  return attempt.id
}

export async function markSucceeded(tx: Tx, attemptId: bigint): Promise<void> {
  await tx.loginAttempt.update({ where: { id: attemptId }, data: { succeeded: true } })
}

/** Forgets tries that no longer say anything; answers how many. */
export async function deleteAttemptsBefore(time: Date): Promise<number> {
  const { count } = await db.loginAttempt.deleteMany({ where: { at: { lt: time } } })
  return count
}
