import { z } from 'zod'
import { Locale, Role } from './actor'
import { Email, Password, UserName } from './user'

// Links that open something once: an invitation, a new password, another address.

export const INVITATION_DAYS = 7
export const RESET_MINUTES = 30
export const EMAIL_HOURS = 24
/** Letters to reset a password that one account gets within an hour, whoever asks. */
export const RESETS_AN_HOUR = 3

/** The secret part of a link: 32 random bytes. */
const Key = z.string().regex(/^[\w-]{43}$/u)

export const NewInvitation = z.object({ email: Email, role: Role, locale: Locale.default('zh-CN') })
export type NewInvitation = z.input<typeof NewInvitation>

export const InvitationRef = z.object({ id: z.uuid() })
export type InvitationRef = z.infer<typeof InvitationRef>

const typedTwice = { next: Password, again: z.string() }
const isSame = ({ next, again }: { next: string; again: string }) => next === again
const DIFFERS = { path: ['again'], message: 'differs' }

export const Acceptance = z.object({ key: Key, name: UserName, ...typedTwice }).refine(isSame, DIFFERS)
export type Acceptance = z.infer<typeof Acceptance>

export const ResetWish = z.object({ email: Email })
export type ResetWish = z.infer<typeof ResetWish>

export const NewPassword = z.object({ key: Key, ...typedTwice }).refine(isSame, DIFFERS)
export type NewPassword = z.infer<typeof NewPassword>

export const EmailWish = z.object({ email: Email, password: z.string().min(1).max(200) })
export type EmailWish = z.infer<typeof EmailWish>

export const KeyForm = z.object({ key: Key })
export type KeyForm = z.infer<typeof KeyForm>

/** An invitation that nobody took up yet, as admins see it. */
export type OpenInvitation = {
  id: string
  email: string
  role: z.infer<typeof Role>
  invitedBy: string
  createdAt: Date
  expiresAt: Date
  isExpired: boolean
}

/** What an admin is told: the link only when no letter was queued, for it opens an account. */
export type InvitationSent = { email: string; link: string | null }
