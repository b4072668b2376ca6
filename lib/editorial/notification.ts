import { z } from 'zod'

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
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

export const MailChoice = z.object({ mailed: z.array(z.enum(NOTIFICATION_KINDS)).default([]) })
export type MailChoice = z.infer<typeof MailChoice>

/** One notification made read or unread. */
export const NotificationRef = z.object({
  id: z.uuid(),
  isRead: z.stringbool(),
})
export type NotificationRef = z.infer<typeof NotificationRef>

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
