import 'server-only'
import type { Locale, Role } from '../editorial/actor'
import { SECURITY_SETTING, SecuritySettings } from '../editorial/second-factor'
import { db, type Tx } from './client'
import { findSetting } from './settings'
import { localeOf } from './users'

export type SessionWithUser = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  revokedAt: Date | null
  user: { id: string; name: string; email: string; role: Role; locale: Locale; isDisabled: boolean }
  /** The site asks the account for a second factor, and it has none yet. */
  mustEnrol: boolean
}

/** A signed-in device as its owner sees it in the list. */
export type Device = { id: string; userAgent: string; ip: string; createdAt: Date; lastSeenAt: Date }

const AGENT_LENGTH_MAX = 400

/** Opens a session for a device; answers its id. */
export async function putSession(
  tx: Tx,
  { userId, userAgent, ip }: { userId: string; userAgent: string; ip: string },
): Promise<string> {
  const session = await tx.session.create({
    data: { userId, userAgent: userAgent.slice(0, AGENT_LENGTH_MAX), ip },
    select: { id: true },
  })
  return session.id
}

/** The session with the account as it is now, or null. Whether they still count is for the caller to judge. */
export async function findSession(id: string): Promise<SessionWithUser | null> {
  const found = await db.session.findUnique({
    where: { id },
    select: {
      id: true,
      createdAt: true,
      lastSeenAt: true,
      revokedAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          role: true,
          locale: true,
          disabledAt: true,
          secondFactor: { select: { confirmedAt: true } },
        },
      },
    },
  })
  if (!found) return null
  const { disabledAt, locale, secondFactor, ...user } = found.user
  const mustEnrol = user.role === 'ADMIN' && !secondFactor?.confirmedAt && (await doAdminsNeedFactor())
  return { ...found, user: { ...user, locale: localeOf(locale), isDisabled: disabledAt !== null }, mustEnrol }
}

const SEEN_EVERY_MS = 60_000

/** Notes that the device was seen; writes at most once a minute. */
export async function touchSession(session: { id: string; lastSeenAt: Date }, now: Date): Promise<void> {
  const before = new Date(now.getTime() - SEEN_EVERY_MS)
  if (session.lastSeenAt > before) return
  await db.session.updateMany({
    where: { id: session.id, lastSeenAt: { lte: before } },
    data: { lastSeenAt: now },
  })
}

/** Ends a session of the account; false when there is no such open one. */
export async function revokeSession(
  tx: Tx,
  { id, userId }: { id: string; userId: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: now },
  })
  return count > 0
}

/** Ends all sessions of the account but the one given; answers how many. */
export async function revokeSessionsOf(
  tx: Tx,
  userId: string,
  now: Date,
  exceptId?: string,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { revokedAt: now },
  })
  return count
}

/** The devices signed in to the account and seen since, last seen first. */
export function listDevices(userId: string, seenSince: Date): Promise<Device[]> {
  return db.session.findMany({
    where: { userId, revokedAt: null, lastSeenAt: { gt: seenSince } },
    select: { id: true, userAgent: true, ip: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
}

/** Whether the site asks every admin for a second factor. */
export const doAdminsNeedFactor = async (): Promise<boolean> =>
  SecuritySettings.safeParse(await findSetting(SECURITY_SETTING)).data?.adminsNeedFactor ?? false
