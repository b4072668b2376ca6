import 'server-only'
import {
  CODE_FAILURE_HOURS,
  FAILURE_MINUTES,
  type Failures,
  type SignInFacts,
} from '../editorial/sign-in-limit'
import { db, type Tx } from './client'

/** Where a try comes from. */
export type Attempt = {
  email: string
  /** Null when it is not known. */
  ip: string | null
  /** The mark of the browser, when the account was signed in to in it before. */
  device: string | null
  /** It is a try at a code, after the password was right. */
  isOfCode?: boolean
}

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

/**
 * What decides how long the next try at a password must wait. Failures before the last success at the same address, or in the
 * same known browser, are forgiven.
 */
export async function getSignInFacts(
  tx: Tx,
  { email, ip, device }: Attempt,
  now: Date,
): Promise<SignInFacts> {
  const since = new Date(now.getTime() - FAILURE_MINUTES * 60_000)
  const address = ip ?? ''
  const [row] = await tx.$queryRaw<FactsRow[]>`
    WITH recent AS (
      SELECT a."email", a."ip", a."device", a."at" FROM "LoginAttempt" a
      WHERE NOT a."succeeded" AND NOT a."ofCode" AND a."at" > ${since} AND (a."email" = ${email} OR a."ip" = ${address})
        AND NOT EXISTS (
          SELECT FROM "LoginAttempt" s WHERE s."succeeded" AND s."email" = a."email" AND s."ip" = a."ip"
            AND s."device" IS NOT DISTINCT FROM a."device" AND s."at" > a."at")),
    counted AS (
      SELECT r."at", r."email" = ${email} AS "isOfAccount", r."ip" = ${address} AS "isFromAddress",
        r."device" IS NOT DISTINCT FROM ${device}::text AS "isOfDevice", r."device" IS NULL AS "isUnknown" FROM recent r)
    SELECT
      count(*) FILTER (WHERE "isOfAccount" AND "isOfDevice" AND (${device !== null} OR "isFromAddress"))::int AS "hereCount",
      max("at") FILTER (WHERE "isOfAccount" AND "isOfDevice" AND (${device !== null} OR "isFromAddress")) AS "hereLast",
      count(*) FILTER (WHERE "isOfAccount" AND "isUnknown")::int AS "accountCount",
      max("at") FILTER (WHERE "isOfAccount" AND "isUnknown") AS "accountLast",
      count(*) FILTER (WHERE "isFromAddress")::int AS "addressCount",
      max("at") FILTER (WHERE "isFromAddress") AS "addressLast",
      EXISTS (SELECT FROM "LoginAttempt" WHERE "succeeded" AND "email" = ${email} AND "ip" = ${address}) AS "isKnownAddress"
    FROM counted`
  if (!row) throw new Error('an aggregate answers one row')
  const failures = (count: number, last: Date | null): Failures => ({ count, last })
  return {
    here: failures(row.hereCount, row.hereLast),
    account: failures(row.accountCount, row.accountLast),
    address: ip === null ? null : failures(row.addressCount, row.addressLast),
    isKnownDevice: device !== null,
    isKnownAddress: ip !== null && row.isKnownAddress,
  }
}

/** Failures at codes of an account, in this known browser or in all that are not known, since the last success there. */
export async function getCodeFailures(tx: Tx, { email, device }: Attempt, now: Date): Promise<Failures> {
  const since = new Date(now.getTime() - CODE_FAILURE_HOURS * 3_600_000)
  const [row] = await tx.$queryRaw<Failures[]>`
    SELECT count(*)::int AS "count", max(a."at") AS "last" FROM "LoginAttempt" a
    WHERE a."ofCode" AND NOT a."succeeded" AND a."at" > ${since} AND a."email" = ${email}
      AND a."device" IS NOT DISTINCT FROM ${device}::text
      AND NOT EXISTS (SELECT FROM "LoginAttempt" s WHERE s."succeeded" AND s."email" = a."email"
        AND s."device" IS NOT DISTINCT FROM a."device" AND s."at" > a."at")`
  return row ?? { count: 0, last: null }
}

/** Writes a try down as failed before it is checked; `markSucceeded` puts that right. Answers its id. */
export async function putAttempt(tx: Tx, { email, ip, device, isOfCode = false }: Attempt): Promise<bigint> {
  const attempt = await tx.loginAttempt.create({
    data: { email, ip: ip ?? '', device, ofCode: isOfCode, succeeded: false },
    select: { id: true },
  })
  return attempt.id
}

export async function markSucceeded(tx: Tx, attemptId: bigint): Promise<void> {
  await tx.loginAttempt.update({ where: { id: attemptId }, data: { succeeded: true } })
}

/** What was neither a failure nor a success is not counted. */
export async function dropAttempt(tx: Tx, attemptId: bigint): Promise<void> {
  await tx.loginAttempt.deleteMany({ where: { id: attemptId } })
}

/** Forgets tries that no longer say anything; answers how many. */
export async function deleteAttemptsBefore(time: Date): Promise<number> {
  const { count } = await db.loginAttempt.deleteMany({ where: { at: { lt: time } } })
  return count
}
