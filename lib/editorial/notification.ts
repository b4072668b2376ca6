import { z } from 'zod'
import { can, type Action, type ArticleFacts, type Person } from './policy'

/** What people are told of; each has its sentence in notifications.json of lib/words. A check of the database holds the list too. */
export const NOTIFICATION_KINDS = [
  'mentioned',
  'comment',
  'change-accepted',
  'change-rejected',
  'assigned',
  'review-asked',
  'returned',
  'approved',
  'published',
  'schedule-refused',
  'withdrawn',
  'killed',
  'follow-up-failed',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

/** What only those may hear of who may see the page that it is about, besides the article. */
const NEEDED: Partial<Record<NotificationKind, Action>> = { 'follow-up-failed': 'side-effect.view' }

/** Whether someone of this role is ever told of it. */
export const isToldOf = (person: Person, kind: NotificationKind): boolean => {
  const needed = NEEDED[kind]
  return needed === undefined || can(person, needed)
}

/** Whether someone may be told this of the article, as both are now. */
export const mayHear = (person: Person, kind: NotificationKind, article: ArticleFacts | undefined): boolean =>
  can(person, 'article.view', article) && isToldOf(person, kind)

export const MailChoice = z.object({ mailed: z.array(z.enum(NOTIFICATION_KINDS)).default([]) })
export type MailChoice = z.infer<typeof MailChoice>

/** One notification made read or unread. */
export const NotificationRef = z.object({
  id: z.uuid(),
  isRead: z.stringbool(),
})
export type NotificationRef = z.infer<typeof NotificationRef>

/** All that one was told until a moment, to be read; or all that was read by that to be unread again. */
export const AllNotifications = z.object({
  at: z.iso.datetime().transform((time) => new Date(time)),
  isRead: z.stringbool(),
})
export type AllNotifications = z.infer<typeof AllNotifications>

export const NotificationQuery = z.object({
  show: z.enum(['all', 'unread']).catch('all'),
  after: z.string().max(500).optional().catch(undefined),
})
export type NotificationQuery = z.infer<typeof NotificationQuery>

export type NotificationRow = {
  id: string
  kind: NotificationKind
  /** Null when it is out of the person's sight by now; then nothing that was said is told either. */
  article: { id: string; headline: string } | null
  commentId: string | null
  /** Null for the machine. */
  by: string | null
  /** The reason, or the words said. */
  detail: string | null
  at: string
  isRead: boolean
}
