import 'server-only'
import { listArticlesAt } from '../db/articles'
import { db } from '../db/client'
import {
  countUnread as countStored,
  findMailed,
  listNotifications as listStored,
  markAllRead,
  markAllUnread,
  markNotification as markStored,
  putMailed,
} from '../db/notifications'
import { findMailSource } from '../db/mail-server'
import type { Actor } from '../editorial/actor'
import type { Screen } from '../editorial/desk-lists'
import {
  isToldOf,
  mayHear,
  NOTIFICATION_KINDS,
  type AllNotifications,
  type MailChoice,
  type NotificationKind,
  type NotificationQuery,
  type NotificationRef,
  type NotificationRow,
} from '../editorial/notification'
import { authorize } from '../editorial/policy'

/** One screen of what one was told, the newest first; blank where the article is out of one's sight by now. */
export async function listNotifications(
  actor: Actor,
  query: NotificationQuery,
): Promise<Screen<NotificationRow>> {
  authorize(actor, 'notification.view')
  const screen = await listStored(actor.id, query)
  const articles = await listArticlesAt(
    db,
    screen.rows.map(({ article }) => article.id),
  )
  const rows = screen.rows.map((row) =>
    mayHear(actor, row.kind, articles.get(row.article.id))
      ? row
      : { ...row, article: null, commentId: null, detail: null },
  )
  return { ...screen, rows }
}

export function countUnread(actor: Actor): Promise<number> {
  authorize(actor, 'notification.view')
  return countStored(actor.id)
}

/** Makes one of one's own read or unread. Throws NotFound. */
export async function markNotification(actor: Actor, { id, isRead }: NotificationRef): Promise<void> {
  authorize(actor, 'notification.update')
  await markStored(actor.id, id, isRead ? new Date() : null)
}

/** Makes all one's own read that one could see at a moment, or takes that back. */
export async function markAllNotifications(actor: Actor, { at, isRead }: AllNotifications): Promise<void> {
  authorize(actor, 'notification.update')
  await (isRead ? markAllRead : markAllUnread)(actor.id, at)
}

type MailChoices = { kinds: NotificationKind[]; mailed: NotificationKind[]; isOff: boolean }

/** The kinds that one may hear of, those one wants by mail, and whether no letter leaves the house at all. */
export async function getMailChoice(actor: Actor): Promise<MailChoices> {
  authorize(actor, 'notification.view')
  const [mailed, source] = await Promise.all([findMailed(actor.id), findMailSource()])
  const kinds = NOTIFICATION_KINDS.filter((kind) => isToldOf(actor, kind))
  return { kinds, mailed: kinds.filter((kind) => mailed.includes(kind)), isOff: source === 'off' }
}

/** What one was not asked about stays as it was: another role may ask again. */
export async function chooseMail(actor: Actor, { mailed }: MailChoice): Promise<void> {
  authorize(actor, 'notification.update')
  const before = await findMailed(actor.id)
  await putMailed(
    actor.id,
    NOTIFICATION_KINDS.filter((kind) => (isToldOf(actor, kind) ? mailed : before).includes(kind)),
  )
}
