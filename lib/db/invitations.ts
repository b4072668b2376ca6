import 'server-only'
import type { OpenInvitation } from '../editorial/account-keys'
import type { Locale, Role } from '../editorial/actor'
import { NotFound } from '../errors'
import { db, type Tx } from './client'
import { hashKey } from './key-hash'
import { localeOf, storedLocale } from './users'

export type NewInvitationRow = {
  email: string
  role: Role
  locale: Locale
  keyHash: string
  invitedById: string
  expiresAt: Date
}

const OPEN = { acceptedAt: null, revokedAt: null }

/** Invites an address; an earlier invitation to it that nobody took up is none any more. Answers its id. */
export async function putInvitation(
  tx: Tx,
  { locale, ...row }: NewInvitationRow,
  now: Date,
): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`invite ${row.email}`}, 0))`
  await tx.invitation.updateMany({ where: { email: row.email, ...OPEN }, data: { revokedAt: now } })
  const data = { ...row, locale: storedLocale(locale) }
  return (await tx.invitation.create({ data, select: { id: true } })).id
}

export type Invitation = {
  id: string
  email: string
  role: Role
  locale: Locale
  expiresAt: Date
  /** Whoever invites must still be one who may. */
  invitedBy: { id: string; name: string; role: Role; disabledAt: Date | null }
}

const invitation = {
  id: true,
  email: true,
  role: true,
  locale: true,
  expiresAt: true,
  invitedBy: { select: { id: true, name: true, role: true, disabledAt: true } },
} as const

/** The invitation that a link opens, taken up neither before nor back; null when there is none. */
export async function findInvitation(key: string, tx: Tx = db): Promise<Invitation | null> {
  const found = await tx.invitation.findFirst({
    where: { keyHash: hashKey(key), ...OPEN },
    select: invitation,
  })
  return found && { ...found, locale: localeOf(found.locale) }
}

/** The open invitation of this id, or NotFound. */
export async function getInvitation(tx: Tx, id: string): Promise<Invitation> {
  const found = await tx.invitation.findFirst({ where: { id, ...OPEN }, select: invitation })
  if (!found) throw new NotFound()
  return { ...found, locale: localeOf(found.locale) }
}

/** Notes that it was taken up; false when someone was quicker. */
export async function takeInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const where = { id, ...OPEN, expiresAt: { gt: now } }
  return (await tx.invitation.updateMany({ where, data: { acceptedAt: now } })).count > 0
}

export async function revokeInvitation(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.invitation.updateMany({ where: { id, ...OPEN }, data: { revokedAt: now } })
}

/** Gives an invitation another key and another end; whoever sends it again answers for it. */
export async function renewInvitation(
  tx: Tx,
  id: string,
  renewed: { keyHash: string; expiresAt: Date; invitedById: string },
): Promise<void> {
  await tx.invitation.update({ where: { id }, data: renewed })
}

/** The invitations that nobody took up yet, newest first. */
export async function listOpenInvitations(now: Date): Promise<OpenInvitation[]> {
  const rows = await db.invitation.findMany({
    where: OPEN,
    select: {
      id: true,
      email: true,
      role: true,
      createdAt: true,
      expiresAt: true,
      invitedBy: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
  })
  return rows.map(({ invitedBy, ...row }) => ({
    ...row,
    invitedBy: invitedBy.name,
    isExpired: row.expiresAt <= now,
  }))
}
