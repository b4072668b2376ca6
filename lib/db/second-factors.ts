import 'server-only'
import { createHash } from 'node:crypto'
import { stepOfCode } from '../editorial/totp'
import { seal, unseal } from '../secret-box'
import { db, type Tx } from './client'
import { makePassword } from './password-hash'

const CODES = 10

/** 80 bits need no slow hash; what a person types may have capitals, spaces or no dashes. */
const hashCode = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/gu, ''))
    .digest('hex')

/** Lays down a secret that is not asked for before it is confirmed; one that was confirmed stays. False when there is such a one. */
export async function putUnconfirmedFactor(tx: Tx, userId: string, secret: Buffer): Promise<boolean> {
  if (await hasSecondFactor(userId, tx)) return false
  const sealed = seal('second-factor', secret.toString('base64'))
  await tx.secondFactor.upsert({
    where: { userId },
    create: { userId, sealed },
    update: { sealed, lastStep: 0, createdAt: new Date() },
  })
  return true
}

/** Whether signing in asks for a code. */
export const hasSecondFactor = async (userId: string, tx: Tx = db): Promise<boolean> =>
  (await tx.secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0

/**
 * Takes a code of the account's authenticator, once; false when it fits none that may still be used. `isConfirmed` says whether a secret
 * that was confirmed is meant, or one that is about to be.
 */
export async function takeTotp(
  tx: Tx,
  userId: string,
  code: string,
  { now, isConfirmed }: { now: Date; isConfirmed: boolean },
): Promise<boolean> {
  const confirmedAt = isConfirmed ? { not: null } : null
  const factor = await tx.secondFactor.findFirst({ where: { userId, confirmedAt } })
  if (!factor) return false
  const secret = Buffer.from(unseal('second-factor', factor.sealed), 'base64')
  const step = stepOfCode(secret, code, { now, lastStep: factor.lastStep })
  if (step === null) return false
  // Of two at once, one finds the step used.
  const where = { userId, sealed: factor.sealed, lastStep: { lt: step } }
  return (await tx.secondFactor.updateMany({ where, data: { lastStep: step } })).count > 0
}

/** Uses a recovery code up; false when it is none, or was used. */
export async function takeRecoveryCode(tx: Tx, userId: string, code: string, now: Date): Promise<boolean> {
  const where = { userId, hash: hashCode(code), usedAt: null }
  return (await tx.recoveryCode.updateMany({ where, data: { usedAt: now } })).count > 0
}

export async function confirmFactor(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.secondFactor.update({ where: { userId }, data: { confirmedAt: now } })
}

/** Makes ten codes in place of those there were; they are answered this once, and stored as hashes. */
export async function renewRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, makePassword)
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashCode(code) })) })
  return codes
}

/** Nothing but the password is asked for any more; false when nothing was. */
export async function dropFactor(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.secondFactor.deleteMany({ where: { userId } })).count > 0
}

/** Since when a code is asked for, and how many recovery codes are left; null when none is asked for. */
export async function findFactor(userId: string): Promise<{ since: Date; codesLeft: number } | null> {
  const factor = await db.secondFactor.findUnique({
    where: { userId },
    select: { confirmedAt: true, _count: { select: { codes: { where: { usedAt: null } } } } },
  })
  return factor?.confirmedAt ? { since: factor.confirmedAt, codesLeft: factor._count.codes } : null
}
