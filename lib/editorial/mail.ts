import { z } from 'zod'
import type { LetterKind } from './letters'

/** The setting that holds how letters leave the house, when the environment does not say. */
export const MAIL_SETTING = 'mail'

/** `tls` from the first byte, `starttls` before anything is said, `none` only within one machine or one's own network. */
export const MAIL_SECURITIES = ['starttls', 'tls', 'none'] as const
export type MailSecurity = (typeof MAIL_SECURITIES)[number]

export type MailServer = {
  host: string
  port: number
  security: MailSecurity
  /** Null where the server asks for no name. */
  login: { user: string; password: string } | null
  /** The address that letters come from, with or without a name: `编辑部 <desk@example.cn>`. */
  from: string
}

/** One mail address, with or without a name before it. A line break would begin another header. */
export const Sender = z
  .string()
  .trim()
  .max(200)
  .regex(/^(?:[^<>@\p{Cc}]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u)

/** The form of the desk. An empty password keeps the one that is stored. */
export const MailServerForm = z.object({
  host: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\s/@]+$/u),
  port: z.coerce.number().int().min(1).max(65_535),
  security: z.enum(MAIL_SECURITIES),
  user: z.string().trim().max(200).default(''),
  password: z.string().max(500).default(''),
  from: Sender,
})
export type MailServerForm = z.infer<typeof MailServerForm>

/** What the setting stores; the password is sealed. */
export const StoredMailServer = MailServerForm.omit({ password: true }).extend({
  sealedPassword: z.string().nullable(),
})
export type StoredMailServer = z.infer<typeof StoredMailServer>

/** Where the way out was set: the environment wins, and the desk cannot change it. */
export type MailSource = 'environment' | 'desk' | 'off'

export const MailRef = z.object({ id: z.uuid() })
export type MailRef = z.infer<typeof MailRef>

/** `dropped`: it was of no use any more before it could be sent, which is no trouble. */
export const MAIL_STATES = ['failed', 'late', 'waiting', 'sent', 'dropped'] as const
export type MailState = (typeof MAIL_STATES)[number]

export type MailRow = {
  id: string
  kind: LetterKind
  state: MailState
  to: string
  createdAt: Date
  sentAt: Date | null
  attempts: number
  /** What the server said, or why it was not reached. */
  error: string | null
  /** Nothing more is tried by itself, though it is still of use. */
  isGivenUp: boolean
  /** It was not sent, and is still of use. */
  mayReplay: boolean
}

/** What needs an eye comes first. */
export type MailList = { rows: MailRow[]; counts: Record<MailState, number> }

const MINUTE_MS = 60_000
/** Four hours of tries; who still does not get it will not get it. */
const ATTEMPTS_MAX = 10
/** Not sent this long after it was queued is late. */
export const LATE_MINUTES = 5

/** When a try that failed is followed by the next: after one, two, four minutes and so on up to an hour; null gives up. */
export function nextMailAt(attempts: number, isFinal: boolean, now: Date): Date | null {
  if (isFinal || attempts >= ATTEMPTS_MAX) return null
  return new Date(now.getTime() + Math.min(2 ** (attempts - 1), 60) * MINUTE_MS)
}
