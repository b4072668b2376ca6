import 'server-only'
import type { Locale } from '../editorial/actor'
import type { Screen } from '../editorial/desk-lists'
import {
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationQuery,
  type NotificationRow,
} from '../editorial/notification'
import type { Person } from '../editorial/policy'
import { NotFound } from '../errors'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'
import { localeOf } from './users'
import { inOrder, isAfter, SCREEN, toScreen, type SortKey } from './keyset'

export type News = {
  kind: NotificationKind
  articleId: string
  commentId?: string
  /** Who did it; null for the machine. */
  byId: string | null
  /** The reason, or the words said. */
  detail?: string
}

/** A notification that its person wants by mail as well. */
export type NewsByMail = { id: string; to: string; locale: Locale }

/**
 * Tells people of something: each once, but whoever did it, accounts that are closed, and who may not know of it. Answers what
 * is to be mailed.
 */
export async function putNotifications(
  tx: Tx,
  userIds: readonly string[],
  { kind, articleId, commentId, byId, detail }: News,
  mayKnow: (person: Person) => boolean,
): Promise<NewsByMail[]> {
  const ids = [...new Set(userIds)].filter((id) => id !== byId)
  const open = await tx.user.findMany({
    where: { id: { in: ids }, disabledAt: null },
    select: { id: true, role: true, email: true, locale: true, mailed: true },
  })
  const users = open.filter(mayKnow)
  if (users.length === 0) return []
  const rows = await tx.notification.createManyAndReturn({
    data: users.map(({ id: userId }) => ({ userId, kind, articleId, commentId, byId, detail })),
    select: { id: true, userId: true },
  })
  const idOf = new Map(rows.map(({ id, userId }) => [userId, id]))
  return users.flatMap(({ id: userId, email: to, locale, mailed }) => {
    const id = idOf.get(userId)
    return id !== undefined && mailed.includes(kind) ? [{ id, to, locale: localeOf(locale) }] : []
  })
}

export const countUnread = (userId: string): Promise<number> =>
  db.notification.count({ where: { userId, readAt: null } })

const NEWEST: SortKey = { expression: Prisma.sql`n."createdAt"`, type: 'timestamptz' }
const ID = Prisma.sql`n."id"`

/** With its article, whether or not the person may see that by now. */
type StoredNotification = NotificationRow & { article: NonNullable<NotificationRow['article']> }

/** One screen of what someone was told, the newest first. */
export async function listNotifications(
  userId: string,
  { show, after }: NotificationQuery,
): Promise<Screen<StoredNotification>> {
  const unread = show === 'unread' ? Prisma.sql`AND n."readAt" IS NULL` : Prisma.empty
  const [rows, total] = await Promise.all([
    db.$queryRaw<(Omit<StoredNotification, 'at'> & { at: Date; key: string })[]>`
      SELECT n."id"::text AS "id", n."kind", jsonb_build_object('id', a."id", 'headline', a."headline") AS "article",
        n."commentId"::text AS "commentId", u."name" AS "by", n."detail", n."createdAt" AS "at",
        n."readAt" IS NOT NULL AS "isRead", n."createdAt"::text AS "key"
      FROM "Notification" n JOIN "Article" a ON a."id" = n."articleId" LEFT JOIN "User" u ON u."id" = n."byId"
      WHERE n."userId" = ${userId}::uuid ${unread} AND ${isAfter(after, NEWEST, ID, 'desc')}
      ${inOrder(NEWEST, ID, 'desc')} LIMIT ${SCREEN + 1}`,
    db.notification.count({ where: { userId, ...(show === 'unread' && { readAt: null }) } }),
  ])
  return toScreen(
    rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    total,
  )
}

/** Makes one notification of someone read or unread. Throws NotFound for another's. */
export async function markNotification(userId: string, id: string, readAt: Date | null): Promise<void> {
  const { count } = await db.notification.updateMany({ where: { id, userId }, data: { readAt } })
  if (count === 0) throw new NotFound()
}

/** Who opened an article has seen what they were told of it. */
export async function markReadOf(userId: string, articleId: string, readAt: Date): Promise<void> {
  await db.notification.updateMany({ where: { userId, articleId, readAt: null }, data: { readAt } })
}

/** What came after the moment was not seen. */
export async function markAllRead(userId: string, at: Date): Promise<void> {
  await db.notification.updateMany({
    where: { userId, readAt: null, createdAt: { lte: at } },
    data: { readAt: at },
  })
}

/** Takes back what was marked with that moment. */
export async function markAllUnread(userId: string, at: Date): Promise<void> {
  await db.notification.updateMany({ where: { userId, readAt: at }, data: { readAt: null } })
}

/** The kinds that someone wants by mail. */
export async function findMailed(userId: string): Promise<string[]> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { mailed: true } })
  return user?.mailed ?? []
}

export async function putMailed(userId: string, mailed: readonly NotificationKind[]): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { mailed: [...mailed] } })
}

/** Whom a notification is for, as they are now, and of which article it tells. Null when it is no more. */
export async function findTold(
  tx: Tx,
  id: string,
): Promise<{
  kind: NotificationKind
  articleId: string
  person: Person
  email: string
  isDisabled: boolean
} | null> {
  const user = { select: { id: true, role: true, email: true, disabledAt: true } } as const
  const row = await tx.notification.findUnique({
    where: { id },
    select: { kind: true, articleId: true, user },
  })
  if (!row) return null
  const { disabledAt, email, ...person } = row.user
  const kind = NOTIFICATION_KINDS.find((one) => one === row.kind)
  return kind ? { kind, articleId: row.articleId, person, email, isDisabled: disabledAt !== null } : null
}

/** Deletes what was read long ago. */
export async function deleteNotificationsReadBefore(before: Date): Promise<void> {
  await db.notification.deleteMany({ where: { readAt: { lt: before } } })
}
