import 'server-only'
import {
  countUnread as countStored,
  findMailed,
  listNotifications as listStored,
  markAllRead as markAll,
  markNotification as markStored,
  putMailed,
} from '../db/notifications'
import { findMailSource } from '../db/mail-server'
import type { Actor } from '../editorial/actor'
import type { Screen } from '../editorial/desk-lists'
import {
  NOTIFICATION_KINDS,
  type MailChoice,
  type NotificationKind,
  type NotificationQuery,
  type NotificationRef,
  type NotificationRow,
} from '../editorial/notification'
import { authorize } from '../editorial/policy'

/** One screen of what one was told, the newest first. */
export function listNotifications(actor: Actor, query: NotificationQuery): Promise<Screen<NotificationRow>> {
  authorize(actor, 'notification.view')
  return listStored(actor.id, query)
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

export async function markAllRead(actor: Actor): Promise<void> {
  authorize(actor, 'notification.update')
  await markAll(actor.id, new Date())
}

/** The kinds that one wants by mail, and whether no letter leaves the house at all. */
export async function getMailChoice(actor: Actor): Promise<{ mailed: NotificationKind[]; isOff: boolean }> {
  authorize(actor, 'notification.view')
  const [mailed, source] = await Promise.all([findMailed(actor.id), findMailSource()])
  return { mailed: NOTIFICATION_KINDS.filter((kind) => mailed.includes(kind)), isOff: source === 'off' }
}

export async function chooseMail(actor: Actor, { mailed }: MailChoice): Promise<void> {
  authorize(actor, 'notification.update')
  await putMailed(
    actor.id,
    NOTIFICATION_KINDS.filter((kind) => mailed.includes(kind)),
  )
}
